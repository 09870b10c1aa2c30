import type { Network } from "./network";

/** How far things of one row, two rows, and the lines of a row that is broken stand apart. */
const ASIDE = 190;
const BELOW = 150;
const WITHIN = 60;

/** How long a row may be: as long as a few names, and longer where there are very many things. */
const longest = (things: number): number => Math.max(9, Math.ceil(1.5 * Math.sqrt(things)));

/** Rows in which every thing stands below all that it points to; where links run in a circle, below some. */
export function rows({ nodes, edges }: Pick<Network, "nodes" | "edges">): string[][] {
  const above = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) if (source !== target && above.has(target)) above.get(source)?.push(target);
  const depth = new Map<string, number>();
  const found: string[][] = [];
  const place = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    depth.set(id, 0); // What a circle leads back to counts as its top.
    const row = Math.max(-1, ...(above.get(id) ?? []).map(place)) + 1;
    depth.set(id, row);
    (found[row] ??= []).push(id);
    return row;
  };
  for (const { id } of nodes) place(id);
  return found.map((row) => row ?? []);
}

/** A place for each thing: in its row, near the middle of what it is linked to above. Long rows are broken. */
export function lineage(network: Pick<Network, "nodes" | "edges">): Map<string, { x: number; y: number }> {
  const places = new Map<string, { x: number; y: number }>();
  const linked = new Map<string, string[]>();
  for (const { source, target } of network.edges) linked.set(source, [...(linked.get(source) ?? []), target]);
  let y = 0;
  for (const [depth, row] of rows(network).entries()) {
    const shift = (depth % 2) * (ASIDE / 3); // So that what leads past a row does not lead through a thing in it.
    const wanted = new Map(row.map((id) => [id, middle(linked.get(id) ?? [], places)]));
    const ordered = row.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    const lines = Math.ceil(row.length / longest(network.nodes.length));
    const columns = Math.ceil(row.length / lines);
    for (const [index, id] of ordered.entries()) {
      const line = index % lines;
      const aside = line / lines - 0.5; // So that the names of one line stand between those of another.
      places.set(id, { x: (Math.floor(index / lines) - columns / 2 + 0.5 + (lines > 1 ? aside : 0)) * ASIDE + shift, y: y + line * WITHIN });
    }
    y += BELOW + (lines - 1) * WITHIN;
  }
  return places;
}

function middle(ids: readonly string[], places: ReadonlyMap<string, { x: number }>): number | null {
  const found = ids.flatMap((id) => places.get(id)?.x ?? []);
  return found.length === 0 ? null : found.reduce((sum, x) => sum + x, 0) / found.length;
}
