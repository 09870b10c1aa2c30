import { useState } from "react";
import { ApiError, authorized } from "../../api/client";
import type { Publication, Staged, StagedDocument } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Label } from "../../components/Label";
import { EmptyState, ErrorNotice } from "../../components/Notice";
import { ChangeCounts } from "../documents/ChangeCounts";
import { documentPath, formatDate } from "../../text/format";
import { BringBack, RemovedDocuments } from "./BringBack";
import { PublishPanel } from "./PublishPanel";
import { StagedPreviewView } from "./StagedPreviewView";

const PARAMETER = "document";

/** What would be published, document by document, and the buttons that publish or discard it. */
export function StagedDocuments({ staged, reload }: { staged: Staged; reload: () => void }) {
  const { messages } = useReader();
  const [published, setPublished] = useState<Done | null>(null);
  const [error, setError] = useState<ApiError>();
  const location = useLocation();
  const chosen = location.parameters.get(PARAMETER);
  const shown = staged.documents.find(({ document }) => document === chosen) ?? staged.documents[0];

  const discard = async (document?: string) => {
    try {
      await authorized(document ? `/api/staged/${encodeURIComponent(document)}` : "/api/staged", { method: "DELETE" });
      setError(undefined);
    } catch (refused) {
      setError(refused as ApiError);
    }
    reload();
  };
  return (
    <section className="upload__staged" aria-labelledby="staged-heading">
      <h2 id="staged-heading">{messages.upload.staged}</h2>
      {published && <Published {...published} returning={() => setPublished(null)} reload={reload} />}
      {error && <ErrorNotice error={error} retry={reload} />}
      {!shown ? (
        !published && <EmptyState title={messages.upload.nothingTitle} text={messages.upload.nothing} />
      ) : (
        <>
          <ul className="staged-list">
            {staged.documents.map((document) => (
              <StagedLine
                key={document.document}
                document={document}
                current={document === shown}
                href={withParameters(location, { [PARAMETER]: document.document })}
                discard={() => discard(document.document)}
              />
            ))}
          </ul>
          <PublishPanel
            key={staged.stamp}
            staged={staged}
            done={(publication) => {
              setPublished({ publication, staged });
              navigate(withParameters(location, { [PARAMETER]: null, uploads: null }), { replace: true });
              reload();
            }}
            discard={() => discard()}
            reload={reload}
          />
          <StagedPreviewView key={shown.document + staged.stamp} document={shown} stamp={staged.stamp} />
        </>
      )}
      <RemovedDocuments key={`${staged.stamp}${published?.publication.generation ?? ""}`} staged={reload} />
    </section>
  );
}

/** What was published, and what it was made of. */
interface Done {
  publication: Publication;
  staged: Staged;
}

function Published({ publication, staged, returning, reload }: Done & { returning: () => void; reload: () => void }) {
  const { messages } = useReader();
  const gone = new Map(staged.documents.flatMap(({ document, title, change }) => (change === "removed" ? [[document, title]] : [])));
  return (
    <div className="notice" role="status">
      <h3>{messages.upload.published(publication.generation ?? 0)}</h3>
      <p>{messages.upload.publishedText}</p>
      <ul className="plain-list">
        {publication.documents.map((document) => (
          <li key={document}>
            {gone.has(document) ? (
              <>
                {messages.upload.removal.gone} <span lang="vi">{gone.get(document)}</span>{" "}
                <BringBack
                  document={document}
                  staged={() => {
                    returning();
                    reload();
                  }}
                />
              </>
            ) : (
              <Link href={documentPath(document)}>{document}</Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  document: StagedDocument;
  current: boolean;
  href: string;
  discard: () => void;
}

function StagedLine({ document, current, href, discard }: LineProps) {
  const { language, messages } = useReader();
  const { change, place, issued, doubts } = document;
  return (
    <li className="staged-list__item" data-current={current ? "" : undefined}>
      <div>
        <Link href={href} aria-current={current ? "true" : undefined} lang="vi">
          {document.title}
        </Link>
        <p className="card__detail">
          <span>{messages.upload.changes[change]}</span>
          {document.file && <span>{document.file}</span>}
          {place && <span><Label of={place.label} /></span>}
          {issued && <span>{formatDate(issued, language)}</span>}
          {doubts.length > 0 && <span>{messages.upload.doubtful(doubts.length)}</span>}
        </p>
        {document.alike.map((other) => (
          <p key={other} className="hint">
            {messages.upload.alike(other)}{" "}
            <Link href={`/upload?${new URLSearchParams({ of: other })}`}>{messages.upload.asVersion}</Link>
          </p>
        ))}
      </div>
      <ChangeCounts counts={document.counts} />
      <ConfirmButton label={messages.upload.discardOne(document.document)} act={discard}>
        {messages.upload.discard}
      </ConfirmButton>
    </li>
  );
}
