/** A graph to be drawn: things, and statements between them. */
export interface Node {
  id: string;
  label: string;
  /** Which of the palette's colours it has, from 0; things of one class have one colour. */
  colour?: number;
  /** Where a person has put it. */
  at?: readonly [number, number];
}

export interface Edge {
  source: string;
  target: string;
  label: string;
  /** The verdict whose colour it has. */
  verdict?: string;
}

export interface Network {
  nodes: readonly Node[];
  edges: readonly Edge[];
}

/** Colours that are told apart, in light and dark: `--kind-0` and so on. */
export const COLOURS = 8;

/** Forces pull things together that are linked; a lineage stands in rows, what rests on a thing below it. */
export type Arrangement = "force" | "lineage";

/** Characters of a name beside a node; the whole is told when it is picked. */
const LONGEST_NAME = 48;

/** A name as it stands beside a node: on one line, cut where it is long. */
export function nodeName(text: string): string {
  const name = text.replaceAll("\n", " ");
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
