/** A colour of the style sheets as a canvas takes it: `light-dark()` is decided where `element` stands, `--verdict`
 * by a verdict. */
export function resolvedColour(element: HTMLElement, property: string, verdict?: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  if (verdict) probe.dataset["verdict"] = verdict;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
