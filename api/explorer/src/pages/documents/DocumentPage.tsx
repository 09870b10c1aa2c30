import { useEffect, useMemo, useState } from "react";
import type { DocumentFact, SourceDocument } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader, useTitle } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { Loaded } from "../../components/Notice";
import { documentPath, formatDate, localised } from "../../text/format";
import type { Span } from "../../text/segments";
import "./documents.css";
import { DocumentText } from "./DocumentText";
import { type Kind, kindOf, kindsOf } from "./kinds";

/** A whole document with its facts marked; `#start-end` names the span that one came for. */
export default function DocumentPage({ id }: { id: string }) {
  const { messages } = useReader();
  const document = useResource<SourceDocument>(`/api/documents/${encodeURIComponent(id)}`);
  useTitle(document.status === "ready" ? document.data.title : messages.documents.title);
  return (
    <div className="page page--wide">
      <Loaded resource={document} lines={14}>
        {(data) => <DocumentView document={data} />}
      </Loaded>
    </div>
  );
}

function DocumentView({ document }: { document: SourceDocument }) {
  const { language, messages } = useReader();
  const target = spanOf(useLocation().hash);
  const [hidden, setHidden] = useState<ReadonlySet<Kind>>(new Set());
  const shown = useMemo(() => document.facts.filter((fact) => !hidden.has(kindOf(fact.kind))), [document, hidden]);

  const { start, end } = target ?? { start: null, end: null };
  useEffect(() => {
    if (start === null) return;
    const mark = window.document.querySelector<HTMLElement>("[data-target]");
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  }, [start, end]);

  const toggle = (kind: Kind) =>
    setHidden((before) => (before.has(kind) ? new Set([...before].filter((k) => k !== kind)) : new Set([...before, kind])));
  return (
    <>
      <header className="page__header">
        <h1 lang="vi">{document.title}</h1>
        <p>
          {localised(document.place?.label, language, messages.documents.nationwide)}
          {document.issued && ` · ${messages.common.issued(formatDate(document.issued, language))}`}
        </p>
      </header>
      <div className="document">
        <aside className="document__facts" aria-labelledby="facts-heading">
          <h2 id="facts-heading">{messages.documents.factsInText}</h2>
          {document.facts.length === 0 && <p>{messages.documents.noFacts}</p>}
          <KindFilters facts={document.facts} hidden={hidden} toggle={toggle} />
          <FactList document={document.id} facts={shown} target={target} />
        </aside>
        <section className="document__text" aria-label={messages.documents.text} lang="vi">
          <DocumentText text={document.text} facts={shown} target={target} />
        </section>
      </div>
    </>
  );
}

function KindFilters(props: { facts: DocumentFact[]; hidden: ReadonlySet<Kind>; toggle: (kind: Kind) => void }) {
  const { messages } = useReader();
  const counts: Record<string, number> = {};
  for (const { kind } of props.facts) counts[kind] = (counts[kind] ?? 0) + 1;
  return (
    <div className="kind-counts">
      {kindsOf(counts).map(([kind, count]) => (
        <button
          key={kind}
          type="button"
          className="kind"
          data-kind={kind}
          aria-pressed={!props.hidden.has(kind)}
          onClick={() => props.toggle(kind)}
        >
          {messages.documents.showKind(messages.kinds[kind], count)}
        </button>
      ))}
    </div>
  );
}

function FactList({ document, facts, target }: { document: string; facts: DocumentFact[]; target: Span | null }) {
  const { language } = useReader();
  return (
    <ol className="fact-list">
      {facts
        .toSorted((a, b) => a.start - b.start)
        .map((fact) => (
          <li key={fact.iri} data-kind={kindOf(fact.kind)}>
            <Link
              href={documentPath(document, fact)}
              aria-current={fact.start === target?.start && fact.end === target.end ? "location" : undefined}
            >
              {localised(fact.label, language, fact.iri)}
            </Link>
          </li>
        ))}
    </ol>
  );
}

/** "4120-4123" as a span of code points; null for any other fragment. */
function spanOf(hash: string): Span | null {
  const match = /^(\d+)-(\d+)$/.exec(hash);
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null;
}
