import type { Match, Named, ReviewDecision, Reviewed } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Loaded } from "../../components/Notice";
import { formatDate, localised } from "../../text/format";

/** Whether people have looked at a thing: who decided what, and when; else why somebody should, if anybody. */
export function ReviewState({ of, match }: { of: string; match: Match | null }) {
  const { messages } = useReader();
  const reviewed = useResource<Reviewed>(`/api/reviews?${new URLSearchParams({ of })}`);
  return (
    <Loaded resource={reviewed} lines={2}>
      {({ state, decisions, objections }) => (
        <div className="review">
          <p>
            <strong>{state ? messages.proof.states[state] : messages.proof.notReviewed}</strong>
            {state === "pending" && match && <Doubts doubts={match.doubts} />}
          </p>
          {decisions.length > 0 && (
            <ul className="decisions">
              {decisions.map((decision) => (
                <li key={decision.id}>
                  <Decision {...decision} />
                </li>
              ))}
            </ul>
          )}
          {objections > 0 && <p className="side__note">{messages.proof.objections(objections)}</p>}
        </div>
      )}
    </Loaded>
  );
}

function Doubts({ doubts }: { doubts: readonly Named[] }) {
  const { language } = useReader();
  return doubts.length > 0 && `: ${doubts.map(({ id, label }) => localised(label, language, id)).join("; ")}`;
}

function Decision({ decision, reviewer, time, note, standing, published }: ReviewDecision) {
  const { language, messages } = useReader();
  const made = messages.proof.decided(messages.proof.decisions[decision], reviewer, formatDate(time.slice(0, 10), language));
  return (
    <>
      {standing ? made : <s>{made}</s>}
      {!published && <span className="side__note"> {messages.proof.notPublished}</span>}
      {note && (
        <>
          : <q>{note}</q>
        </>
      )}
    </>
  );
}
