import { useCallback, useMemo, useState } from "react";
import type { FactReasons, Reasons } from "../../api/documents";
import { type Resource, useResource } from "../../api/useResource";
import { documentPath } from "../../text/format";

/** Why the facts of a document are read as they are: asked for once somebody looks at one. */
export interface Asked {
  resource: Resource<Reasons>;
  byFact: ReadonlyMap<string, FactReasons>;
  ask: () => void;
}

/** The reasons of a document that was read here; null for one that was not. */
export function useReasons({ id, archived }: { id: string; archived: boolean }): Asked | null {
  const [isAsked, setAsked] = useState(false);
  const resource = useResource<Reasons>(archived && isAsked ? `/api${documentPath(id)}/reasons` : null);
  const facts = resource.status === "ready" ? resource.data.facts : null;
  const byFact = useMemo(() => new Map(facts?.map((one) => [one.iri, one])), [facts]);
  const ask = useCallback(() => setAsked(true), []);
  return archived ? { resource, byFact, ask } : null;
}
