import { useCallback, useEffect, useState } from "react";
import { ApiError, authorized } from "../../api/client";
import type { Publication } from "../../api/documents";

/** Publishes what is staged, if it is what `stamp` stands for; or with `dryRun` tells what that would change. */
export async function publish(stamp: string, accept: Iterable<string>, { dryRun = false } = {}): Promise<Publication> {
  const query = new URLSearchParams({ stamp, ...(dryRun && { dryRun: "true" }) });
  for (const pin of accept) query.append("accept", pin);
  const response = await authorized(`/api/staged/publish?${query}`, { method: "POST" });
  return (await response.json()) as Publication;
}

/** Milliseconds after which a server that was busy is asked again. */
const AGAIN = 3_000;

/** What publishing would change; asked for again while the server is busy with other changes. */
export function useForeseen(stamp: string) {
  const [attempt, setAttempt] = useState(0);
  const [foreseen, setForeseen] = useState<Publication>();
  const [error, setError] = useState<ApiError>();
  const again = useCallback(() => {
    setError(undefined);
    setAttempt((count) => count + 1);
  }, []);

  useEffect(() => {
    let timer = 0;
    let here = true;
    publish(stamp, [], { dryRun: true }).then(
      (publication) => here && setForeseen(publication),
      (refused: unknown) => {
        if (!here) return;
        if (refused instanceof ApiError && refused.kind === "busy") timer = window.setTimeout(again, AGAIN);
        else setError(refused instanceof ApiError ? refused : new ApiError(0, "", ""));
      },
    );
    return () => {
      here = false;
      window.clearTimeout(timer);
    };
  }, [stamp, attempt, again]);
  return { foreseen, error, setError, again };
}
