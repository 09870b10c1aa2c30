import { useEffect, useState } from "react";
import { ApiError, authorized } from "../../api/client";
import { useAccess } from "../../app/access";
import { useReader } from "../../app/language";
import { ErrorText } from "../../components/Notice";
import type { Publication } from "./types";

const WHILE_WAITING = 3000;

/** Whether readers see what was decided already; what keeps it from them, and how to go on. */
export function PublicationBar({ publication, changed }: { publication: Publication; changed: () => void }) {
  const { messages } = useReader();
  const { may } = useAccess();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const { waiting, underWay, held, refused } = publication;
  const said = messages.review.publication;

  useEffect(() => {
    if (waiting === 0 || !underWay) return undefined;
    const timer = window.setInterval(changed, WHILE_WAITING);
    return () => window.clearInterval(timer);
  }, [waiting, underWay, changed]);

  if (waiting === 0) return null;
  const publish = async () => {
    setBusy(true);
    const accepted = new URLSearchParams((refused?.pins ?? []).map((pin) => ["accept", pin]));
    try {
      await authorized(`/api/reviews/publication?${accepted}`, { method: "POST" });
      setError(null);
    } catch (failed) {
      setError(failed instanceof ApiError ? failed : new ApiError(0, String(failed), ""));
    } finally {
      setBusy(false);
      changed();
    }
  };
  return (
    <div className={refused ? "notice notice--error" : "review-publication"} role="status">
      <p>{refused ? said.refused : held ? said.held(waiting) : said.waiting(waiting)}</p>
      {refused && (refused.pins.length > 0 ? <p>{said.pins(refused.pins.join(", "))}</p> : <p lang="en">{refused.detail}</p>)}
      {error && <ErrorText error={error} />}
      {may("review") && (
        <button type="button" className="button button--quiet" onClick={publish} disabled={busy}>
          {refused && refused.pins.length > 0 ? said.accept : said.publishing}
        </button>
      )}
    </div>
  );
}
