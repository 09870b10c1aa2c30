import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, post } from "../../api/client";
import { navigate, useLocation } from "../../app/router";
import { read, type ViewState, write } from "./state";
import type { GraphView } from "./types";

const NOTHING: GraphView = { nodes: [], edges: [] };

interface Walk {
  view: ViewState;
  graph: GraphView;
  error: ApiError | null;
  /** Goes on to another view; the one before can be had back. */
  go: (view: ViewState) => void;
  undo: (() => void) | null;
}

/** The view that the address tells of, and what the server knows of its things. */
export function useView(): Walk {
  const { hash, path } = useLocation();
  const view = useMemo(() => read(hash), [hash]);
  const before = useRef<string[]>([]);
  const [graph, setGraph] = useState<GraphView>(NOTHING);
  const [error, setError] = useState<ApiError | null>(null);
  const things = view.things.join("\n");

  useEffect(() => {
    if (!things) {
      setGraph(NOTHING);
      return undefined;
    }
    const controller = new AbortController();
    asked(things.split("\n"), controller.signal).then(
      (found) => {
        setGraph(found);
        setError(null);
      },
      (failure: unknown) => {
        if (!controller.signal.aborted) setError(failure instanceof ApiError ? failure : new ApiError(0, String(failure), ""));
      },
    );
    return () => controller.abort();
  }, [things]);

  const go = useCallback(
    (next: ViewState) => {
      before.current.push(hash);
      navigate(`${path}#${write(next)}`, { replace: true });
    },
    [hash, path],
  );
  const undo = () => navigate(`${path}#${before.current.pop() ?? ""}`, { replace: true });
  return { view, graph, error, go, undo: before.current.length > 0 ? undo : null };
}

async function asked(iris: string[], signal: AbortSignal): Promise<GraphView> {
  const response = await post("/api/graph/view", { iris }, signal);
  return (await response.json()) as GraphView;
}
