import type { Comparator, Fact } from "../../api/types";

/** Why two targets of one indicator cannot be compared. */
export type Obstacle = "words" | "unit" | "direction" | "scope";

const FLOORS: readonly (Comparator | null)[] = ["ge", "gt"];
const CEILINGS: readonly (Comparator | null)[] = ["le", "lt"];

/** What is in the way, as the rules have it: a goal without a figure, another unit, a bound from the other side, else another scope or base. */
export function obstacle(national: Fact, local: Fact): Obstacle {
  if (local.value === null) return "words";
  if (national.unit !== local.unit) return "unit";
  const isCeiling = CEILINGS.includes(national.comparator);
  return (isCeiling ? FLOORS : CEILINGS).includes(local.comparator) ? "direction" : "scope";
}
