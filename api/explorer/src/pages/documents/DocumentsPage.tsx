import type { DocumentSummary } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader, useTitle } from "../../app/language";
import { Link } from "../../app/router";
import { EmptyState, Loaded } from "../../components/Notice";
import { documentPath, formatDate, localised } from "../../text/format";
import "./documents.css";
import { kindsOf } from "./kinds";

/** The corpus: each document with what was found in it. */
export default function DocumentsPage() {
  const { messages } = useReader();
  const documents = useResource<DocumentSummary[]>("/api/documents");
  useTitle(messages.documents.title);
  return (
    <div className="page">
      <header className="page__header">
        <h1>{messages.documents.title}</h1>
        <p>{messages.documents.intro}</p>
      </header>
      <Loaded resource={documents}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title={messages.documents.emptyTitle}
              text={messages.documents.empty}
              command="lienket ingest van-ban/"
            />
          ) : (
            <ul className="document-list">
              {list.map((document) => (
                <DocumentCard key={document.id} document={document} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function DocumentCard({ document }: { document: DocumentSummary }) {
  const { language, messages } = useReader();
  return (
    <li className="card">
      <h2 lang="vi">
        <Link href={documentPath(document.id)}>{document.title}</Link>
      </h2>
      <p className="card__detail">
        <span>{localised(document.place?.label, language, messages.documents.nationwide)}</span>
        {document.issued && <span>{formatDate(document.issued, language)}</span>}
      </p>
      <p className="kind-counts">
        {kindsOf(document.facts).map(([kind, count]) => (
          <span key={kind} className="kind" data-kind={kind}>
            {messages.documents.showKind(messages.kinds[kind], count)}
          </span>
        ))}
      </p>
    </li>
  );
}
