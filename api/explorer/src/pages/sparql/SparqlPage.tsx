import { useEffect, useMemo, useState } from "react";
import { ApiError, request } from "../../api/client";
import { useReader } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import { ShareButton } from "../../components/ShareButton";
import { sparqlPath } from "../../components/SparqlSource";
import { Editor } from "./editor/Editor";
import { faultOf } from "./editor/fault";
import { Examples } from "./Examples";
import { forgetAll, keep, pastQueries } from "./history";
import { History } from "./History";
import { ACCEPT, type Outcome, readOutcome, type Run } from "./results/outcome";
import { OutcomeView, type View, VIEWS } from "./results/OutcomeView";
import "./sparql.css";

/** The workspace: a query, what it comes to, and the queries of before. Query and view stand behind the # of the
 * address. */
export default function SparqlPage() {
  const { messages } = useReader();
  const { hash, parameters } = useLocation();
  const inAddress = new URLSearchParams(hash);
  const shared = inAddress.get("query") ?? parameters.get("query");
  const view = VIEWS.find((known) => known === inAddress.get("view")) ?? "table";
  const [query, setQuery] = useState(shared ?? exampleQuery(messages.sparql.example));
  const [run, setRun] = useState<Run | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [past, setPast] = useState(pastQueries);
  useTitle(messages.sparql.title);

  useEffect(() => {
    if (shared !== null) setQuery(shared);
  }, [shared]);
  useEffect(() => () => running?.abort(), [running]);

  const ask = async (asked: string) => {
    if (running) return;
    navigate(address(asked, view), { replace: true });
    const controller = new AbortController();
    setRunning(controller);
    const begun = performance.now();
    const outcome = await outcomeOf(asked, controller.signal);
    setRunning(null);
    if (!outcome) return;
    const seconds = (performance.now() - begun) / 1000;
    setRun({ query: asked, outcome, seconds });
    const rows = outcome.kind === "table" ? outcome.rows.length : null;
    if (outcome.kind !== "error") setPast(keep({ query: asked, at: Date.now(), rows, seconds }));
  };

  const error = run?.outcome.kind === "error" && run.query === query ? run.outcome.error : null;
  const fault = useMemo(() => error && faultOf(error, query, messages), [error, query, messages]);
  return (
    <div className="page page--wide">
      <header className="page__header">
        <h1>{messages.sparql.title}</h1>
        <p>{messages.sparql.intro}</p>
      </header>
      <Examples onChoose={setQuery} />
      <div className="field">
        <span className="field__label">{messages.sparql.query}</span>
        <Editor
          value={query}
          fault={fault}
          onChange={setQuery}
          onRun={(text) => void ask(text)}
        />
        <span className="hint">{messages.sparql.completion}</span>
      </div>
      <div className="actions">
        <button type="button" className="button button--primary" disabled={running !== null} onClick={() => void ask(query)}>
          {running ? messages.sparql.running : messages.sparql.run}
        </button>
        {running && (
          <button type="button" className="button" onClick={() => running.abort()}>
            {messages.sparql.cancel}
          </button>
        )}
        <ShareButton address={() => address(query, view)} />
        <span className="hint">{messages.sparql.shortcut}</span>
      </div>
      <History
        past={past}
        onChoose={setQuery}
        onForget={() => {
          forgetAll();
          setPast([]);
        }}
      />
      <section aria-live="polite" aria-busy={running !== null}>
        <h2>{messages.sparql.results}</h2>
        <OutcomeView
          run={run}
          view={view}
          onView={(chosen) => navigate(address(run?.query ?? query, chosen), { replace: true })}
        />
      </section>
    </div>
  );
}

const address = (query: string, view: View): string =>
  view === "table" ? sparqlPath(query) : `${sparqlPath(query)}&view=${view}`;

/** What the query comes to; null where the reader has stopped it. */
async function outcomeOf(query: string, signal: AbortSignal): Promise<Outcome | null> {
  try {
    const body = new URLSearchParams({ query });
    return await readOutcome(await request("/sparql", { method: "POST", body, headers: { Accept: ACCEPT }, signal }));
  } catch (error) {
    if (signal.aborted) return null;
    return { kind: "error", error: error instanceof ApiError ? error : new ApiError(0, String(error), "") };
  }
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
