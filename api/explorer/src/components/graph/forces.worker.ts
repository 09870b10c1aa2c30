import cytoscape, { type LayoutOptions, type NodeSingular } from "cytoscape";
import fcose from "cytoscape-fcose";
import type { Places, Settled, Task } from "./settling";

cytoscape.use(fcose);

/** Tells two times where nodes stand: roughly, as soon as that is known, and where they come to rest. */
self.onmessage = ({ data }: MessageEvent<Task>) => {
  const core = drawn(data);
  const fixed = data.nodes.filter(({ isFixed }) => isFixed);
  const run = (quality: "draft" | "default") => {
    core
      .layout({
        name: "fcose",
        quality,
        animate: false,
        fit: false,
        randomize: quality === "draft",
        nodeRepulsion: () => 9000,
        idealEdgeLength: () => data.length,
        // What is linked to nothing stands in rows, with room for names.
        tilingPaddingHorizontal: data.length,
        tilingPaddingVertical: data.length / 2,
        fixedNodeConstraint: fixed.map(({ id, at }) => ({ nodeId: id, position: at })),
      } as LayoutOptions)
      .run();
    const places: Places = core.nodes().map((node: NodeSingular) => [node.id(), { ...node.position() }]);
    self.postMessage({ places, isLast: quality === "default" } satisfies Settled);
  };
  if (fixed.length === 0) run("draft");
  run("default");
};

/** The graph without a picture: how large things are counts, how they look does not. */
function drawn({ nodes, links }: Task) {
  return cytoscape({
    headless: true,
    layout: { name: "preset" }, // else all of them begin at one point, and come to stand in a line
    styleEnabled: true,
    style: [{ selector: "node", style: { width: "data(size)", height: "data(size)" } }],
    elements: [
      ...nodes.map(({ id, size, at }) => ({ group: "nodes" as const, data: { id, size }, position: at })),
      ...links.map(([source, target]) => ({ group: "edges" as const, data: { source, target } })),
    ],
  });
}
