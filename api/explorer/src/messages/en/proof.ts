import type { Messages } from "..";

export const proof: Messages["proof"] = {
  title: "Proof",
  document: "Document",
  national: "Nation",
  local: "Province",
  result: "Reported result",
  none: "Not stated in the documents at hand. That does not mean that the province has no such target.",
  views: "Two views of the same cell",
  viewTarget: "Target",
  viewProgress: "Progress",
  headline: {
    equal: () => "The local target equals the national one.",
    stricter: (distance) => `The province asks for ${distance} more than the nation.`,
    looser: (distance) => `The province asks for ${distance} less than the nation.`,
    missing: () => "The documents at hand of this province state no counterpart.",
    notComparable: () => "Both targets share an indicator but cannot be compared.",
    met: (distance) =>
      distance ? `The result exceeds the national target by ${distance}.` : "The result meets the national target exactly.",
    behind: (distance) =>
      distance
        ? `The result is ${distance} short of the national target.`
        : "The result only equals the level that the national target wants to be passed.",
  },
  match: "How the two targets were matched",
  matchedWords: "Words that matched:",
  rule: "Rule and arithmetic",
  ruleSource: "View the rule",
  derived: "The figure is derived from",
  searched: "Searched in",
  sections: (count) => (count === 1 ? "1 section searched" : `${count} sections searched`),
  noSections: "the whole text, which has no sections",
  absentParts: "Named there, and not at hand:",
  completeness: "Are the documents at hand complete",
  notAtHand: "Instruments of the province that are named and not at hand:",
  nearest: "Nearest candidates, rejected",
  noNearest: "No candidate came near the indicator.",
  full: "The full proof, to print and share",
  sparql: "The SPARQL that finds this verdict",
  runSparql: "Run",
  quoteOf: (title) => `Quoted from ${title}`,
  counts: (numerator, denominator) => `${numerator} of ${denominator}`,
  noEvidence: "There is no quote.",
};
