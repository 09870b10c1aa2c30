import { Fragment } from "react";
import type { Reason } from "../../api/documents";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";

/** How many places are quoted; the rest is counted. */
const MOST = 3;

/** The rule that decided, with the words that it went by. */
export function Because({ reason }: { reason: Reason }) {
  const { messages } = useReader();
  const { because, words } = reason;
  return (
    <small className="fact-details__why">
      <Label of={because} />
      {words.slice(0, MOST).map(({ start, text }, index) => (
        <Fragment key={start}>
          {index === 0 ? ": " : ", "}
          <q lang="vi">{text}</q>
        </Fragment>
      ))}
      {words.length > MOST && ` ${messages.documents.reasons.more(words.length - MOST)}`}
    </small>
  );
}
