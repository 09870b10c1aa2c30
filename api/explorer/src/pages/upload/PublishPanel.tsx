import { useState } from "react";
import type { ApiError } from "../../api/client";
import type { AnswerChange, Publication, Staged } from "../../api/documents";
import { useAccess } from "../../app/access";
import { useReader } from "../../app/language";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Label } from "../../components/Label";
import { ErrorNotice } from "../../components/Notice";
import { Skeleton } from "../../components/Skeleton";
import { localised } from "../../text/format";
import { publish, useForeseen } from "./publishing";

interface Props {
  staged: Staged;
  done: (publication: Publication) => void;
  discard: () => void;
  reload: () => void;
}

/** Which answers would change, pinned ones first, and the buttons. What it shows is what it publishes. */
export function PublishPanel({ staged, done, discard, reload }: Props) {
  const { messages } = useReader();
  const { may } = useAccess();
  const { foreseen, error, setError, again } = useForeseen(staged.stamp);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [publishing, setPublishing] = useState(false);

  const press = async () => {
    setPublishing(true);
    try {
      done(await publish(staged.stamp, accepted));
    } catch (refused) {
      setError(refused as ApiError);
      setPublishing(false);
    }
  };
  const accept = (pin: string) =>
    setAccepted((before) => (before.has(pin) ? new Set([...before].filter((name) => name !== pin)) : new Set([...before, pin])));
  const onlyGo = staged.documents.every(({ change }) => change === "removed");
  const words = onlyGo ? messages.upload.removal.publish : messages.upload.publish;
  const open = foreseen?.pins.filter(({ pin }) => !accepted.has(pin)) ?? [];
  return (
    <div className="card publish">
      <h3>{messages.upload.answers}</h3>
      {error ? (
        <ErrorNotice error={error} retry={() => (error.kind === "staged-changed" ? reload() : again())} />
      ) : !foreseen ? (
        <Skeleton lines={2} />
      ) : (
        <>
          {foreseen.pins.length > 0 && (
            <fieldset className="publish__pins">
              <legend>{messages.upload.pins(foreseen.pins.length)}</legend>
              {!may("review") && <p className="hint">{messages.upload.pinsNeedReview}</p>}
              {foreseen.pins.map((change) => (
                <label key={change.pin} className="checkbox">
                  <input
                    type="checkbox"
                    checked={accepted.has(change.pin)}
                    disabled={!may("review")}
                    onChange={() => accept(change.pin)}
                  />
                  <AnswerLine change={change} />
                </label>
              ))}
            </fieldset>
          )}
          <details className="disclosure">
            <summary>{messages.upload.answersChange(foreseen.answers.length)}</summary>
            <ul className="plain-list disclosure__body">
              {foreseen.answers.map((change) => (
                <li key={change.question + JSON.stringify(change.arguments)}>
                  <AnswerLine change={change} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <div className="actions">
        <button
          type="button"
          className="button button--primary"
          disabled={publishing || open.length > 0 || (!foreseen && !error)}
          onClick={press}
        >
          {publishing ? messages.upload.publishing : words(staged.documents.length)}
        </button>
        <ConfirmButton act={discard}>{messages.upload.discardAll}</ConfirmButton>
        {open.length > 0 && <p className="hint">{messages.upload.pinsOpen(open.length)}</p>}
      </div>
    </div>
  );
}

/** A question with its arguments, and how many rows of its answer come, change and go. */
function AnswerLine({ change }: { change: AnswerChange }) {
  const { language, messages } = useReader();
  const given = Object.values(change.arguments).map(({ label, value }) => localised(label, language, value));
  const { added, changed, removed } = change.counts;
  return (
    <span>
      <Label of={change.title} fallback={change.question} />
      {given.length > 0 && ` (${given.join(", ")})`}{" "}
      <span className="hint">
        {change.change === "rows" ? messages.upload.rows(added, changed, removed) : messages.upload.otherwise[change.change]}
      </span>
    </span>
  );
}
