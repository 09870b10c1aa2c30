import type { Messages } from "../../../messages";

export const KEYWORDS: readonly string[] = [
  "SELECT", "CONSTRUCT", "ASK", "DESCRIBE", "DISTINCT", "REDUCED", "WHERE", "FROM", "FROM NAMED", "GRAPH", "OPTIONAL",
  "UNION", "MINUS", "FILTER", "FILTER NOT EXISTS", "FILTER EXISTS", "BIND", "VALUES", "GROUP BY", "HAVING", "ORDER BY",
  "LIMIT", "OFFSET", "PREFIX", "BASE", "AS", "ASC", "DESC", "IN", "NOT IN", "COUNT", "SUM", "AVG", "MIN", "MAX",
  "SAMPLE", "GROUP_CONCAT", "SEPARATOR", "STR", "LANG", "LANGMATCHES", "DATATYPE", "BOUND", "IRI", "IF", "COALESCE",
  "REGEX", "CONTAINS", "STRSTARTS", "STRENDS", "STRAFTER", "STRBEFORE", "CONCAT", "LCASE", "UCASE", "REPLACE", "YEAR",
  "ROUND", "ABS", "isIRI", "isLITERAL", "UNDEF",
];

interface Snippet {
  name: keyof Messages["sparql"]["snippets"];
  /** CodeMirror's form: `${…}` is a place to fill in. */
  template: string;
  prefixes: readonly string[];
}

/** Pieces of queries that analysts need again and again. */
export const SNIPPETS: readonly Snippet[] = [
  {
    name: "label",
    template: '${?thing} skos:prefLabel|rdfs:label ${?label} . FILTER(LANG(${?label}) = "vi")',
    prefixes: ["skos", "rdfs"],
  },
  {
    name: "targets",
    template:
      "${?target} a lk:Target ; lk:place ${place:11} ; lk:indicator ?indicator ; lk:value ?value ; lk:unit ?unit .\n  OPTIONAL { ${?target} lk:deadline ?deadline }",
    prefixes: ["lk", "place"],
  },
  {
    name: "results",
    template:
      "${?result} a lk:Result ; lk:place ${place:11} ; lk:value ?value ; lk:unit ?unit .\n  OPTIONAL { ${?result} lk:indicator ?indicator }\n  OPTIONAL { ${?result} lk:asOf ?asOf }",
    prefixes: ["lk", "place"],
  },
  {
    name: "evidence",
    template:
      "${?fact} lk:evidence/oa:hasTarget ?source .\n  ?source oa:hasSource ?document ; oa:hasSelector/oa:exact ?quote .",
    prefixes: ["lk", "oa"],
  },
  {
    name: "comparison",
    template:
      "?comparison lk:place ${place:11} ; lk:national ?national ; lk:verdict ?verdict .\n  OPTIONAL { ?comparison lk:local ?local ; lk:arithmetic ?arithmetic }",
    prefixes: ["lk", "place"],
  },
  {
    name: "basis",
    template: "${?instrument} lk:basedOn|lk:implements ${?basis} .",
    prefixes: ["lk"],
  },
];
