import { useMemo } from "react";
import type { Evidence, SourceDocument } from "../api/types";
import { useResource } from "../api/useResource";
import { useReader } from "../app/language";
import { Link } from "../app/router";
import { documentPath, formatDate } from "../text/format";
import { codePointLength, CodePointText } from "../text/offsets";
import { Icon } from "./Icon";
import { InLanguage } from "./Label";
import { Skeleton } from "./Skeleton";

/** How much of the document is shown before and after the sentence, in code points. */
const CONTEXT = 260;

/** A quote in its place: the sentence with the words marked, and some of the document around it. */
export function QuoteInContext({ evidence }: { evidence: Evidence }) {
  const { messages } = useReader();
  const document = useResource<SourceDocument>(`/api/documents/${encodeURIComponent(evidence.document.id)}`);
  const text = document.status === "ready" ? document.data.text : null;
  const context = useMemo(() => (text === null ? null : around(new CodePointText(text), evidence)), [text, evidence]);
  return (
    <figure className="quote">
      {document.status === "loading" ? (
        <Skeleton lines={4} />
      ) : (
        <>
          {context === null && <p className="quote__warning">{messages.errors.quoteMoved}</p>}
          <blockquote lang="vi">
            {context?.before}
            <Sentence evidence={evidence} />
            {context?.after}
          </blockquote>
        </>
      )}
      <QuoteSource evidence={evidence} />
    </figure>
  );
}

/** The sentence alone, as it is kept with the fact. */
export function QuoteSentence({ evidence }: { evidence: Evidence }) {
  return (
    <figure className="quote">
      <blockquote lang="vi">
        <Sentence evidence={evidence} />
      </blockquote>
      <QuoteSource evidence={evidence} />
    </figure>
  );
}

function Sentence({ evidence }: { evidence: Evidence }) {
  return (
    <span className="quote__sentence">
      {evidence.prefix}
      <mark data-document={evidence.document.id} data-start={evidence.start} data-end={evidence.end}>
        {evidence.exact}
      </mark>
      {evidence.suffix}
    </span>
  );
}

function QuoteSource({ evidence }: { evidence: Evidence }) {
  const { language, messages } = useReader();
  const { id, title, issued } = evidence.document;
  return (
    <figcaption>
      <Link href={documentPath(id, evidence)}>
        <Icon name="document" />
        <InLanguage lang="vi">{title}</InLanguage>
      </Link>
      {evidence.section && <span lang="vi">{evidence.section}</span>}
      {evidence.page && <span>{messages.common.page(evidence.page)}</span>}
      {issued && <span>{messages.common.issued(formatDate(issued, language))}</span>}
    </figcaption>
  );
}

/** What stands before and after the sentence; null where the text no longer has the quote at its offsets. */
function around(text: CodePointText, { start, end, exact, prefix, suffix }: Evidence) {
  if (text.slice(start, end) !== exact) return null;
  const from = start - codePointLength(prefix);
  const to = end + codePointLength(suffix);
  const cutBefore = Math.max(0, from - CONTEXT);
  const cutAfter = Math.min(text.length, to + CONTEXT);
  const before = text.slice(cutBefore, from);
  const after = text.slice(to, cutAfter);
  return {
    before: cutBefore > 0 ? `… ${before.replace(/^\S*\s+/, "")}` : before,
    after: cutAfter < text.length ? `${after.replace(/\s+\S*$/, "")} …` : after,
  };
}
