import { remember, remembered } from "../../app/storage";

const KEY = "lienket.queries";
const MOST = 50;

/** A query that was run: when (milliseconds since 1970), and what it came to. */
export interface Past {
  query: string;
  at: number;
  rows: number | null;
  seconds: number;
}

/** The queries run in this browser, the last first. */
export function pastQueries(): Past[] {
  try {
    const kept: unknown = JSON.parse(remembered(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Past[]).filter(({ query }) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps a query as the last one that was run; one that was there already moves up. */
export function keep(past: Past): Past[] {
  const all = [past, ...pastQueries().filter(({ query }) => query !== past.query)].slice(0, MOST);
  remember(KEY, JSON.stringify(all));
  return all;
}

export function forgetAll(): void {
  remember(KEY, "[]");
}
