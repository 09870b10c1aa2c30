import { authorized } from "../../api/client";
import { useAttempt } from "../../api/useAttempt";
import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { ErrorText } from "../../components/Notice";
import { documentPath } from "../../text/format";

/** Asks whether a document is to go. It is staged to go, and what that changes is shown before it is published. */
export function Removal({ document, reload }: { document: string; reload: () => void }) {
  const { messages } = useReader();
  const location = useLocation();
  const { error, attempt } = useAttempt();
  const stage = () =>
    attempt(async () => {
      await authorized(`/api${documentPath(document)}?stage=true`, { method: "DELETE" });
      navigate(withParameters(location, { remove: null, document }), { replace: true });
      reload();
    });
  return (
    <section className="notice" aria-labelledby="removal-heading">
      <h2 id="removal-heading">{messages.upload.removal.title(document)}</h2>
      <p>{messages.upload.removal.text}</p>
      {error && (
        <div role="alert">
          <ErrorText error={error} />
        </div>
      )}
      <div className="actions">
        <button type="button" className="button button--primary" onClick={stage}>
          {messages.upload.removal.look}
        </button>
        <Link className="button" href={documentPath(document)}>
          {messages.upload.removal.keep}
        </Link>
      </div>
    </section>
  );
}
