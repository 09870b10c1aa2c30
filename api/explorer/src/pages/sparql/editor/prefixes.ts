import { getJson } from "../../../api/client";

/** Prefixes by name, the IRIs that they stand for as values. */
export type Prefixes = ReadonlyMap<string, string>;

let known: Promise<Prefixes> | undefined;

/** The prefixes of lienket's own queries, asked for once. */
export function ownPrefixes(): Promise<Prefixes> {
  known ??= getJson<Record<string, string>>("/api/prefixes", new AbortController().signal).then(
    (prefixes) => new Map(Object.entries(prefixes)),
    (error: unknown) => {
      known = undefined;
      throw error;
    },
  );
  return known;
}

export interface Name {
  prefix: string;
  local: string;
}

/** What SPARQL's grammar lets stand in a local name, and what it wants a backslash before (PN_LOCAL). */
const LOCAL = /^(?:[\p{L}\p{N}_-]|%[0-9A-Fa-f]{2}|[~.!$&'()*+,;=/?#@:])+$/u;
const ESCAPED = /[~.!$&'()*+,;=/?#@]/g;

/** An IRI as a prefixed name by the longest prefix that fits; null where none does. */
export function prefixed(iri: string, prefixes: Prefixes): Name | null {
  let best: Name | null = null;
  for (const [prefix, start] of prefixes) {
    if (!iri.startsWith(start)) continue;
    const local = iri.slice(start.length);
    if (LOCAL.test(local) && !local.startsWith("-") && (best === null || local.length < best.local.length))
      best = { prefix, local };
  }
  return best && { ...best, local: best.local.replace(ESCAPED, "\\$&") };
}

/** The line that declares `prefix` in a query, where the query has none of that name yet; else nothing. */
export function declaration(query: string, prefix: string, prefixes: Prefixes): string {
  const iri = prefixes.get(prefix);
  if (iri === undefined || new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(query)) return "";
  return `PREFIX ${prefix}: <${iri}>\n`;
}
