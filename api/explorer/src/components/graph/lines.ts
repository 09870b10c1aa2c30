import type { Verdict } from "../../api/types";

/** The lines of verdicts, as lengths of dashes and gaps: colour alone tells nobody apart. */
export const LINES: readonly (readonly [Verdict, readonly number[]])[] = [
  ["equal", []],
  ["stricter", [14, 4]],
  ["looser", [7, 5]],
  ["missing", [2, 5]],
  ["notComparable", [12, 4, 2, 4]],
  ["met", []],
  ["behind", [7, 5]],
];
