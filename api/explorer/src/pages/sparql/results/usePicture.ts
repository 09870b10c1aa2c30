import { useCallback, useEffect, useState } from "react";
import { ApiError, post } from "../../../api/client";
import type { GraphView } from "../../../components/graph/picture";

/** An answer as it is drawn, and how many things and links it has in all. */
interface Picture extends GraphView {
  things: number;
  links: number;
}

interface Asked {
  /** The last one that came, while another is on its way. */
  picture?: Picture;
  error?: ApiError;
  isLoading: boolean;
  retry: () => void;
}

/** The picture of a query's answer in which some groups, by id, are open. */
export function usePicture(query: string, open: readonly string[]): Asked {
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<Omit<Asked, "retry">>({ isLoading: true });
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    const controller = new AbortController();
    setAsked(({ picture }) => ({ ...(picture && { picture }), isLoading: true }));
    post("/api/graph/answer", { query, open }, controller.signal)
      .then((response) => response.json() as Promise<Picture>)
      .then(
        (picture) => setAsked({ picture, isLoading: false }),
        (failure: unknown) => {
          if (controller.signal.aborted) return;
          setAsked({ error: failure instanceof ApiError ? failure : new ApiError(0, String(failure), ""), isLoading: false });
        },
      );
    return () => controller.abort();
  }, [query, open, attempt]);
  return { ...asked, retry };
}
