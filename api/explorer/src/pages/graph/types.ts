import type { Evidence, Localised, Named, Term } from "../../api/types";

export interface GraphNode {
  iri: string;
  label: Localised;
  kind: Named | null;
  document: string | null;
  verdict: string | null;
}

export interface GraphEdge {
  source: string;
  target: string;
  property: string;
  label: Localised;
}

export interface GraphView {
  nodes: GraphNode[];
  edges: GraphEdge[];
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

export interface Neighbours {
  nodes: GraphNode[];
  count: number;
}

export interface Hit {
  iri: string;
  label: Localised | null;
  class: string | null;
  snippet: string;
}
