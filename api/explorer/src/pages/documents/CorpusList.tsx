import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import type { DocumentSummary } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { documentPath, formatDate } from "../../text/format";
import { totalOf } from "./corpus";
import { KindName } from "./KindName";
import { kindsOf } from "./kinds";

/** The documents, of which only those in sight are drawn. */
export function CorpusList({ documents }: { documents: readonly DocumentSummary[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [documents]);
  const virtual = useWindowVirtualizer({
    count: documents.length,
    estimateSize: () => 96,
    overscan: 15,
    scrollMargin: top,
    getItemKey: (index) => documents[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <ul ref={list} className="document-list" style={{ paddingBlock: `${before}px ${after}px` }}>
      {items.map(({ index, key }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className="document-list__item"
          aria-setsize={documents.length}
          aria-posinset={index + 1}
        >
          <DocumentLine document={documents[index] as DocumentSummary} />
        </li>
      ))}
    </ul>
  );
}

function DocumentLine({ document }: { document: DocumentSummary }) {
  const { language, messages } = useReader();
  return (
    <>
      <h2 lang="vi">
        <Link href={documentPath(document.id)}>{document.title}</Link>
      </h2>
      <p className="card__detail">
        <span><Label of={document.place?.label} fallback={messages.documents.nationwide} /></span>
        {document.issued && <span>{formatDate(document.issued, language)}</span>}
        <span>{messages.documents.total(totalOf(document))}</span>
      </p>
      <p className="kind-counts">
        {kindsOf(document.facts).map(([kind, count]) => (
          <KindName key={kind} kind={kind} count={count} />
        ))}
      </p>
    </>
  );
}
