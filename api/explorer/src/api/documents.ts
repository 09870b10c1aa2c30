/** What the HTTP API answers about documents: what they state, their versions, and what is staged. */
import type { DocumentReference, Evidence, Localised, Named, Verdict } from "./types";

export interface DocumentSummary extends DocumentReference {
  place: { iri: string; label: Localised } | null;
  /** Number of facts by kind. */
  facts: Record<string, number>;
}

export interface DocumentFact {
  iri: string;
  kind: string;
  label: Localised;
  start: number;
  end: number;
}

export interface Section {
  label: string;
  /** Null for a numbered point, which has no heading of its own. */
  title: string | null;
  depth: number;
  start: number;
  end: number;
}

export interface SourceDocument extends DocumentReference {
  place: { label: Localised } | null;
  /** Whether it came in here, and so has versions. */
  archived: boolean;
  text: string;
  sections: Section[];
  facts: DocumentFact[];
}

/** An IRI with its label, or a literal. */
export interface AttributeValue {
  value: string;
  label: Localised | null;
}

/** A fact in full: its sentence, and what it says by the names of properties. */
export interface Statement extends DocumentFact, Pick<Evidence, "exact" | "prefix" | "suffix"> {
  page: number | null;
  section: string | null;
  attributes: Record<string, AttributeValue[]>;
}

export interface Compared {
  comparison: string;
  verdict: Verdict;
  national: Named;
  rule: Named;
  relation: Named | null;
  confidence: number | null;
}

export interface StatedFact extends Statement {
  comparisons: Compared[];
}

/** A fact in full; its comparisons are known of what is published. */
export type KnownFact = Statement & Partial<Pick<StatedFact, "comparisons">>;

/** Why an attribute is what it is: the rule, the words that it went by, and the label of the vocabulary, if any. */
export interface Reason {
  attribute: string;
  /** Null where the rule is why there is none. */
  value: string | null;
  because: Localised;
  words: { start: number; end: number; text: string }[];
  entry: { file: string; concept: string; label: string } | null;
}

export interface FactReasons {
  iri: string;
  /** People corrected the fact: it is not as it was read. */
  corrected: boolean;
  attributes: Reason[];
}

export interface Reasons {
  /** The version that read the document, and the one that tells why. */
  readBy: string;
  toldBy: string;
  facts: FactReasons[];
}

export type Change = "same" | "changed" | "added" | "removed";
export type Counts = Record<Change, number>;

export interface Revised {
  change: Exclude<Change, "same">;
  before: Statement | null;
  after: Statement | null;
  /** The attributes that differ. */
  attributes: string[];
}

export interface Version {
  number: number;
  generation: number;
  time: string;
  file: string;
  sha256: string;
  readBy: string;
  current: boolean;
}

export interface Difference {
  document: string;
  title: string;
  before: Version;
  after: Version;
  counts: Counts;
  changes: Revised[];
}

/** A fact that is left out, and why. */
export interface Doubt {
  span: [number, number];
  exact: string;
  reasons: Localised;
}

export interface Outcome {
  status: "new" | "changed" | "unchanged" | "refused";
  document: string | null;
  facts: Record<string, number>;
  doubts: Doubt[];
  /** Pages that are pictures. */
  unread: number[];
  reason: string | null;
  message: string | null;
}

export interface UploadedFile {
  file: string;
  size: number;
  stage: "waiting" | "reading" | "extracting" | "done";
  done: number;
  of: number;
  outcome: Outcome | null;
}

export interface Upload {
  id: string;
  begun: string;
  ended: boolean;
  files: UploadedFile[];
  problem: { type: string; title: Localised; detail: string } | null;
}

export interface StagedDocument {
  document: string;
  title: string;
  file: string | null;
  time: string | null;
  change: "new" | "changed" | "removed";
  /** Published documents whose file has the same name. */
  alike: string[];
  issued: string | null;
  place: { label: Localised } | null;
  facts: Record<string, number>;
  counts: Counts;
  doubts: Doubt[];
  unread: number[];
}

export interface Staged {
  /** Tells one state of what is staged from another. */
  stamp: string;
  documents: StagedDocument[];
}

/** A document that went out, and can come in again. */
export interface RemovedDocument {
  document: string;
  file: string;
  time: string;
}

export interface StagedPreview extends StagedDocument {
  text: string | null;
  sections: Section[];
  statements: Statement[];
  changes: Revised[];
}

export interface AnswerChange {
  question: string;
  title: Localised | null;
  arguments: Record<string, { value: string; label?: Localised | null }>;
  change: "rows" | "query" | "gone" | "failed" | "slow";
  counts: { added: number; removed: number; changed: number };
}

export interface Publication {
  generation: number | null;
  documents: string[];
  answers: AnswerChange[];
  pins: (AnswerChange & { pin: string })[];
}
