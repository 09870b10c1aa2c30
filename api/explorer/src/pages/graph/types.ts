import type { Evidence, Localised, Term } from "../../api/types";
import type { GraphGroup, GraphNode } from "../../components/graph/picture";

/** What a group falls into. */
export interface Parts {
  count: number;
  nodes: GraphNode[];
  groups: GraphGroup[];
}

export interface Link {
  property: string;
  label: Localised;
  direction: "in" | "out";
  count: number;
}

export interface Thing {
  node: GraphNode;
  /** The address of its own page; null where it has none here. */
  page: string | null;
  said: { property: string; label: Localised; values: Term[]; count: number }[];
  evidence: Evidence | null;
  links: Link[];
}

export interface Hit {
  iri: string;
  label: Localised | null;
  classLabel: Localised | null;
  snippet: string;
}
