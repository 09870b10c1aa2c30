import type { Messages } from "..";

export const documents: Messages["documents"] = {
  title: "Documents",
  intro: "Every ingested document with the facts found in it. Open one to see each fact in its own sentence.",
  name: "Document",
  place: "Place",
  issued: "Date",
  facts: "Facts",
  nationwide: "nationwide",
  emptyTitle: "No documents yet",
  empty: "Ingest .txt files or whole folders with:",
  factsInText: "Facts in the text",
  text: "Full text",
  showKind: (kind, count) => `${kind} (${count})`,
  noFacts: "No facts were found in this document.",
};

export const kinds: Messages["kinds"] = {
  target: "Target",
  goal: "Goal",
  result: "Result",
  task: "Task",
  "task-group": "Task group",
  relation: "Legal basis",
  sector: "Sector",
  mention: "Reference",
  other: "Other",
};
