import type { Verdict } from "../../api/types";

/** A graph to be drawn: things and groups of things, and statements between them. */
export interface Node {
  id: string;
  label: string;
  /** Which of the palette's colours it has, from 0; things of one class have one colour. */
  colour?: number;
  /** How many things a group stands for. */
  count?: number;
  /** Where a person has put it. */
  at?: readonly [number, number];
}

export interface Edge {
  source: string;
  target: string;
  /** The relation, which tells edges between the same two apart. */
  by: string;
  label: string;
  /** How many statements it stands for. */
  count?: number;
  /** The verdict whose colour and line it has. */
  verdict?: Verdict;
}

export interface Network {
  nodes: readonly Node[];
  edges: readonly Edge[];
}

/** Edges as they are drawn: of those in one direction between two nodes, one of which is a group, one. */
export function bundled({ nodes, edges }: Network): Edge[] {
  const groups = new Set(nodes.flatMap(({ id, count }) => (count === undefined ? [] : id)));
  const bundles = new Map<string, Edge[]>();
  for (const edge of edges) {
    const isOfGroup = groups.has(edge.source) || groups.has(edge.target);
    const key = `${edge.source}\n${edge.target}\n${isOfGroup ? "" : edge.by}`;
    bundles.set(key, [...(bundles.get(key) ?? []), edge]);
  }
  return [...bundles.values()].flatMap((bundle) => {
    const [first, second, third] = bundle.toSorted((a, b) => (b.count ?? 1) - (a.count ?? 1));
    if (!first || !second) return first ?? [];
    const count = bundle.reduce((sum, edge) => sum + (edge.count ?? 1), 0);
    return { ...first, label: `${first.label}, ${second.label}${third ? "…" : ""}`, count };
  });
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
