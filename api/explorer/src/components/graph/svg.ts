import type { Core } from "cytoscape";
import { resolvedColour } from "../../styles/colour";
import { FONT_SIZE } from "./appearance";
import { LINES } from "./lines";

const MARGIN = 80;
const SVG = "http://www.w3.org/2000/svg";

/** The graph as it stands, as a drawing that other programs can change. Names in it are texts. */
export function svgOf(core: Core, element: HTMLElement): string {
  const box = core.elements().boundingBox({});
  const drawn = document.implementation.createDocument(SVG, "svg");
  const root = drawn.documentElement;
  const add = (name: string, attributes: Record<string, string | number>, text?: string): void => {
    const made = drawn.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    if (text !== undefined) made.textContent = text;
    root.append(made);
  };
  root.setAttribute(
    "viewBox",
    [box.x1 - MARGIN, box.y1 - MARGIN, box.w + 2 * MARGIN, box.h + 2 * MARGIN].map(Math.round).join(" "),
  );
  root.setAttribute("font-family", getComputedStyle(element).fontFamily);
  const ground = resolvedColour(element, "--surface");
  const text = resolvedColour(element, "--text");
  const name = { "text-anchor": "middle", fill: text, stroke: ground, "stroke-width": 3, "paint-order": "stroke" };
  add("rect", { x: box.x1 - MARGIN, y: box.y1 - MARGIN, width: box.w + 2 * MARGIN, height: box.h + 2 * MARGIN, fill: ground });
  const lines = new Map(LINES);
  for (const edge of core.edges()) {
    const { x: x1, y: y1 } = edge.sourceEndpoint();
    const { x: x2, y: y2 } = edge.targetEndpoint();
    const colour = edge.style("line-color") as string;
    const dashes = (lines.get(edge.data("verdict")) ?? []).join(" ");
    add("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": edge.data("width"), ...(dashes && { "stroke-dasharray": dashes }) });
    add("path", { d: "M0 0-9 4-9-4z", fill: colour, transform: `translate(${x2} ${y2}) rotate(${degrees(x2 - x1, y2 - y1)})` });
    add("text", { x: (x1 + x2) / 2, y: (y1 + y2) / 2, "font-size": 9, ...name }, edge.data("label"));
  }
  for (const node of core.nodes()) {
    const { x, y } = node.position();
    const size = node.width();
    const fill = node.style("background-color") as string;
    if (node.data("count") === undefined) add("circle", { cx: x, cy: y, r: size / 2, fill });
    else add("rect", { x: x - size / 2, y: y - size / 2, width: size, height: size, rx: size / 6, fill });
    add(
      "text",
      { x, y: y + size / 2 + FONT_SIZE + 2, "font-size": FONT_SIZE, ...name },
      node.data("label"),
    );
  }
  return new XMLSerializer().serializeToString(drawn);
}

const degrees = (x: number, y: number): number => Math.round((Math.atan2(y, x) * 180) / Math.PI);
