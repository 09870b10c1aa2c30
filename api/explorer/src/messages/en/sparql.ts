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
  fault: (expected) =>
    expected[0] === "PREFIX"
      ? "A prefix is not declared: add PREFIX name: <…> at the top of the query."
      : expected.length > 0
        ? `From here on this is not SPARQL. Here could stand: ${expected.join("  ")}`
        : "From here on this is not SPARQL.",
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
