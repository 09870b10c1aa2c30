import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";
import { resolvedColour } from "../../styles/colour";
import type { Network } from "./network";

cytoscape.use(fcose);

/** Cytoscape adds a style element of this name to the page unless there is one; our content security policy
 * allows no such style, and `graph.css` says what it would. */
const STYLE_ID = "__________cytoscape_stylesheet";

const CLOSEST = 1.3;
const LAYOUT = { name: "fcose", animate: false, quality: "default", nodeRepulsion: 9000, idealEdgeLength: 90 };

export interface Drawing {
  show(network: Network): void;
  png(): Blob;
  fit(): void;
  close(): void;
}

/** A graph on a canvas in `element`; `onPick` hears of the node that was clicked, null for none. */
export function drawing(element: HTMLElement, onPick: (id: string | null) => void): Drawing {
  claimStyle();
  const core = cytoscape({ container: element, style: style(element), maxZoom: 3 });
  core.on("tap", (event) => onPick(event.target === core ? null : (event.target.isNode() ? event.target.id() : null)));
  return {
    show: (network) => {
      core.elements().remove();
      core.add(elements(network));
      core.style(style(element));
      core.layout(LAYOUT as cytoscape.LayoutOptions).run();
      fit(core);
    },
    png: () => core.png({ output: "blob", full: true, scale: 2, bg: resolvedColour(element, "--surface") }),
    fit: () => fit(core),
    close: () => core.destroy(),
  };
}

/** All of it in sight, and a few nodes no larger than they would be among many. */
function fit(core: Core): void {
  core.fit(undefined, 24);
  if (core.zoom() > CLOSEST) {
    core.zoom(CLOSEST);
    core.center();
  }
}

function claimStyle(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement("meta");
  mark.id = STYLE_ID;
  document.head.append(mark);
}

function elements({ nodes, edges }: Network): ElementDefinition[] {
  const known = new Set(nodes.map(({ id }) => id));
  return [
    ...nodes.map((data) => ({ group: "nodes" as const, data: { ...data } })),
    ...edges
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map((data, index) => ({ group: "edges" as const, data: { ...data, id: `edge ${index}` } })),
  ];
}

function style(element: HTMLElement): StylesheetJson {
  const font = { "font-family": getComputedStyle(element).fontFamily, color: resolvedColour(element, "--text") };
  return [
    {
      selector: "node",
      style: {
        ...font,
        label: "data(label)",
        width: 18,
        height: 18,
        "background-color": resolvedColour(element, "--accent"),
        "font-size": 11,
        "text-wrap": "wrap",
        "text-max-width": "140px",
        "text-valign": "bottom",
        "text-margin-y": 4,
        "min-zoomed-font-size": 7,
      },
    },
    { selector: "node:selected", style: { "border-width": 4, "border-color": resolvedColour(element, "--mark") } },
    {
      selector: "edge",
      style: {
        ...font,
        label: "data(label)",
        width: 1.5,
        "line-color": resolvedColour(element, "--line-strong"),
        "target-arrow-color": resolvedColour(element, "--line-strong"),
        "target-arrow-shape": "triangle",
        "curve-style": "bezier",
        "font-size": 9,
        "text-rotation": "autorotate",
        "text-background-color": resolvedColour(element, "--surface"),
        "text-background-opacity": 0.85,
        "min-zoomed-font-size": 8,
      },
    },
  ];
}
