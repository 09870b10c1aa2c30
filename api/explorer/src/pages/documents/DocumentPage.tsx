import { useMemo, useState } from "react";
import type { SourceDocument, StatedFact } from "../../api/documents";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import { Label } from "../../components/Label";
import { Loaded } from "../../components/Notice";
import { documentPath, formatDate } from "../../text/format";
import type { Span } from "../../text/segments";
import "./documents.css";
import { FactList } from "./FactList";
import { FactReader } from "./FactReader";
import { KindToggles, useShown } from "./KindToggles";
import { Outline } from "./Outline";
import { useReasons } from "./useReasons";

/** A whole document with its facts marked; `#start-end` names the span that one came for, `#section-start` the
    section. */
export default function DocumentPage({ id }: { id: string }) {
  const { messages } = useReader();
  const document = useResource<SourceDocument>(`/api${documentPath(id)}`);
  useTitle(document.status === "ready" ? document.data.title : messages.documents.title);
  return (
    <div className="page page--wide">
      <Loaded resource={document} lines={14}>
        {(data) => <DocumentView document={data} />}
      </Loaded>
    </div>
  );
}

const SIDES = ["facts", "outline"] as const;

function DocumentView({ document }: { document: SourceDocument }) {
  const { messages } = useReader();
  const { hash } = useLocation();
  const target = useMemo(() => spanOf(hash), [hash]);
  const section = sectionOf(hash);
  const shown = useShown(document.facts);
  const stated = useResource<StatedFact[]>(`/api${documentPath(document.id)}/facts`);
  const facts = stated.status === "ready" ? stated.data : null;
  const known = useMemo(() => facts && new Map(facts.map((fact) => [fact.iri, fact])), [facts]);
  const reasons = useReasons(document.archived ? `/api${documentPath(document.id)}/reasons` : null);
  const [side, setSide] = useState<(typeof SIDES)[number]>(section === null ? "facts" : "outline");
  return (
    <>
      <DocumentHeader document={document} />
      <div className="document">
        <aside className="document__facts" aria-labelledby="facts-heading">
          <h2 id="facts-heading">{messages.documents.factsInText}</h2>
          {document.facts.length === 0 && <p>{messages.documents.noFacts}</p>}
          <KindToggles facts={document.facts} />
          <div className="segmented segmented--small" role="group" aria-label={messages.documents.side}>
            {SIDES.map((one) => (
              <button key={one} type="button" aria-pressed={one === side} onClick={() => setSide(one)}>
                {messages.documents.sides[one]}
              </button>
            ))}
          </div>
          {side === "outline" ? (
            <Outline sections={document.sections} />
          ) : (
            <FactList facts={shown} known={known} target={target} />
          )}
        </aside>
        <FactReader
          text={document.text}
          sections={document.sections}
          facts={shown}
          known={known}
          reasons={reasons}
          target={target}
          section={section}
        />
      </div>
    </>
  );
}

function DocumentHeader({ document }: { document: SourceDocument }) {
  const { language, messages } = useReader();
  return (
    <header className="page__header">
      <h1 lang="vi">{document.title}</h1>
      <p>
        <Label of={document.place?.label} fallback={messages.documents.nationwide} />
        {document.issued && ` · ${messages.common.issued(formatDate(document.issued, language))}`}
        {document.archived && (
          <>
            {" · "}
            <Link href={`${documentPath(document.id)}/versions`}>{messages.documents.versions}</Link>
            {" · "}
            <Link href={`/upload?${new URLSearchParams({ of: document.id })}`}>{messages.documents.newVersion}</Link>
            {" · "}
            <Link href={`/upload?${new URLSearchParams({ remove: document.id })}`}>{messages.documents.remove}</Link>
          </>
        )}
      </p>
    </header>
  );
}

/** "4120-4123" as a span of code points; null for any other fragment. */
function spanOf(hash: string): Span | null {
  const match = /^(\d+)-(\d+)$/.exec(hash);
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null;
}

function sectionOf(hash: string): number | null {
  const match = /^section-(\d+)$/.exec(hash);
  return match ? Number(match[1]) : null;
}
