import { useDeferredValue, useMemo } from "react";
import type { DocumentSummary } from "../../api/documents";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import { EmptyState, Loaded } from "../../components/Notice";
import { CorpusFilters } from "./CorpusFilters";
import { CorpusList } from "./CorpusList";
import { chosen, choiceOf } from "./corpus";
import "./documents.css";

/** The corpus: each document with what was found in it. */
export default function DocumentsPage() {
  const { messages } = useReader();
  const documents = useResource<DocumentSummary[]>("/api/documents");
  useTitle(messages.documents.title);
  return (
    <div className="page page--wide corpus">
      <header className="page__header">
        <h1>{messages.documents.title}</h1>
        <p>{messages.documents.intro}</p>
        <div className="actions">
          <Link className="button button--primary" href="/upload">
            {messages.documents.upload}
          </Link>
        </div>
      </header>
      <Loaded resource={documents}>
        {(list) => (
          <>
            {list.every(({ place }) => place === null) && (
              <EmptyState
                title={messages.documents.emptyTitle}
                text={messages.documents.empty}
                command={messages.documents.command}
              />
            )}
            {list.length > 0 && <Corpus documents={list} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Corpus({ documents }: { documents: DocumentSummary[] }) {
  const { language, messages } = useReader();
  const { parameters } = useLocation();
  const choice = useDeferredValue(useMemo(() => choiceOf(parameters), [parameters]));
  const found = useMemo(() => chosen(documents, choice, language), [documents, choice, language]);
  return (
    <>
      <CorpusFilters documents={documents} found={found} />
      {found.length === 0 ? (
        <EmptyState title={messages.documents.noneTitle} text={messages.documents.none}>
          <Link className="button" href="/documents">
            {messages.documents.clear}
          </Link>
        </EmptyState>
      ) : (
        <CorpusList documents={found} />
      )}
    </>
  );
}
