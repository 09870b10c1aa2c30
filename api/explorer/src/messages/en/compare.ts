import type { Messages } from "..";

export const compare: Messages["compare"] = {
  title: "Compare",
  views: "Ways to compare",
  tabs: { provinces: "Two provinces", time: "Over time" },
  intro: {
    provinces: "Two provinces side by side, by national target. Each verdict leads to its proof.",
    time: "Results and targets of an indicator over time, of several provinces, with the national targets.",
  },
  left: "First province",
  right: "Second province",
  onlyDifferent: "Only rows that differ",
  fewTitle: "Documents of two provinces at least are needed",
  few: "Ingest a plan, a resolution or a report of one more province.",
  level: "Level",
  provinces: (shown, all) => `Provinces (${shown} of ${all} drawn)`,
  all: "Select all",
  none: "Select none",
  emptyTitle: "The documents at hand state no figure",
  empty: "Choose another indicator, another level, or tick provinces above.",
  chart: (title) => `${title} over time; the table below has the same figures`,
  legend:
    "A colour for each province. Lines and dots: reported results, a stroke for each level (hollow: no time is told, so it is the document's date). Diamonds: the province's targets. Lines across and triangles: national targets. Red pins: figures that contradict another one of the same time.",
  contradicted: "Some figures of the same time contradict each other: red pins in the picture, and marked in the table.",
  toContradictions: "See each pair of figures that contradict each other",
  words: {
    national: "Nation",
    nationalOf: (year, levels) => `Nation ${year}${levels && `: ${levels}`}`,
    endOf: (year) => `end of ${year}`,
    kinds: {
      Result: "result",
      DerivedResult: "derived result",
      Target: "the province's target",
      NationalTarget: "national target",
    },
    undated: "(the document's date)",
    contradicted: "contradicted",
  },
};
