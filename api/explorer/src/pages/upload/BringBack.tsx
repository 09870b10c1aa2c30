import { authorized } from "../../api/client";
import type { RemovedDocument } from "../../api/documents";
import { useAttempt } from "../../api/useAttempt";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { ErrorText, Loaded } from "../../components/Notice";
import { formatTime } from "../../text/format";

interface Props {
  document: string;
  /** Called once it is staged to come in again. */
  staged: () => void;
}

/** The button that stages a document which went out to come in again, so that one sees what that changes. */
export function BringBack({ document, staged }: Props) {
  const { messages } = useReader();
  const location = useLocation();
  const { error, attempt } = useAttempt();
  const bring = () =>
    attempt(async () => {
      await authorized(`/api/removed/${encodeURIComponent(document)}`, { method: "POST" });
      navigate(withParameters(location, { document }), { replace: true });
      staged();
    });
  return (
    <>
      <button type="button" className="button" onClick={bring} aria-label={messages.upload.removal.bringBackOne(document)}>
        {messages.upload.removal.bringBack}
      </button>
      {error && (
        <div role="alert">
          <ErrorText error={error} />
        </div>
      )}
    </>
  );
}

/** The documents that went out, each with the way back. */
export function RemovedDocuments({ staged }: { staged: () => void }) {
  const { language, messages } = useReader();
  const removed = useResource<RemovedDocument[]>("/api/removed", { withToken: true });
  return (
    <Loaded resource={removed} lines={1}>
      {(documents) =>
        documents.length > 0 && (
          <details className="disclosure">
            <summary>{messages.upload.removal.past(documents.length)}</summary>
            <div className="disclosure__body">
              <p className="hint">{messages.upload.removal.pastText}</p>
              <ul className="removed-list">
                {documents.map(({ document, file, time }) => (
                  <li key={document}>
                    <span>
                      <bdi>{file}</bdi>{" "}
                      <span className="hint">{messages.upload.removal.wentAt(formatTime(time, language))}</span>
                    </span>
                    <BringBack document={document} staged={staged} />
                  </li>
                ))}
              </ul>
            </div>
          </details>
        )
      }
    </Loaded>
  );
}
