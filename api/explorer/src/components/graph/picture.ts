import type { Localised, Named, Verdict } from "../../api/types";
import type { Language } from "../../messages";
import { formatNumber, localised } from "../../text/format";
import type { Facet } from "./Facets";
import { COLOURS, type Network, nodeName } from "./network";
import type { ViewState } from "./state";

export interface GraphNode {
  iri: string;
  label: Localised;
  kind: Named | null;
  document: string | null;
  verdict: Verdict | null;
}

/** Many things in one, by the id under which the server knows them. */
export interface GraphGroup {
  id: string;
  /** What they have in common that others around do not have. */
  label: Localised;
  /** Their class, where they have one. */
  kind: Named | null;
  document: string | null;
  verdict: Verdict | null;
  count: number;
}

export interface GraphEdge {
  source: string;
  target: string;
  property: string;
  label: Localised;
  count: number;
}

export interface GraphView {
  nodes: GraphNode[];
  groups: GraphGroup[];
  edges: GraphEdge[];
}

/** Either may be hidden by its class or its document. */
type Shown = Pick<GraphNode, "kind" | "document">;

interface Value {
  id: string;
  label: string;
}

export const ofClass =
  (language: Language) =>
  ({ kind }: Shown): Value | null =>
    kind && { id: kind.id, label: localised(kind.label, language, kind.id) };

export const ofDocument =
  (titles: ReadonlyMap<string, string>) =>
  ({ document }: Shown): Value | null =>
    document === null ? null : { id: `document ${document}`, label: titles.get(document) ?? document };

/** What the things of a view may be told apart by, the most frequent first. */
export function facets({ nodes, groups }: GraphView, of: (shown: Shown) => Value | null): Facet[] {
  const found = new Map<string, Facet>();
  for (const one of [...nodes, ...groups]) {
    const value = of(one);
    const count = (found.get(value?.id ?? "")?.count ?? 0) + ("count" in one ? one.count : 1);
    if (value) found.set(value.id, { ...value, count, colour: undefined });
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    .map((facet, index) => ({ ...facet, colour: index % COLOURS }));
}

/** A group's name: what its things are, and how many. */
export function groupName({ label, kind, count }: GraphGroup, language: Language): string {
  const name = localised(label, language);
  const of = kind && localised(kind.label, language, kind.id);
  return `${of && of !== name ? `${of}: ` : ""}${name} (${formatNumber(count, language)})`;
}

/** What is drawn of a view. */
export function networkOf(graph: GraphView, view: Pick<ViewState, "hidden" | "pinned">, classes: readonly Facet[], language: Language): Network {
  const colours = new Map(classes.map(({ id, colour }) => [id, colour]));
  const isShown = ({ kind, document }: Shown) =>
    !view.hidden.includes(kind?.id ?? "") && !view.hidden.includes(`document ${document}`);
  const look = (id: string, { kind }: Shown) => {
    const at = view.pinned[id];
    const colour = colours.get(kind?.id ?? "");
    return { id, ...(colour !== undefined && { colour }), ...(at && { at }) };
  };
  const verdicts = new Map([
    ...graph.nodes.map(({ iri, verdict }) => [iri, verdict] as const),
    ...graph.groups.map(({ id, verdict }) => [id, verdict] as const),
  ]);
  return {
    nodes: [
      ...graph.nodes.filter(isShown).map((node) => ({
        ...look(node.iri, node),
        label: nodeName(localised(node.label, language, node.iri)),
      })),
      ...graph.groups.filter(isShown).map((group) => ({
        ...look(group.id, group),
        label: nodeName(groupName(group, language)),
        count: group.count,
      })),
    ],
    edges: graph.edges.map(({ source, target, label, property, count }) => {
      const verdict = verdicts.get(source);
      const name = localised(label, language, property);
      const many = count > 1 ? `${name} (${formatNumber(count, language)})` : name;
      return { source, target, by: property, label: many, count, ...(verdict && { verdict }) };
    }),
  };
}
