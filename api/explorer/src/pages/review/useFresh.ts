import { useCallback, useEffect, useState } from "react";
import { ApiError, authorized, getJson } from "../../api/client";
import { useAccess } from "../../app/access";

export interface Fresh<T> {
  /** What came last, also while it is asked for anew. */
  data: T | null;
  error: ApiError | null;
  reload: () => void;
}

/** The JSON under `path` as it is now, for whoever the token is; null asks for nothing. What reviewers see is never
    an earlier answer. */
export function useFresh<T>(path: string | null): Fresh<T> {
  const { token } = useAccess();
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<{ path: string; data?: T; error?: ApiError }>();
  const reload = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    getJson<T>(path, controller.signal, authorized).then(
      (data) => setOutcome({ path, data }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setOutcome({ path, error: error instanceof ApiError ? error : new ApiError(0, String(error), "") });
      },
    );
    return () => controller.abort();
  }, [path, attempt, token]);

  const current = outcome && outcome.path === path ? outcome : undefined;
  return { data: current?.data ?? null, error: current?.error ?? null, reload };
}
