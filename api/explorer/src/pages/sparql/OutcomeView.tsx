import type { ApiError } from "../../api/client";
import { useReader } from "../../app/language";
import { ErrorText } from "../../components/Notice";
import { TermView } from "../../components/TermView";
import type { Outcome } from "./outcome";

/** As many rows as a browser draws at once without a pause. */
const DRAWN_ROWS = 1000;

export function OutcomeView({ outcome, query }: { outcome: Outcome | null; query: string }) {
  const { messages } = useReader();
  if (!outcome) return <p className="hint">{messages.sparql.start}</p>;
  if (outcome.kind === "error") return <QueryError error={outcome.error} query={query} />;
  if (outcome.kind === "truth") return <p className="truth">{messages.sparql.truth(outcome.value)}</p>;
  if (outcome.kind === "graph")
    return (
      <pre className="code" tabIndex={0} aria-label={messages.sparql.results}>
        {outcome.text}
      </pre>
    );
  return <ResultTable {...outcome} />;
}

function ResultTable({ columns, rows }: Extract<Outcome, { kind: "table" }>) {
  const { messages } = useReader();
  const drawn = rows.slice(0, DRAWN_ROWS);
  return (
    <>
      <p className="hint">
        {drawn.length < rows.length
          ? messages.sparql.firstRows(drawn.length, rows.length)
          : messages.questions.rows(rows.length)}
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={messages.sparql.results}>
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, number) => (
              <tr key={number}>
                {columns.map((column) => (
                  <td key={column}>
                    <TermView term={row[column]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What is wrong with a query and, where the server knows, the line and a mark under the column. */
function QueryError({ error, query }: { error: ApiError; query: string }) {
  const { messages } = useReader();
  const { line, column } = error;
  const source = line === undefined ? undefined : query.split("\n")[line - 1];
  return (
    <div className="notice notice--error" role="alert">
      <h3>
        {line === undefined ? error.title || messages.sparql.error : messages.sparql.errorAt(line, column ?? 1)}
      </h3>
      <ErrorText error={error} />
      {source !== undefined && <pre className="code">{`${source}\n${" ".repeat(Math.max(0, (column ?? 1) - 1))}▲`}</pre>}
    </div>
  );
}
