import { useId, useRef, useState } from "react";
import { ApiError, authorized } from "../../api/client";
import { useAccess } from "../../app/access";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { ErrorText } from "../../components/Notice";

const LISTED = 20;

interface Taken {
  decided: number;
  unchanged: number;
}

/** The mappings as a table to be edited elsewhere, and back. */
export function TableExchange({ changed }: { changed: () => void }) {
  const said = useReader().messages.review.exchange;
  const { may } = useAccess();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const send = async (file: File) => {
    setBusy(true);
    setTaken(null);
    setError(null);
    try {
      const response = await authorized("/api/reviews/import", { method: "POST", body: file });
      setTaken((await response.json()) as Taken);
      changed();
    } catch (failed) {
      setError(failed instanceof ApiError ? failed : new ApiError(0, String(failed), ""));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="review-exchange" aria-labelledby={id}>
      <h2 id={id}>{said.title}</h2>
      <p className="hint">{said.intro}</p>
      <div className="actions">
        <a className="button" href="/api/mappings.sssom.tsv" download>
          {said.download}
        </a>
        {may("review") && (
          <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
            {said.upload}
          </button>
        )}
        <input
          ref={input}
          type="file"
          accept=".tsv,.csv,.txt"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void send(file);
          }}
        />
      </div>
      <p role="status">{busy ? said.sending : taken && said.taken(taken.decided, taken.unchanged)}</p>
      {error && <Refused error={error} />}
    </section>
  );
}

function Refused({ error }: { error: ApiError }) {
  const said = useReader().messages.review.exchange;
  return (
    <div role="alert" className="notice notice--error">
      <h3>{said.refused}</h3>
      {error.rows.length === 0 && <ErrorText error={error} />}
      <ol className="plain-list">
        {error.rows.slice(0, LISTED).map(({ line, reason }) => (
          <li key={line}>
            <strong>{said.line(line)}</strong> <Label of={reason} />
          </li>
        ))}
      </ol>
      {error.rows.length > LISTED && <p>{said.more(error.rows.length - LISTED)}</p>}
    </div>
  );
}
