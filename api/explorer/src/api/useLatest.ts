import { useEffect, useState } from "react";
import { type Resource, useResource } from "./useResource";

/** The JSON under `path`; while another path loads, what the last one answered, as stale. */
export function useLatest<T>(path: string): { resource: Resource<T>; isStale: boolean } {
  const now = useResource<T>(path);
  const [last, setLast] = useState<T>();
  const data = now.status === "ready" ? now.data : undefined;
  useEffect(() => {
    if (data !== undefined) setLast(data);
  }, [data]);
  if (now.status === "loading" && last !== undefined) return { resource: { status: "ready", data: last }, isStale: true };
  return { resource: now, isStale: false };
}
