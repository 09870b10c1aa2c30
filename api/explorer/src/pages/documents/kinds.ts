import type { Messages } from "../../messages";

export type Kind = keyof Messages["kinds"];

export const KINDS: readonly Kind[] = [
  "target", "goal", "result", "task", "task-group", "relation", "sector", "mention", "other",
];

/** Kinds that are told apart when a document is read, and are one in the graph. */
const ONE: Record<string, Kind> = { institution: "mention", reference: "mention" };

/** A kind that this version of the pages has no name for is shown among the others. */
export const kindOf = (name: string): Kind => ONE[name] ?? KINDS.find((kind) => kind === name) ?? "other";

/** Counts by known kind, in a fixed order, without those that do not occur. */
export function kindsOf(counts: Readonly<Record<string, number>>): [Kind, number][] {
  const totals = new Map<Kind, number>();
  for (const [name, count] of Object.entries(counts)) {
    const kind = kindOf(name);
    totals.set(kind, (totals.get(kind) ?? 0) + count);
  }
  return KINDS.flatMap((kind) => {
    const total = totals.get(kind) ?? 0;
    return total > 0 ? [[kind, total] as [Kind, number]] : [];
  });
}

/** The number of facts by kind. */
export function countKinds(facts: Iterable<{ kind: string }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of facts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
