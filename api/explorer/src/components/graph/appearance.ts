import type { StylesheetJson } from "cytoscape";
import { resolvedColour } from "../../styles/colour";
import { COLOURS } from "./network";
import { LINES } from "./lines";

export const NODE_SIZE = 18;
export const FONT_SIZE = 11;
export const LARGEST = 64;

/** How Cytoscape draws nodes and edges, in the page's colours.
 *
 * Of a graph of many edges (`crowded`), the names of these, which nobody could read, stand only at the node that is
 * picked, and while that is `moved` not even there. */
export function appearance(element: HTMLElement): StylesheetJson {
  const colour = (name: string, verdict?: string) => resolvedColour(element, name, verdict);
  const font = { "font-family": getComputedStyle(element).fontFamily, color: colour("--text") };
  const ground = colour("--surface");
  return [
    {
      selector: "node",
      style: {
        ...font,
        label: "data(label)",
        width: NODE_SIZE,
        height: NODE_SIZE,
        "background-color": colour("--accent"),
        "font-size": FONT_SIZE,
        "text-wrap": "wrap",
        "text-max-width": "140px",
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": ground,
        "text-background-opacity": 0.7,
        "min-zoomed-font-size": 7,
      },
    },
    ...Array.from({ length: COLOURS }, (_, index) => ({
      selector: `node[colour = ${index}]`,
      style: { "background-color": colour(`--kind-${index}`) },
    })),
    {
      selector: "node[count]",
      style: {
        shape: "round-rectangle",
        width: "data(size)",
        height: "data(size)",
        "border-width": 3,
        "border-style": "double",
        "border-color": ground,
        "min-zoomed-font-size": 5,
      },
    },
    { selector: "node[pinned]", style: { "border-width": 2, "border-color": colour("--text") } },
    {
      selector: "node:selected",
      style: { "border-width": 4, "border-style": "solid", "border-color": colour("--text"), "font-weight": "bold" },
    },
    {
      selector: "edge",
      style: {
        ...font,
        label: "data(label)",
        width: "data(width)",
        "line-color": colour("--line-strong"),
        "target-arrow-color": colour("--line-strong"),
        "target-arrow-shape": "triangle",
        "curve-style": "bezier",
        "font-size": 9,
        "text-rotation": "autorotate",
        "text-background-color": ground,
        "text-background-opacity": 0.85,
        "min-zoomed-font-size": 8,
      },
    },
    ...LINES.map(([verdict, dashes]) => ({
      selector: `edge[verdict = "${verdict}"]`,
      style: {
        "line-color": colour("--verdict", verdict),
        "target-arrow-color": colour("--verdict", verdict),
        ...(dashes.length > 0 && { "line-style": "dashed" as const, "line-dash-pattern": [...dashes] }),
      },
    })),
    { selector: "edge.crowded", style: { label: "" } },
    { selector: "edge.crowded.near", style: { label: "data(label)" } },
    { selector: "edge.moved", style: { label: "" } },
  ];
}
