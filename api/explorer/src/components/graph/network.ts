/** A graph to be drawn: things, and statements between them. */
export interface Node {
  id: string;
  label: string;
}

export interface Edge {
  source: string;
  target: string;
  label: string;
}

export interface Network {
  nodes: readonly Node[];
  edges: readonly Edge[];
}
