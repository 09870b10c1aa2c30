import { useReader } from "../app/language";
import { Link } from "../app/router";
import { CopyButton } from "./CopyButton";

/** The address of the SPARQL page with a query in it; behind the # no server limits its length. */
export const sparqlPath = (query: string): string => `/sparql#query=${encodeURIComponent(query)}`;

/** A query to read, copy and run. */
export function SparqlSource({ title, query, run }: { title: string; query: string; run: string }) {
  const { messages } = useReader();
  return (
    <details className="disclosure">
      <summary>{title}</summary>
      <div className="disclosure__body">
        <pre className="code" tabIndex={0} aria-label={messages.sparql.query}>
          {query}
        </pre>
        <div className="actions">
          <CopyButton text={() => query} />
          <Link className="button button--quiet" href={sparqlPath(query)}>
            {run}
          </Link>
        </div>
      </div>
    </details>
  );
}
