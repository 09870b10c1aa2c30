import { useCallback, useEffect, useState } from "react";
import { ApiError, authorized, getJson, request } from "./client";

export type Resource<T> =
  | { status: "loading" }
  | { status: "ready"; data: T; reload: () => void }
  | { status: "failed"; error: ApiError; retry: () => void };

/** Answers of this visit: shown at once when a page is opened again, and renewed in the background. */
const answers = new Map<string, unknown>();

/** The JSON under `path`, asked for `withToken` where it is not everybody's; null asks for nothing and goes on
    loading. */
export function useResource<T>(path: string | null, { withToken = false } = {}): Resource<T> {
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<{ path: string; data?: T; error?: ApiError }>();
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    getJson<T>(path, controller.signal, withToken ? authorized : request).then(
      (data) => {
        answers.set(path, data);
        setOutcome({ path, data });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setOutcome({ path, error: error instanceof ApiError ? error : new ApiError(0, "", "") });
      },
    );
    return () => controller.abort();
  }, [path, attempt, withToken]);

  if (path !== null && outcome?.path === path && outcome.error) return { status: "failed", error: outcome.error, retry };
  if (path !== null && outcome?.path === path) return { status: "ready", data: outcome.data as T, reload: retry };
  if (path !== null && answers.has(path)) return { status: "ready", data: answers.get(path) as T, reload: retry };
  return { status: "loading" };
}
