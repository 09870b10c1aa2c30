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
  provinces: "Provinces",
  emptyTitle: "The documents at hand state no figure",
  empty: "Choose another indicator, another level, or more provinces.",
  chart: (title) => `${title} over time; the table below has the same figures`,
  legend:
    "Lines and dots: reported results (hollow: no time is told, so it is the document's date). Diamonds: the province's targets. Dashed lines and triangles: national targets. Red pins: figures that contradict another one of the same time.",
  contradicted: "Some figures of the same time contradict each other: red pins in the picture.",
  words: {
    target: (place) => `${place}: target`,
    national: (year) => (year ? `Nation ${year}` : "Nation"),
  },
};
