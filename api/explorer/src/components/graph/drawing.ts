import cytoscape, { type Core, type ElementDefinition, type Position } from "cytoscape";
import { resolvedColour } from "../../styles/colour";
import { appearance, LARGEST, NODE_SIZE } from "./appearance";
import { arrange, type Stage } from "./arrangement";
import { type Arrangement, bundled, type Network } from "./network";
import { svgOf } from "./svg";

/** Cytoscape adds a style element of this name to the page unless there is one; our content security policy
 * allows no such style, and `graph.css` says what it would. */
const STYLE_ID = "__________cytoscape_stylesheet";

/** A few nodes are not drawn larger than they would be among many. */
const CLOSEST = 1.2;

/** With more edges than these a graph is crowded, see `appearance`. */
const CROWD = 60;

const STEP = 1.3;

export interface Listener {
  /** A node was clicked, or (null) the ground. */
  onPick: (id: string | null) => void;
  /** A node was clicked twice. */
  onOpen?: (id: string) => void;
  /** A person has put a node somewhere. */
  onMove?: (id: string, at: readonly [number, number]) => void;
  /** The nodes get their places. */
  onStage?: (stage: Stage) => void;
}

export interface Drawing {
  show(network: Network, arrangement: Arrangement): void;
  /** Takes the page's colours anew. */
  recolour(): void;
  select(id: string | null): void;
  placeOf(id: string): readonly [number, number];
  fit(): void;
  /** Nearer (1) or further away (-1). */
  zoom(direction: 1 | -1): void;
  png(): Blob;
  svg(): Blob;
  /** The same, to be put into the page. */
  picture(): Element;
  close(): void;
}

/** A graph on a canvas in `element`. */
export function drawing(element: HTMLElement, listener: Listener): Drawing {
  claimStyle();
  const core = cytoscape({ container: element, maxZoom: 3, minZoom: 0.05, style: appearance(element) });
  const rested = new Set<string>();
  let arranged: Arrangement | null = null;
  let isFitting = false;
  let giveUp = () => {};
  listen(core, listener, rested);
  return {
    show: (network, arrangement) => {
      const isChanged = renew(core, network) || arranged !== arrangement;
      if (arranged !== arrangement) rested.clear();
      if (!isChanged && !network.nodes.some(({ at }) => at)) return;
      arranged = arrangement;
      isFitting ||= isChanged;
      giveUp();
      giveUp = arrange(core, network, arrangement, rested, (stage) => {
        if (isFitting) fit(core);
        isFitting &&= stage !== "rested";
        listener.onStage?.(stage);
      });
    },
    recolour: () => void core.style(appearance(element)),
    select: (id) => {
      core.$(":selected").unselect();
      core.edges(".near").removeClass("near");
      if (id !== null) core.getElementById(id).select().connectedEdges().addClass("near");
    },
    placeOf: (id) => {
      const { x, y } = core.getElementById(id).position();
      return [x, y];
    },
    fit: () => fit(core),
    zoom: (direction) => {
      const middle = { x: core.width() / 2, y: core.height() / 2 };
      core.zoom({ level: core.zoom() * STEP ** direction, renderedPosition: middle });
    },
    png: () => core.png({ output: "blob", full: true, scale: 2, bg: resolvedColour(element, "--surface") }),
    svg: () => new Blob([svgOf(core, element)], { type: "image/svg+xml" }),
    picture: () => new DOMParser().parseFromString(svgOf(core, element), "image/svg+xml").documentElement,
    close: () => {
      giveUp();
      core.destroy();
    },
  };
}

function claimStyle(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement("meta");
  mark.id = STYLE_ID;
  document.head.append(mark);
}

function listen(core: Core, { onPick, onOpen, onMove }: Listener, rested: Set<string>): void {
  core.on("tap", ({ target }) => onPick(target === core || !target.isNode() ? null : target.id()));
  core.on("dbltap", "node", ({ target }) => onOpen?.(target.id()));
  moveAlone(core);
  core.on("dragfree", "node", ({ target }) => {
    const { x, y } = target.position() as Position;
    rested.add(target.id());
    onMove?.(target.id() as string, [x, y]);
  });
}

/** While a node is dragged, it and its edges alone are drawn anew, without the names of these. Cytoscape has a layer for
 * what is dragged, but takes the changed extents of edges in it for a reason to draw all others again, which lasts
 * longer than a frame where they are many. */
function moveAlone(core: Core): void {
  const renderer = (core as Core & { renderer(): { redrawHint(layer: "eles", isNeeded: boolean): void } }).renderer();
  let isMoving = false;
  core.on("grabon", "node", () => {
    isMoving = false; // At first the others are drawn without it.
    core.edges(".near").addClass("moved");
  });
  core.on("drag", "node", () => {
    if (isMoving) renderer.redrawHint("eles", false);
    isMoving = true;
  });
  core.on("freeon", "node", () => void core.edges(".moved").removeClass("moved"));
}

/** Makes the drawing's elements those of the network; whether any came or went. */
function renew(core: Core, network: Network): boolean {
  const wanted = new Map(elements(network).map((one) => [one.data.id as string, one]));
  const gone = core.elements().filter((one) => !wanted.has(one.id()));
  const fresh = [...wanted.values()].filter(({ data }) => core.getElementById(data.id as string).empty());
  core.batch(() => {
    gone.remove();
    for (const one of core.elements()) {
      const { data } = wanted.get(one.id()) as ElementDefinition;
      if (JSON.stringify(data) !== JSON.stringify(one.data())) one.removeData().data(data);
    }
    core.add(fresh);
    core.edges().toggleClass("crowded", core.edges().length > CROWD);
  });
  return gone.length > 0 || fresh.length > 0;
}

function elements(network: Network): ElementDefinition[] {
  const { nodes } = network;
  const known = new Set(nodes.map(({ id }) => id));
  return [
    ...nodes.map(({ id, label, colour, count, at }) => ({
      group: "nodes" as const,
      data: {
        id,
        label,
        ...(colour !== undefined && { colour }),
        ...(count !== undefined && { count, size: grown(NODE_SIZE, count, LARGEST) }),
        ...(at && { pinned: true }),
      },
    })),
    ...bundled(network)
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map(({ source, target, by, label, count = 1, verdict }) => ({
        group: "edges" as const,
        data: { id: `${source}\n${by}\n${target}`, source, target, label, width: grown(1.75, count, 8), ...(verdict && { verdict }) },
      })),
  ];
}

/** A size for so many: each ten times as many are as much larger. */
const grown = (size: number, count: number, most: number): number => Math.min(most, size * (1 + 0.8 * Math.log10(count)));

/** All of it in sight. */
function fit(core: Core): void {
  core.fit(undefined, 24);
  if (core.zoom() > CLOSEST) {
    core.zoom(CLOSEST);
    core.center();
  }
}
