import cytoscape, { type Core, type ElementDefinition, type LayoutOptions, type Position } from "cytoscape";
import fcose from "cytoscape-fcose";
import { resolvedColour } from "../../styles/colour";
import type { Arrangement, Network } from "./network";
import { appearance } from "./appearance";
import { svgOf } from "./svg";

cytoscape.use(fcose);

/** Cytoscape adds a style element of this name to the page unless there is one; our content security policy
 * allows no such style, and `graph.css` says what it would. */
const STYLE_ID = "__________cytoscape_stylesheet";

/** A few nodes are not drawn larger than they would be among many. */
const CLOSEST = 1.3;
const NEAR = 90;

export interface Listener {
  /** A node was clicked, or (null) the ground. */
  onPick: (id: string | null) => void;
  /** A person has put a node somewhere. */
  onMove?: (id: string, at: readonly [number, number]) => void;
}

export interface Drawing {
  show(network: Network, arrangement: Arrangement): void;
  select(id: string | null): void;
  fit(): void;
  png(): Blob;
  svg(): Blob;
  close(): void;
}

/** A graph on a canvas in `element`. */
export function drawing(element: HTMLElement, listener: Listener): Drawing {
  claimStyle();
  const core = cytoscape({ container: element, maxZoom: 3, minZoom: 0.05, style: appearance(element) });
  let arranged: Arrangement | null = null;
  core.on("tap", ({ target }) => listener.onPick(target === core || !target.isNode() ? null : target.id()));
  core.on("dragfree", "node", ({ target }) => {
    const { x, y } = target.position() as Position;
    listener.onMove?.(target.id() as string, [x, y]);
  });
  return {
    show: (network, arrangement) => {
      const known = arranged === arrangement ? placed(core) : new Map<string, Position>();
      core.elements().remove();
      core.style(appearance(element));
      core.add(elements(network, element));
      arrange(core, network, arrangement, known);
      arranged = arrangement;
      if (known.size === 0) fit(core);
    },
    select: (id) => {
      core.$(":selected").unselect();
      if (id !== null) core.getElementById(id).select();
    },
    fit: () => fit(core),
    png: () => core.png({ output: "blob", full: true, scale: 2, bg: resolvedColour(element, "--surface") }),
    svg: () => new Blob([svgOf(core, element)], { type: "image/svg+xml" }),
    close: () => core.destroy(),
  };
}

function claimStyle(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement("meta");
  mark.id = STYLE_ID;
  document.head.append(mark);
}

const placed = (core: Core): Map<string, Position> => new Map(core.nodes().map((node) => [node.id(), { ...node.position() }]));

function elements({ nodes, edges }: Network, element: HTMLElement): ElementDefinition[] {
  const known = new Set(nodes.map(({ id }) => id));
  return [
    ...nodes.map(({ id, label, colour }) => ({
      group: "nodes" as const,
      data: { id, label, colour: resolvedColour(element, colour === undefined ? "--accent" : `--kind-${colour}`) },
    })),
    ...edges
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map(({ source, target, label, verdict }, index) => ({
        group: "edges" as const,
        data: {
          id: `edge ${index}`,
          source,
          target,
          label,
          colour: verdict ? resolvedColour(element, "--verdict", verdict) : resolvedColour(element, "--line-strong"),
        },
      })),
  ];
}

/** Gives each node its place. Those that had one keep it: a reader does not lose the way when more come. */
function arrange(core: Core, network: Network, arrangement: Arrangement, known: Map<string, Position>): void {
  const pinned = network.nodes.flatMap(({ id, at }) => (at ? [[id, { x: at[0], y: at[1] }] as const] : []));
  if (arrangement === "lineage") {
    core.layout({ name: "breadthfirst", directed: true, spacingFactor: 1.1, grid: true } as LayoutOptions).run();
    for (const [id, position] of pinned) core.getElementById(id).position(position);
    return;
  }
  const fixed = new Map([...known, ...pinned].filter(([id]) => core.getElementById(id).nonempty()));
  if (fixed.size === core.nodes().length) {
    for (const [id, position] of fixed) core.getElementById(id).position(position);
    return;
  }
  for (const node of core.nodes()) node.position(fixed.get(node.id()) ?? beside(node.id(), core, fixed));
  core
    .layout({
      name: "fcose",
      animate: false,
      quality: core.nodes().length > 300 ? "draft" : "default",
      randomize: fixed.size === 0,
      nodeRepulsion: () => 9000,
      idealEdgeLength: () => NEAR,
      fixedNodeConstraint: [...fixed].map(([nodeId, position]) => ({ nodeId, position })),
    } as LayoutOptions)
    .run();
}

/** A place near a neighbour that has one. */
function beside(id: string, core: Core, fixed: Map<string, Position>): Position {
  const neighbour = core.getElementById(id).neighborhood("node").filter((node) => fixed.has(node.id()));
  const { x, y } = fixed.get(neighbour.first().id() ?? "") ?? { x: 0, y: 0 };
  const angle = Math.random() * 2 * Math.PI;
  return { x: x + NEAR * Math.cos(angle), y: y + NEAR * Math.sin(angle) };
}

/** All of it in sight. */
function fit(core: Core): void {
  core.fit(undefined, 24);
  if (core.zoom() > CLOSEST) {
    core.zoom(CLOSEST);
    core.center();
  }
}
