import { type FormEvent, useState } from "react";
import { getJson } from "../../api/client";
import type { Localised } from "../../api/types";
import { useAttempt } from "../../api/useAttempt";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { ErrorText } from "../../components/Notice";
import { localised } from "../../text/format";
import type { GraphNode } from "../../components/graph/picture";

interface Path {
  graph: { nodes: { id: string }[] };
  /** How far was searched, where nothing links the two. */
  message: Localised | null;
}

/** The two things that a path is wanted between, where they are chosen. */
interface Ends {
  from?: string;
  to?: string;
}

interface Properties {
  nodes: readonly GraphNode[];
  ends: Ends;
  onEnds: (ends: Ends) => void;
  onFound: (iris: string[]) => void;
}

/** Finds how two of the things in view are linked, and shows all that lies between. */
export function PathFinder({ nodes, ends, onEnds, onFound }: Properties) {
  const { language, messages } = useReader();
  const [message, setMessage] = useState<Localised | null>(null);
  const { error, attempt } = useAttempt();
  if (nodes.length < 2) return null;
  const isThere = (iri: string | undefined) => nodes.some((node) => node.iri === iri);
  const from = isThere(ends.from) ? ends.from : nodes.find(({ iri }) => iri !== ends.to)?.iri;
  const to = isThere(ends.to) ? ends.to : nodes.findLast(({ iri }) => iri !== from)?.iri;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams({ from: from ?? "", to: to ?? "" });
    attempt(async () => {
      const path = await getJson<Path>(`/api/path?${query}`, new AbortController().signal);
      onFound(path.graph.nodes.map(({ id }) => id));
      setMessage(path.message);
    });
  };
  return (
    <form className="path-finder" onSubmit={submit}>
      {([["from", from], ["to", to]] as const).map(([end, iri]) => (
        <label key={end} className="field">
          <span className="field__label">{messages.graph[end]}</span>
          <select value={iri} onChange={(event) => onEnds({ ...ends, [end]: event.target.value })}>
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
      {message && <p role="status"><Label of={message} /></p>}
      {error && (
        <div role="alert">
          <ErrorText error={error} />
        </div>
      )}
    </form>
  );
}
