import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ApiError, request } from "../../api/client";
import { useReader, useTitle } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { CopyButton } from "../../components/CopyButton";
import { sparqlPath } from "../../components/SparqlSource";
import { type Outcome, readOutcome } from "./outcome";
import { OutcomeView } from "./OutcomeView";
import "./sparql.css";

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

/** A plain place to ask in SPARQL. The query stands behind the # of the address. */
export default function SparqlPage() {
  const { messages } = useReader();
  const { hash, parameters } = useLocation();
  const shared = new URLSearchParams(hash).get("query") ?? parameters.get("query");
  const [query, setQuery] = useState(shared ?? exampleQuery(messages.sparql.example));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  useTitle(messages.sparql.title);

  useEffect(() => {
    if (shared !== null) setQuery(shared);
  }, [shared]);
  useEffect(() => () => running?.abort(), [running]);

  const run = async () => {
    navigate(sparqlPath(query), { replace: true });
    const controller = new AbortController();
    setRunning(controller);
    try {
      const body = new URLSearchParams({ query });
      const response = await request("/sparql", {
        method: "POST",
        body,
        headers: { Accept: ACCEPT },
        signal: controller.signal,
      });
      setOutcome(await readOutcome(response));
    } catch (error) {
      if (!controller.signal.aborted) {
        const failure = error instanceof ApiError ? error : new ApiError(0, String(error), "");
        setOutcome({ kind: "error", error: failure });
        placeCursor(editor.current, failure);
      }
    } finally {
      setRunning(null);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !running) {
      event.preventDefault();
      void run();
    }
  };
  return (
    <div className="page page--wide">
      <header className="page__header">
        <h1>{messages.sparql.title}</h1>
        <p>{messages.sparql.intro}</p>
      </header>
      <label className="field">
        <span className="field__label">{messages.sparql.query}</span>
        <textarea
          ref={editor}
          className="sparql-editor"
          value={query}
          rows={14}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={outcome?.kind === "error" || undefined}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="actions">
        <button type="button" className="button button--primary" disabled={running !== null} onClick={() => void run()}>
          {running ? messages.sparql.running : messages.sparql.run}
        </button>
        {running && (
          <button type="button" className="button" onClick={() => running.abort()}>
            {messages.sparql.cancel}
          </button>
        )}
        <CopyButton
          label={messages.common.copyLink}
          text={() => new URL(sparqlPath(query), window.location.href).href}
        />
        <span className="hint">{messages.sparql.shortcut}</span>
      </div>
      <section aria-live="polite">
        <h2>{messages.sparql.results}</h2>
        <OutcomeView outcome={outcome} query={query} />
      </section>
    </div>
  );
}

/** Puts the cursor where the server says that the query is wrong. */
function placeCursor(editor: HTMLTextAreaElement | null, { line, column }: ApiError): void {
  if (!editor || line === undefined) return;
  const before = editor.value.split("\n").slice(0, line - 1);
  const position = before.join("\n").length + (before.length > 0 ? 1 : 0) + Math.max(0, (column ?? 1) - 1);
  editor.focus();
  editor.setSelectionRange(position, position);
}

const exampleQuery = (comment: string): string => `# ${comment}
PREFIX lk: <https://w3id.org/lienket/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?indicator ?label WHERE {
  ?indicator a lk:Indicator ; skos:prefLabel ?label .
  FILTER(lang(?label) = "vi")
}
ORDER BY ?label
LIMIT 50`;
