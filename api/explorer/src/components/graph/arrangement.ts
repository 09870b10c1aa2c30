import type { Core, LayoutOptions, NodeSingular, Position } from "cytoscape";
import { lineage } from "./lineage";
import type { Arrangement, Network } from "./network";

/** How far apart linked nodes would stand: names need more room than many nodes have. */
const NEAR = 90;
const ROOMY = 150;
const FEW = 60;

/** Gives each node its place. In a net of forces those that have one keep it: a reader does not lose the way when
 * more come. Nodes that a person has put somewhere stand there in any case. */
export function arrange(core: Core, network: Network, arrangement: Arrangement, known: ReadonlyMap<string, Position>): void {
  const pinned = new Map(network.nodes.flatMap(({ id, at }) => (at ? [[id, { x: at[0], y: at[1] }]] : [])));
  if (arrangement === "lineage") put(core, new Map([...lineage(network), ...pinned]));
  else pull(core, new Map([...known, ...pinned].filter(([id]) => core.getElementById(id).nonempty())));
}

function put(core: Core, places: ReadonlyMap<string, Position>): void {
  core.nodes().positions((node: NodeSingular) => places.get(node.id()) ?? node.position());
}

function pull(core: Core, fixed: ReadonlyMap<string, Position>): void {
  const places = new Map(core.nodes().map((node: NodeSingular) => [node.id(), fixed.get(node.id()) ?? beside(node, fixed)] as const));
  put(core, places);
  if ([...places.keys()].every((id) => fixed.has(id))) return;
  core
    .layout({
      name: "fcose",
      animate: false,
      fit: false,
      randomize: fixed.size === 0,
      nodeRepulsion: () => 9000,
      idealEdgeLength: () => (core.nodes().length < FEW ? ROOMY : NEAR),
      fixedNodeConstraint: [...fixed].map(([nodeId, position]) => ({ nodeId, position })),
    } as LayoutOptions)
    .run();
}

/** A place near a neighbour that has one. */
function beside(node: NodeSingular, fixed: ReadonlyMap<string, Position>): Position {
  const neighbour = node.neighborhood().nodes().filter((one) => fixed.has(one.id()));
  const { x, y } = fixed.get(neighbour.first().id() ?? "") ?? { x: 0, y: 0 };
  const angle = Math.random() * 2 * Math.PI;
  return { x: x + NEAR * Math.cos(angle), y: y + NEAR * Math.sin(angle) };
}
