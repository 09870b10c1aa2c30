import type { Evidence } from "../api/types";
import { useReader } from "../app/language";
import { Link } from "../app/router";
import { documentPath, formatDate } from "../text/format";
import { Icon } from "./Icon";

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
        <span>{title}</span>
      </Link>
      {evidence.section && <span lang="vi">{evidence.section}</span>}
      {evidence.page && <span>{messages.common.page(evidence.page)}</span>}
      {issued && <span>{messages.common.issued(formatDate(issued, language))}</span>}
    </figcaption>
  );
}
