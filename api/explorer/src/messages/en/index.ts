import type { Messages } from "..";
import { languageName } from "../../text/format";
import { access } from "./access";
import { advice } from "./advice";
import { compare } from "./compare";
import { documents, kinds } from "./documents";
import { graph } from "./graph";
import { map } from "./map";
import { matrix } from "./matrix";
import { proof } from "./proof";
import { questions } from "./questions";
import { review } from "./review";
import { revisions } from "./revisions";
import { sparql } from "./sparql";
import { upload } from "./upload";

export const en: Messages = {
  appName: "lienket",
  tagline: "National and provincial targets, linked to the sentence that proves it",
  skipToContent: "Skip to content",
  navigation: {
    label: "Main navigation",
    matrix: "Matrix",
    questions: "Questions",
    documents: "Documents",
    compare: "Compare",
    graph: "Graph",
    sparql: "SPARQL",
    review: "Review",
  },
  language: {
    label: "Language",
    vi: "Tiếng Việt",
    en: "English",
    written: (tag) => `Written in ${languageName(tag, "en")}`,
  },
  theme: { label: "Appearance", auto: "System", light: "Light", dark: "Dark" },
  footer: {
    version: (version) => `lienket ${version}`,
    generation: (generation) => `Data generation ${generation}`,
    reference: "Ontology and vocabularies",
    local: "This page talks to its own server only.",
  },
  common: {
    loading: "Loading…",
    retry: "Try again",
    close: "Close",
    copy: "Copy",
    copyLink: "Copy link",
    copied: "Copied",
    copyFailed: "The browser does not allow copying",
    openDocument: "Open in document",
    report: "Report:",
    reportOn: (place, form) => `Report on ${place}, ${form}`,
    year: "Year",
    all: "All",
    findIn: (what) => `Find in the list: ${what}`,
    noneFound: "There is none of that name.",
    sure: "Press again to discard",
    noValue: "none",
    confidence: (percent) => `Confidence ${percent}`,
    issued: (date) => `dated ${date}`,
    page: (number) => `page ${number}`,
  },
  errors: {
    title: "Could not load",
    unreachable: "The lienket server does not answer. Check that `lienket serve` is running, then try again.",
    offline: "Your machine is not connected. Check the network; the page loads by itself once there is a connection.",
    waitSeconds: (seconds) => `The server asks to wait ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    notFoundTitle: "There is no such page",
    notFound: "The address may be old or mistyped. The linkage matrix is a good place to start again.",
    toMatrix: "To the matrix",
    broken: "The page failed while it was drawn",
    reloadAdvice: "lienket may just have been updated. Load the page again; if it still fails, report the line below.",
    reload: "Load again",
    advice,
    quoteMoved: "The quote is no longer at this place in the document; this is the sentence kept with the evidence.",
  },
  units: {
    rank: (rank) => `rank ${rank}`,
    points: (number) => `${number} percentage ${number === "1" ? "point" : "points"}`,
    places: (number) => `${number} places`,
  },
  levels: {
    national: "national level",
    ministry: "ministry level",
    province: "province level",
    district: "district level",
    commune: "commune level",
  },
  verdicts: {
    equal: "Equal",
    stricter: "Stricter",
    looser: "Looser",
    missing: "Not stated",
    notComparable: "Not comparable",
    met: "Met",
    behind: "Behind",
  },
  verdictMeanings: {
    equal: "as much as the nation asks",
    stricter: "more than the nation asks",
    looser: "less than the nation asks",
    missing: "not in the documents at hand",
    notComparable: "another unit, another direction, or stated in words only",
    met: "the reported result meets the national target",
    behind: "the reported result is behind the national target",
  },
  access,
  matrix,
  map,
  proof,
  documents,
  kinds,
  revisions,
  upload,
  questions,
  compare,
  graph,
  review,
  sparql,
};
