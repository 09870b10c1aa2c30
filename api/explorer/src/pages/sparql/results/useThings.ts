import { useEffect, useSyncExternalStore } from "react";
import { post } from "../../../api/client";
import type { Evidence, Localised, Term } from "../../../api/types";
import type { Row } from "./outcome";

/** What people want to know of a thing: its names, and where it is written if it is a fact. */
export interface Thing {
  label: Localised | null;
  evidence: Evidence | null;
}

/** As many as one request may ask for. */
const MOST = 500;
const PAUSE = 80;

/** What is known so far; null while it is asked for, and of things without a name. */
const things = new Map<string, Thing | null>();
const listeners = new Set<() => void>();
let version = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function ask(iris: string[]): Promise<void> {
  for (const iri of iris) things.set(iri, null);
  try {
    const response = await post("/api/things", { iris });
    for (const [iri, thing] of Object.entries((await response.json()) as Record<string, Thing>)) things.set(iri, thing);
  } catch {
    for (const iri of iris) things.delete(iri); // Asked for again when they are next in sight; IRIs serve till then.
  }
  version += 1;
  for (const listener of listeners) listener();
}

/** The things that the rows in sight name. What is not known is asked for once scrolling pauses. */
export function useThings(rows: readonly Row[]): ReadonlyMap<string, Thing | null> {
  useSyncExternalStore(subscribe, () => version);
  useEffect(() => {
    const iris = new Set(rows.flatMap((row) => Object.values(row).flatMap(iriOf)).filter((iri) => !things.has(iri)));
    if (iris.size === 0) return undefined;
    const timer = window.setTimeout(() => void ask([...iris].slice(0, MOST)), PAUSE);
    return () => window.clearTimeout(timer);
  });
  return things;
}

const iriOf = (term: Term | undefined): string[] =>
  term?.type === "uri" && /^https?:/i.test(term.value) && term.value.length <= 2000 ? [term.value] : [];
