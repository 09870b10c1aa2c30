import type { ApiError } from "../../../api/client";
import type { Term } from "../../../api/types";
import { readTriples } from "./ntriples";

export type Row = Record<string, Term | undefined>;

/** Columns and rows: the solutions of a SELECT, or the triples of a graph. */
export interface Table {
  kind: "table";
  columns: readonly string[];
  rows: readonly Row[];
  /** Whether the rows are triples. */
  isGraph: boolean;
}

/** What a query came to. */
export type Outcome = Table | { kind: "truth"; value: boolean } | { kind: "error"; error: ApiError };

/** An outcome, of which query, and how long it took in seconds. */
export interface Run {
  query: string;
  outcome: Outcome;
  seconds: number;
}

export const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";
export const TRIPLE = ["subject", "predicate", "object"] as const;

interface ResultsJson {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term & { "xml:lang"?: string }>[] };
}

/** Reads an answer of the SPARQL protocol: results as JSON, or a graph as N-Triples. */
export async function readOutcome(response: Response): Promise<Outcome> {
  if (!/json/.test(response.headers.get("content-type") ?? ""))
    return { kind: "table", columns: TRIPLE, rows: readTriples(await response.text()), isGraph: true };
  const results = (await response.json()) as ResultsJson;
  if (results.boolean !== undefined) return { kind: "truth", value: results.boolean };
  const bindings = results.results?.bindings ?? [];
  for (const row of bindings)
    for (const term of Object.values(row)) if (term["xml:lang"]) term.language = term["xml:lang"];
  return { kind: "table", columns: results.head.vars ?? [], rows: bindings, isGraph: false };
}
