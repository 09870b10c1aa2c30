import { lazy, Suspense } from "react";
import type { ApiError } from "../../../api/client";
import { useReader } from "../../../app/language";
import { ErrorText } from "../../../components/Notice";
import { Skeleton } from "../../../components/Skeleton";
import { formatNumber } from "../../../text/format";
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
  if (outcome.kind === "error") return <QueryError error={outcome.error} />;
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
          {counted(outcome, messages.sparql.firstRows, messages.questions.rows)} · {time}
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

function counted({ rows }: Table, first: (shown: number, all: number) => string, all: (count: number) => string): string {
  return rows.length > MOST_ROWS ? first(MOST_ROWS, rows.length) : all(rows.length);
}

function QueryError({ error }: { error: ApiError }) {
  const { messages } = useReader();
  const { line, column } = error;
  return (
    <div className="notice notice--error" role="alert">
      <h3>
        {line === undefined ? error.title || messages.sparql.error : messages.sparql.errorAt(line, column ?? 1)}
      </h3>
      {line === undefined ? <ErrorText error={error} /> : <p>{messages.sparql.fault(error.expected)}</p>}
    </div>
  );
}
