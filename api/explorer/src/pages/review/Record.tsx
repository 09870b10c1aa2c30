import { authorized } from "../../api/client";
import { useReader } from "../../app/language";
import { useNames } from "./Reading";
import type { Decision, Item } from "./types";

/** What was decided and said of an item: by whom, when, and what no longer counts. */
export function Record({ item, changed }: { item: Item; changed: () => void }) {
  const { messages } = useReader();
  const answer = async (id: number) => {
    await authorized(`/api/objections/${id}`, { method: "DELETE" });
    changed();
  };
  return (
    <>
      {item.objections > 0 && (
        <section>
          <h3>{messages.review.objections}</h3>
          {item.comments.length === 0 && <p>{messages.review.objectionCount(item.objections)}</p>}
          <ul className="review-record">
            {item.comments.map(({ id, comment, time }) => (
              <li key={id}>
                <q>{comment}</q> <When time={time} />
                <button type="button" className="link-button" onClick={() => void answer(id)}>
                  {messages.review.answered}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {item.earlier.length > 0 && (
        <section>
          <h3>{messages.review.earlier}</h3>
          <ul className="review-record">
            {item.earlier.map((decision) => (
              <li key={decision.id}>
                <Decided decision={decision} />
                <blockquote lang="vi">{decision.sentence}</blockquote>
              </li>
            ))}
          </ul>
        </section>
      )}
      {item.decisions.length > 0 && (
        <section>
          <h3>{messages.review.history}</h3>
          <ol className="review-record">
            {item.decisions.map((decision) => (
              <li key={decision.id} data-standing={decision.standing}>
                <Decided decision={decision} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Decided({ decision }: { decision: Decision }) {
  const { messages } = useReader();
  const named = useNames();
  const deciding = decision.decision !== "comment" && decision.decision !== "withdraw";
  return (
    <>
      <p>
        <strong>{decision.reviewer}</strong> {messages.review.decided[decision.decision]} <When time={decision.time} />
        {decision.via && <span className="hint"> · {messages.review.via(decision.via)}</span>}
        {deciding && !decision.standing && <span className="hint"> · {messages.review.notCounting}</span>}
        {!decision.published && <span className="hint"> · {messages.review.notPublished}</span>}
      </p>
      {Object.entries(decision.correction).map(([part, id]) => (
        <p key={part}>
          {messages.review.parts[part]}: {named(part, id)}
        </p>
      ))}
      {decision.note && <q>{decision.note}</q>}
    </>
  );
}

function When({ time }: { time: string }) {
  const { language } = useReader();
  const locale = language === "en" ? "en-GB" : "vi";
  const said = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" }).format(new Date(time));
  return (
    <time className="hint" dateTime={time}>
      {said}
    </time>
  );
}
