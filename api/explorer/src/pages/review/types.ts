import type { Fact, Localised } from "../../api/types";

export type State = "pending" | "accepted" | "refused" | "corrected" | "disputed";
export type Verb = "accept" | "reject" | "correct" | "comment" | "withdraw";
export type Correction = Record<string, string>;
/** `mapping`, `figure`, `document`, or the kind of another fact: `relation`, `task` … */
export type Kind = string;

export interface Choice {
  id: string;
  label: Localised | null;
}

export interface Summary {
  of: string;
  kind: Kind;
  state: State;
  label: Localised | null;
  place: Localised | null;
  document: string | null;
  quote: string;
  /** The id of a national target, `none` where there is no counterpart. */
  national: string | null;
  nationalLabel: Localised | null;
  confidence: number | null;
  doubts: Choice[];
  objections: number;
  earlier: boolean;
}

export const FACETS = ["place", "reason", "kind", "document"] as const;
export type Facet = (typeof FACETS)[number];

export interface Queue {
  total: number;
  states: Record<string, number>;
  facets: Record<Facet, (Choice & { count: number })[]>;
  items: Summary[];
  publication: Publication;
}

export interface Publication {
  waiting: number;
  underWay: boolean;
  /** Whether something else is being published, which has to end first. */
  held: boolean;
  refused: { kind: string; detail: string; pins: string[] } | null;
}

export interface Decision {
  id: string;
  decision: Verb;
  reviewer: string;
  /** Who brought it in, where that is somebody else. */
  via: string | null;
  time: string;
  note: string;
  correction: Correction;
  /** Whether it is its reviewer's last word. */
  standing: boolean;
  /** Whether readers see it. */
  published: boolean;
}

/** What was decided of a thing. */
export interface Reviewed {
  of: string;
  state: State | null;
  decisions: Decision[];
  earlier: (Decision & { sentence: string })[];
  objections: number;
  comments: { id: number; comment: string; time: string }[];
}

export interface Item extends Reviewed {
  kind: Kind;
  statement: Record<string, string> | null;
  /** What can be corrected of it. */
  parts: string[];
  /** What the instruments and institutions of the statement are called, by their ids. */
  names: Record<string, Localised>;
  key: string | null;
  confidence: number | null;
  /** The IRI of what is compared by it. */
  comparison: string | null;
  doubts: Choice[];
  local: Fact | null;
  national: Fact | null;
  candidates: { id: string; fact: Fact; reasons: Choice[] }[];
}

export interface Choices {
  national: (Choice & { year: number | null })[];
  predicate: Choice[];
  indicator: Choice[];
  level: Choice[];
  unit: Choice[];
  comparator: Choice[];
  relation: Choice[];
  sector: Choice[];
  place: Choice[];
}

export interface Agreement {
  first: string;
  second: string;
  shared: number;
  alike: number;
  share: number | null;
  kappa: number | null;
}
