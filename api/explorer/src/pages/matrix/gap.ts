import type { Cell } from "../../api/types";

/** What is measured against the national target: what a province aims at, or what it has reached. */
export const MEASURES = ["gap", "result"] as const;
export type Measure = (typeof MEASURES)[number];

/** How far short a cell falls, as a share of the national value; null where nothing can be compared. */
export function gapOf(cell: Cell | undefined, measure: Measure): number | null {
  return (measure === "gap" ? cell?.gap : cell?.progress?.gap) ?? null;
}

export function meanGap(gaps: readonly (number | null)[]): number | null {
  const known = gaps.filter((gap) => gap !== null);
  return known.length === 0 ? null : known.reduce((sum, gap) => sum + gap, 0) / known.length;
}
