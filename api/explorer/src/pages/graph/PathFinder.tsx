import { type FormEvent, useState } from "react";
import { ApiError, getJson } from "../../api/client";
import type { Localised } from "../../api/types";
import { useReader } from "../../app/language";
import { ErrorText } from "../../components/Notice";
import { localised } from "../../text/format";
import type { GraphNode } from "./types";

interface Path {
  graph: { nodes: { id: string }[] };
  /** How far was searched, where nothing links the two. */
  message: Localised | null;
}

/** Finds how two of the things in view are linked, and shows all that lies between. */
export function PathFinder({ nodes, onFound }: { nodes: readonly GraphNode[]; onFound: (iris: string[]) => void }) {
  const { language, messages } = useReader();
  const [message, setMessage] = useState<Localised | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  if (nodes.length < 2) return null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const query = new URLSearchParams({ from: String(fields.get("from")), to: String(fields.get("to")) });
    try {
      const path = await getJson<Path>(`/api/path?${query}`, new AbortController().signal);
      onFound(path.graph.nodes.map(({ id }) => id));
      setMessage(path.message);
      setError(null);
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError(0, String(failure), ""));
    }
  };
  return (
    <form className="path-finder" onSubmit={(event) => void submit(event)}>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="field">
          <span className="field__label">{messages.graph[end]}</span>
          <select name={end} defaultValue={nodes.at(end === "from" ? 0 : -1)?.iri}>
            {nodes.map((node) => (
              <option key={node.iri} value={node.iri}>
                {localised(node.label, language, node.iri)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className="button">
        {messages.graph.path}
      </button>
      {message && <p role="status">{localised(message, language)}</p>}
      {error && (
        <div role="alert">
          <ErrorText error={error} />
        </div>
      )}
    </form>
  );
}
