import type { Messages } from "..";

export const sparql: Messages["sparql"] = {
  title: "SPARQL",
  intro: "Ask the knowledge graph directly. Read-only; a query past its limits is ended with an explanation.",
  query: "Query",
  run: "Run",
  cancel: "Cancel",
  running: "Running…",
  shortcut: "Ctrl + Enter runs it",
  results: "Results",
  start: "Run the query to see results here.",
  rows: (count) => `${count} ${count === "1" ? "row" : "rows"}`,
  firstRows: (shown, total) => `First ${shown} of ${total} rows`,
  truth: (value) => (value ? "true" : "false"),
  errorAt: (line, column) => `Error in line ${line}, column ${column}`,
  error: "The query could not be run",
  examples: "Questions as examples",
  chooseExample: "Choose a question to see and change its SPARQL…",
  completion: "Type the name of a class, a property or a thing in Vietnamese or English, with accents or without; Ctrl + Space suggests. Esc, then Tab leaves the field.",
  snippet: "snippet",
  snippets: {
    label: "Vietnamese label of a thing",
    targets: "Targets of a province",
    results: "Results of a province",
    evidence: "The sentence behind a fact",
    comparison: "Comparison with the national target",
    basis: "Legal basis of an instrument",
  },
  notSparql: (expected) =>
    `From here on this is not SPARQL. Look at this place and right before it: often a “.” or “;” between two patterns is missing.${
      expected.length > 0 ? ` Here could stand: ${expected.join("  ")}` : ""
    }`,
  faults: {
    "undeclared-prefix": (prefix) => `The prefix “${prefix}:” is not declared: add PREFIX ${prefix}: <…> at the top of the query.`,
    "bad-iri": () => "An IRI has no spaces, quotes or braces: write %20 for a space.",
    "open-string": () => "This text has no closing quote.",
    "typographic-quote": () => 'SPARQL knows no curly quotes: write straight ones, "…".',
    unclosed: (bracket) => `This “${bracket}” is not closed.`,
    unopened: (bracket) => `This “${bracket}” closes nothing: leave it out, or open the bracket that is missing before it.`,
    "unknown-word": (words) => {
      const [word, near] = words.split(" ");
      return `SPARQL has no word “${word}”${near ? `; is ${near} meant?` : "."} Names of things need a prefix, variables a “?”.`;
    },
    "prefix-without-colon": (prefix) => `A prefix is declared with a colon: PREFIX ${prefix}: <…>`,
    comma: () => "The variables after SELECT have spaces between them, no commas.",
    "no-form": () => "A query needs SELECT, CONSTRUCT, ASK or DESCRIBE.",
    "not-grouped": () => "With GROUP BY or an aggregate (COUNT, SUM…), SELECT has the variables of GROUP BY and aggregates alone.",
  },
  refused: {
    service: "This server calls no other: leave SERVICE out, and ask the other one yourself.",
    from: "The store has no graph of the name after FROM. Without FROM, all data are asked.",
    change: (word) => `${word} changes data; only queries run here: SELECT, CONSTRUCT, ASK, DESCRIBE.`,
  },
  views: { label: "How to look at the results", table: "Table", chart: "Chart", graph: "Graph" },
  triple: { subject: "subject", predicate: "predicate", object: "object" },
  chart: {
    none: "The results have no column of figures. Select a value too.",
    kind: "Kind of chart",
    bar: "Bars",
    line: "Lines",
    scatter: "Points",
    across: "Along the bottom",
    figures: "Figures",
    label: (figures, across) => `Chart of ${figures} by ${across}; the table has the same figures`,
  },
  graph: {
    none: "The results have no things (IRIs) to be joined.",
    label: (nodes, edges) => `Graph of ${nodes} nodes and ${edges} links; the table says the same`,
    counts: (things, links) => `The answer has ${things} things and ${links} links.`,
    grouped: (groups) => `Too many to draw each of them, so they are in ${groups} groups; double-click a group, or pick it and press “Open the group”, to have it fall apart.`,
    explore: "Open on the page Graph",
    shut: "Close the group opened last",
  },
  history: {
    title: (count) => `Queries run before (${count})`,
    empty: "Queries run in this browser will be here.",
    forget: "Clear the list",
  },
  phrases: {},
  example: "The indicators and their Vietnamese labels",
};
