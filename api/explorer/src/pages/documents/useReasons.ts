import { useCallback, useMemo, useState } from "react";
import type { FactReasons, Reasons } from "../../api/documents";
import { type Resource, useResource } from "../../api/useResource";

/** Why the facts of a document are read as they are: asked for once somebody looks at one. */
export interface Asked {
  resource: Resource<Reasons>;
  byFact: ReadonlyMap<string, FactReasons>;
  ask: () => void;
}

/** The reasons under `path`; null where there is none, as of a document that was not read here. */
export function useReasons(path: string | null, { withToken = false } = {}): Asked | null {
  const [isAsked, setAsked] = useState(false);
  const resource = useResource<Reasons>(isAsked ? path : null, { withToken });
  const facts = resource.status === "ready" ? resource.data.facts : null;
  const byFact = useMemo(() => new Map(facts?.map((one) => [one.iri, one])), [facts]);
  const ask = useCallback(() => setAsked(true), []);
  return path === null ? null : { resource, byFact, ask };
}
