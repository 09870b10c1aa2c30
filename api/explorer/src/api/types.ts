/** What the HTTP API answers; decimals come as numbers, what is not known as null. */

export type { DocumentFact, DocumentSummary, SourceDocument } from "./documents";

export type Localised = Partial<Record<"vi" | "en", string>>;
export type Comparator = "eq" | "ge" | "gt" | "le" | "lt" | "approx";
export type Unit = "percent" | "count" | "rank";
export type Level = "national" | "ministry" | "province" | "district" | "commune";

export const TARGET_VERDICTS = ["equal", "stricter", "looser", "missing", "notComparable"] as const;
export type TargetVerdict = (typeof TARGET_VERDICTS)[number];
export type ProgressVerdict = "met" | "behind";
export type Verdict = TargetVerdict | ProgressVerdict;

export interface Progress {
  verdict: ProgressVerdict;
  value: number;
  difference: number;
  /** How far short of the national value, as a share of it; below zero where it is better. */
  gap: number | null;
  comparison: string;
}

/** Without a verdict and a comparison of its own where only progress is known. */
export interface Cell {
  verdict: TargetVerdict | null;
  comparison: string | null;
  value: number | null;
  comparator: Comparator | null;
  difference: number | null;
  /** As that of a result. */
  gap: number | null;
  /** Further local targets that are compared with the same national one. */
  others: number;
  progress: Progress | null;
  /** Ids of the sectors that its figures are of. */
  sectors: string[];
}

export interface MatrixRow {
  id: string;
  iri: string;
  label: Localised;
  clause: string;
  pillar: { id: string; label: Localised };
  year: number;
  level: Level | null;
  comparator: Comparator;
  value: number;
  unit: Unit;
  appliesToProvinces: boolean;
  /** Ids of the sectors that the target itself is of. */
  sectors: string[];
  /** By the province's code. */
  cells: Record<string, Cell>;
}

export interface Province {
  code: string;
  iri: string;
  label: Localised;
  documents: number;
}

export interface Matrix {
  generation: number;
  years: number[];
  sectors: Named[];
  provinces: Province[];
  rows: MatrixRow[];
}

/** A province of some time; `until` is its last day, `successor` the code of what it went into. */
export interface Place {
  code: string;
  iri: string;
  label: Localised;
  since: string | null;
  until: string | null;
  successor: string | null;
}

export interface DocumentReference {
  id: string;
  title: string;
  issued: string | null;
}

export interface Evidence {
  document: DocumentReference;
  exact: string;
  prefix: string;
  suffix: string;
  /** Offsets into the document's text, in code points. */
  start: number;
  end: number;
  /** Where the document has pages. */
  page?: number;
  /** The number and title of the section, where the document has sections: `II.1.a. Chính quyền số`. */
  section?: string;
}

export interface Fact {
  iri: string;
  label: Localised;
  value: number | null;
  comparator: Comparator | null;
  unit: Unit | null;
  numerator: number | null;
  denominator: number | null;
  level: Level | null;
  year: number | null;
  asOf: string | null;
  confidence: number | null;
  note: Localised | null;
  /** How a derived result was computed. */
  arithmetic: string | null;
  /** Null for a derived result, which rests on the facts that it comes from. */
  evidence: Evidence | null;
}

export interface Named {
  id: string;
  label: Localised;
}

/** A figure that came near, and why it was rejected. */
export interface Candidate extends Fact {
  reasons: Named[];
}

/** Where a counterpart was looked for, and how much of each document there is. */
export interface Searched extends DocumentReference {
  completeness: Named | null;
  absent: string[];
  sections: { label: string; start: number; end: number }[];
}

/** What is behind the verdict that something is not stated in the documents at hand. */
export interface Absence {
  completeness: Named | null;
  declared: { by: string; time: string; note: string | null } | null;
  searched: Searched[];
  nearest: Candidate[];
  notAtHand: Named[];
}

/** How two targets were put side by side, in the terms of SSSOM. */
export interface Match {
  predicate: Named;
  justification: Named;
  confidence: number | null;
  matchString: string[];
  toolVersion: string;
  review: Named | null;
  doubts: Named[];
}

/** A comparison of the same province with the same national target. */
export interface Sibling {
  comparison: string;
  kind: "target" | "progress";
  verdict: Verdict;
  value: number | null;
  comparator: Comparator | null;
  title: string | null;
}

export interface Proof {
  comparison: string;
  kind: "target" | "progress";
  verdict: Verdict;
  difference: number | null;
  unit: Unit;
  arithmetic: string | null;
  rule: { id: string; label: Localised; source: string };
  place: { code: string; label: Localised };
  national: Fact;
  local: Fact | null;
  absence: Absence | null;
  sparql: string;
  /** All comparisons of the same cell, this one too. */
  siblings: Sibling[];
  derivedFrom: Fact[];
  match: Match | null;
}

/** What a reviewer decided of a mapping or a figure. */
export interface ReviewDecision {
  id: string;
  decision: "accept" | "reject" | "correct" | "comment" | "withdraw";
  reviewer: string;
  time: string;
  note: string;
  /** Whether it counts still, and whether the data show it already. */
  standing: boolean;
  published: boolean;
}

/** What became of a thing in review; without a state nobody needed to look at it, and nobody did. */
export interface Reviewed {
  state: "pending" | "accepted" | "refused" | "corrected" | "disputed" | null;
  decisions: ReviewDecision[];
  /** How many readers object. */
  objections: number;
}

/** A step that a comparison rests on, or the comparison itself. */
export interface Step {
  iri: string;
  role: "conclusion" | "mapping" | "fact";
  kind: Named;
  label: Localised;
  confidence: number | null;
}

/** What facts are stated in; one without `sha256` is a register and has no text. */
export interface Source {
  iri: string;
  id: string;
  title: Localised;
  issued: string | null;
  issuer: Localised | null;
  instrument: Named | null;
  sha256: string | null;
}

/** The steps behind a comparison, the comparison first, and the documents that they end in. */
export interface Chain {
  steps: Step[];
  documents: Source[];
}

export interface QuestionSummary {
  id: string;
  number: number | null;
  theme: string;
  /** Whether it came from an analyst's folder. */
  own: boolean;
  title: Localised;
  description: Localised;
}

/** A question as the catalogue lists it. */
export interface ListedQuestion extends QuestionSummary {
  parameters: { name: string; label: Localised; required: boolean }[];
}

export interface Catalogue {
  /** In the order in which people meet them. */
  themes: { id: string; label: Localised }[];
  questions: ListedQuestion[];
  /** Files of an analyst's own that are no questions. */
  problems: { file: string; line: number | null; message: Localised }[];
}

export interface Parameter {
  name: string;
  type: string;
  label: Localised;
  required: boolean;
  value: string | null;
  choices: { value: string; label: Localised }[];
}

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  label?: Localised | null;
  datatype?: string;
  language?: string;
  /** The address of the question that lists what this cell sums up. */
  opens?: string;
}

export interface Column {
  name: string;
  label: Localised;
  role: string;
  meaning: Localised | null;
}

/** Terms by column, and as `proof` the address of the row's proof. */
export type AnswerRow = Record<string, Term | string | null>;

/** The term in a column of a row. */
export function termIn(row: AnswerRow, column: string): Term | null {
  const cell = row[column];
  return typeof cell === "object" ? cell : null;
}

export interface Answer extends QuestionSummary {
  parameters: Parameter[];
  columns: Column[];
  rows: AnswerRow[];
  /** By the fact's IRI. */
  evidence: Record<string, Evidence>;
  sparql: string;
  seconds: number;
  generation: number;
  /** Whether another version of lienket, or other settings, drew the conclusions. */
  outdated: boolean;
}

/** A piece of a question in words, and what became of it. */
export interface Piece {
  text: string;
  start: number;
  kind: "value" | "asking" | "word" | "small" | "unknown";
  meaning: Localised | null;
  parameter: string | null;
  others: { id: string; label: Localised }[];
}

/** What was understood of a question in words; only where it was, there is a `link` to its answer. */
export interface Understood {
  text: string;
  understood: boolean;
  link?: string;
  missing?: string[];
  pieces: Piece[];
  candidates: { id: string; title: Localised; link: string }[];
}

export interface Status {
  version: string;
  generation: number | null;
}

export const SCOPES = ["read", "ingest", "review", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who a token is; without one nobody. */
export interface Access {
  name: string | null;
  scopes: Scope[];
}
