import { type Cell, type MatrixRow, TARGET_VERDICTS } from "../../../api/types";
import { gapOf, MEASURES, meanGap } from "../gap";

/** What the provinces are coloured by. */
export const COLOURS = ["verdict", ...MEASURES] as const;
export type Colour = (typeof COLOURS)[number];

const GAPS = ["beyond", "reached", "near", "far", "farthest", "unknown"] as const;
const VERDICTS = [...TARGET_VERDICTS, "mixed"] as const;
export type Shade = (typeof GAPS)[number] | (typeof VERDICTS)[number] | "none";

/** Shares of the nation's value. */
const NEAR = 0.1;
const FAR = 0.3;

export const shadesOf = (colour: Colour): readonly Shade[] => [...(colour === "verdict" ? VERDICTS : GAPS), "none"];

/** How a province stands in the rows, by its codes with documents: of a merged one, also those of what it was made of. */
export function shadeOf(rows: readonly MatrixRow[], codes: readonly string[], colour: Colour): Shade {
  if (codes.length === 0) return "none";
  const cells = rows.flatMap((row) => codes.flatMap((code) => row.cells[code] ?? []));
  return colour === "verdict" ? commonest(cells) : ofGap(meanGap(cells.map((cell) => gapOf(cell, colour))));
}

/** The commonest verdict, apart from targets that are not stated; "mixed" where no one is. */
function commonest(cells: readonly Cell[]): Shade {
  const stated = cells.flatMap(({ verdict }) => (verdict === null || verdict === "missing" ? [] : [verdict]));
  const counts = [...Map.groupBy(stated, (verdict) => verdict)].map(([verdict, of]) => ({ verdict, count: of.length }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (!first) return cells.some(({ verdict }) => verdict === "missing") ? "missing" : "unknown";
  return first.count === second?.count ? "mixed" : first.verdict;
}

function ofGap(gap: number | null): Shade {
  if (gap === null) return "unknown";
  if (gap < 0) return "beyond";
  if (gap === 0) return "reached";
  return gap <= NEAR ? "near" : gap <= FAR ? "far" : "farthest";
}
