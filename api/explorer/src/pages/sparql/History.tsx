import { useReader } from "../../app/language";
import { formatNumber } from "../../text/format";
import type { Past } from "./history";

interface Properties {
  past: readonly Past[];
  onChoose: (query: string) => void;
  onForget: () => void;
}

/** The queries run before in this browser. */
export function History({ past, onChoose, onForget }: Properties) {
  const { language, messages } = useReader();
  const when = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", { dateStyle: "short", timeStyle: "short" });
  return (
    <details className="disclosure">
      <summary>{messages.sparql.history.title(past.length)}</summary>
      <div className="disclosure__body">
        {past.length === 0 ? (
          <p className="hint">{messages.sparql.history.empty}</p>
        ) : (
          <>
            <ol className="query-history">
              {past.map(({ query, at, rows, seconds }) => (
                <li key={query}>
                  <button type="button" onClick={() => onChoose(query)} title={query}>
                    <code>{summary(query)}</code>
                    <span>
                      {when.format(at)} · {rows !== null && `${messages.questions.rows(rows)} · `}
                      {messages.questions.time(formatNumber(seconds, language))}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            <button type="button" className="button button--quiet" onClick={onForget}>
              {messages.sparql.history.forget}
            </button>
          </>
        )}
      </div>
    </details>
  );
}

/** What tells a query apart: its text without comments and prefixes. */
const summary = (query: string): string =>
  query.replace(/^\s*(?:#.*|PREFIX\s.*)$/gim, "").replace(/\s+/g, " ").trim().slice(0, 160);
