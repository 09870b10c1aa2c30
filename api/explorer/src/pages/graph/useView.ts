import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, post } from "../../api/client";
import { navigate, useLocation } from "../../app/router";
import { read, size, type ViewState, write } from "../../components/graph/state";
import type { GraphView } from "../../components/graph/picture";

const NOTHING: GraphView = { nodes: [], groups: [], edges: [] };

interface Walk {
  view: ViewState;
  graph: GraphView;
  /** Whether what the view shows is on its way. */
  isLoading: boolean;
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
  const [isLoading, setLoading] = useState(size(view) > 0);
  const [error, setError] = useState<ApiError | null>(null);
  const wanted = size(view) === 0 ? null : JSON.stringify({ iris: view.things, groups: view.groups, query: view.query });

  useEffect(() => {
    setError(null);
    setLoading(wanted !== null);
    if (wanted === null) {
      setGraph(NOTHING);
      return undefined;
    }
    const controller = new AbortController();
    asked(wanted, controller.signal)
      .then(setGraph, (failure: unknown) => {
        if (!controller.signal.aborted) setError(failure instanceof ApiError ? failure : new ApiError(0, String(failure), ""));
      })
      .finally(() => {
        if (!controller.signal.aborted) setLoading(false);
      });
    return () => controller.abort();
  }, [wanted]);

  const go = useCallback(
    (next: ViewState) => {
      before.current.push(hash);
      navigate(`${path}#${write(next)}`, { replace: true });
    },
    [hash, path],
  );
  const undo = () => navigate(`${path}#${before.current.pop() ?? ""}`, { replace: true });
  return { view, graph, isLoading, error, go, undo: before.current.length > 0 ? undo : null };
}

async function asked(wanted: string, signal: AbortSignal): Promise<GraphView> {
  const response = await post("/api/graph/view", JSON.parse(wanted), signal);
  return (await response.json()) as GraphView;
}
