import { lazy, Suspense } from "react";
import type { ApiError } from "../../../api/client";
import { useReader } from "../../../app/language";
import { ErrorText } from "../../../components/Notice";
import { Skeleton } from "../../../components/Skeleton";
import type { Language, Messages } from "../../../messages";
import { formatNumber } from "../../../text/format";
import { faultOf } from "../editor/fault";
import { Downloads } from "./Downloads";
import type { Run, Table } from "./outcome";
import { MOST_ROWS, ResultTable } from "./ResultTable";

const ChartView = lazy(() => import("./ChartView"));
const GraphView = lazy(() => import("./GraphView"));

export const VIEWS = ["table", "chart", "graph"] as const;
export type View = (typeof VIEWS)[number];

interface Properties {
  run: Run | null;
  view: View;
  onView: (view: View) => void;
}

/** What the last query came to, in the view that the reader chose. */
export function OutcomeView({ run, view, onView }: Properties) {
  const { language, messages } = useReader();
  if (!run) return <p className="hint">{messages.sparql.start}</p>;
  const { outcome } = run;
  if (outcome.kind === "error") return <QueryError error={outcome.error} query={run.query} />;
  const time = messages.questions.time(formatNumber(run.seconds, language));
  if (outcome.kind === "truth")
    return (
      <>
        <p className="truth">{messages.sparql.truth(outcome.value)}</p>
        <p className="hint">{time}</p>
      </>
    );
  return (
    <>
      <div className="actions">
        <div className="segmented" role="group" aria-label={messages.sparql.views.label}>
          {VIEWS.map((known) => (
            <button key={known} type="button" aria-pressed={known === view} onClick={() => onView(known)}>
              {messages.sparql.views[known]}
            </button>
          ))}
        </div>
        <span role="status">
          {counted(outcome, language, messages)} · {time}
        </span>
        <Downloads run={run} />
      </div>
      <Suspense fallback={<Skeleton lines={8} />}>
        {view === "table" && <ResultTable key={run.query} table={outcome} />}
        {view === "chart" && <ChartView key={run.query} table={outcome} />}
        {view === "graph" && <GraphView key={run.query} query={run.query} />}
      </Suspense>
    </>
  );
}

function counted({ rows }: Table, language: Language, { sparql }: Messages): string {
  const all = formatNumber(rows.length, language);
  return rows.length > MOST_ROWS ? sparql.firstRows(formatNumber(MOST_ROWS, language), all) : sparql.rows(all);
}

function QueryError({ error, query }: { error: ApiError; query: string }) {
  const { messages } = useReader();
  const fault = faultOf(error, query, messages);
  return (
    <div className="notice notice--error" role="alert">
      <h3>{fault ? messages.sparql.errorAt(fault.line, fault.column) : error.title || messages.sparql.error}</h3>
      {fault ? <p>{fault.message}</p> : <ErrorText error={error} />}
    </div>
  );
}
