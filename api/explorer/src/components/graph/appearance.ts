import type { StylesheetJson } from "cytoscape";
import { resolvedColour } from "../../styles/colour";

export const NODE_SIZE = 18;
export const FONT_SIZE = 11;

/** How Cytoscape draws nodes and edges, in the page's colours. */
export function appearance(element: HTMLElement): StylesheetJson {
  const font = { "font-family": getComputedStyle(element).fontFamily, color: resolvedColour(element, "--text") };
  const ground = resolvedColour(element, "--surface");
  return [
    {
      selector: "node",
      style: {
        ...font,
        label: "data(label)",
        width: NODE_SIZE,
        height: NODE_SIZE,
        "background-color": "data(colour)",
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
    {
      selector: "node:selected",
      style: { "border-width": 4, "border-color": resolvedColour(element, "--text"), "font-weight": "bold" },
    },
    {
      selector: "edge",
      style: {
        ...font,
        label: "data(label)",
        width: 1.75,
        "line-color": "data(colour)",
        "target-arrow-color": "data(colour)",
        "target-arrow-shape": "triangle",
        "curve-style": "bezier",
        "font-size": 9,
        "text-rotation": "autorotate",
        "text-background-color": ground,
        "text-background-opacity": 0.85,
        "min-zoomed-font-size": 8,
      },
    },
  ];
}
