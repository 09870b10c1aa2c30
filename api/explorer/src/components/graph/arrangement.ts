import type { Core, NodeSingular, Position } from "cytoscape";
import { lineage } from "./lineage";
import type { Arrangement, Network } from "./network";
import { settle } from "./settling";

/** How far apart linked nodes would stand: names need more room than many nodes have. */
const NEAR = 90;
const ROOMY = 150;
const FEW = 60;

/** How far an arrangement is: nodes have no places yet, are on their way, or have come to rest. */
export type Stage = "unplaced" | "settling" | "rested";

/** Gives each node its place. In a net of forces those that have come to rest (`rested`, which is kept up to date)
 * stay there: a reader does not lose the way when more come. Nodes that a person has put somewhere stand there in
 * any case. Returns how to give it up. */
export function arrange(
  core: Core,
  network: Network,
  arrangement: Arrangement,
  rested: Set<string>,
  onStage: (stage: Stage) => void,
): () => void {
  const pinned = new Map(network.nodes.flatMap(({ id, at }) => (at ? [[id, { x: at[0], y: at[1] }] as const] : [])));
  if (arrangement === "lineage") put(core, rested, new Map([...lineage(network), ...pinned]));
  else put(core, rested, pinned);
  const moving = core.nodes().filter((node: NodeSingular) => !rested.has(node.id()));
  if (moving.empty()) {
    onStage("rested");
    return () => undefined;
  }
  onStage(rested.size === 0 ? "unplaced" : "settling");
  core.batch(() => moving.positions((node: NodeSingular) => beside(node, rested)));
  return settle(task(core, rested), ({ places, isLast }) => {
    const fresh = places.filter(([id]) => !rested.has(id));
    if (isLast) put(core, rested, new Map(fresh));
    else core.batch(() => fresh.forEach(([id, at]) => core.getElementById(id).position(at)));
    onStage(isLast ? "rested" : "settling");
  });
}

/** Puts nodes where they stay. */
function put(core: Core, rested: Set<string>, places: ReadonlyMap<string, Position>): void {
  core.batch(() => {
    for (const [id, { x, y }] of places) {
      const node = core.getElementById(id);
      const at = node.position();
      if (node.nonempty() && (at.x !== x || at.y !== y)) node.position({ x, y });
      rested.add(id);
    }
  });
}

function task(core: Core, rested: ReadonlySet<string>) {
  const nodes = core.nodes();
  return {
    nodes: nodes.map((node: NodeSingular) => ({
      id: node.id(),
      size: node.width(),
      at: { ...node.position() },
      isFixed: rested.has(node.id()),
    })),
    links: core.edges().map((edge) => [edge.source().id(), edge.target().id()] as const),
    length: nodes.length < FEW ? ROOMY : NEAR,
  };
}

/** A place near a neighbour that has one. */
function beside(node: NodeSingular, rested: ReadonlySet<string>): Position {
  const known = node.neighborhood().nodes().toArray() as NodeSingular[];
  const { x, y } = known.find((one) => rested.has(one.id()))?.position() ?? { x: 0, y: 0 };
  const angle = Math.random() * 2 * Math.PI;
  return { x: x + NEAR * Math.cos(angle), y: y + NEAR * Math.sin(angle) };
}
