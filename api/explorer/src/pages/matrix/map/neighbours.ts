const DIRECTIONS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** What lies aside of the way counts so many times as far. */
const ASIDE = 2;

/** The province that a key leads to from the focused one: the nearest in an arrow's direction, the northernmost or the
 * southernmost for Home and End. */
export function neighbour(drawing: SVGSVGElement | null, key: string): SVGGElement | null {
  const provinces = [...(drawing?.querySelectorAll<SVGGElement>("[data-code]") ?? [])].map(centred);
  if (key === "Home" || key === "End")
    return provinces.toSorted((a, b) => a.y - b.y).at(key === "Home" ? 0 : -1)?.element ?? null;
  const way = DIRECTIONS[key];
  const from = provinces.find(({ element }) => element === document.activeElement);
  if (!way || !from) return null;
  const [x, y] = way;
  const distances = provinces.flatMap(({ element, ...at }) => {
    const along = (at.x - from.x) * x + (at.y - from.y) * y;
    const aside = Math.abs((at.x - from.x) * y) + Math.abs((at.y - from.y) * x);
    return along > 0 && aside <= along ? [{ element, distance: along + aside * ASIDE }] : [];
  });
  return distances.sort((a, b) => a.distance - b.distance)[0]?.element ?? null;
}

/** A province with its middle, without the archipelago that is drawn in a frame. */
function centred(element: SVGGElement) {
  const boxes = [...element.querySelectorAll("path:not([transform])")].map((path) => path.getBoundingClientRect());
  const middle = (ends: number[]) => (Math.min(...ends) + Math.max(...ends)) / 2;
  const x = middle(boxes.flatMap(({ left, right }) => [left, right]));
  return { element, x, y: middle(boxes.flatMap(({ top, bottom }) => [top, bottom])) };
}
