import { useEffect, useState } from "react";
import { type Resource, useResource } from "./useResource";

/** The JSON under `path`; while another path loads, what the last one answered, as stale. */
export function useLatest<T>(path: string): { resource: Resource<T>; isStale: boolean } {
  const now = useResource<T>(path);
  const [last, setLast] = useState<Resource<T>>();
  const data = now.status === "ready" ? now.data : undefined;
  useEffect(() => {
    if (data !== undefined) setLast(now);
  }, [data]);
  return now.status === "loading" && last ? { resource: last, isStale: true } : { resource: now, isStale: false };
}
