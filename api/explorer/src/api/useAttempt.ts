import { useState } from "react";
import { ApiError } from "./client";

/** Something that a reader asks for and that may fail: what went wrong the last time, and a way to try. */
export function useAttempt(): { error: ApiError | null; attempt: (action: () => Promise<void>) => void } {
  const [error, setError] = useState<ApiError | null>(null);
  const attempt = (action: () => Promise<void>) =>
    void action().then(
      () => setError(null),
      (failure: unknown) => setError(failure instanceof ApiError ? failure : new ApiError(0, String(failure), "")),
    );
  return { error, attempt };
}
