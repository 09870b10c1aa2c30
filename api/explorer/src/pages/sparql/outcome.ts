import type { ApiError } from "../../api/client";
import type { Term } from "../../api/types";

/** What a query came to. */
export type Outcome =
  | { kind: "table"; columns: string[]; rows: Record<string, Term>[] }
  | { kind: "truth"; value: boolean }
  | { kind: "graph"; text: string }
  | { kind: "error"; error: ApiError };

interface ResultsJson {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term>[] };
}

/** Reads an answer of the SPARQL protocol: results as JSON, or a graph as text. */
export async function readOutcome(response: Response): Promise<Outcome> {
  if (!/json/.test(response.headers.get("content-type") ?? "")) return { kind: "graph", text: await response.text() };
  const results = (await response.json()) as ResultsJson;
  if (results.boolean !== undefined) return { kind: "truth", value: results.boolean };
  return { kind: "table", columns: results.head.vars ?? [], rows: results.results?.bindings ?? [] };
}
