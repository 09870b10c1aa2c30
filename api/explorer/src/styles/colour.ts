/** A colour of the style sheets as a canvas takes it: `light-dark()` is decided where `element` stands. */
export function resolvedColour(element: HTMLElement, property: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
