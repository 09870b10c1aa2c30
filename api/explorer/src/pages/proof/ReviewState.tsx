import type { Match, Named, Review, Step } from "../../api/types";
import { useReader } from "../../app/language";
import { formatDate, localised } from "../../text/format";

/** Whether people have looked at a verdict: who decided what, and when; else whether somebody should, and why. */
export function ReviewState({ match, steps }: { match: Match | null; steps: readonly Step[] }) {
  const { language, messages } = useReader();
  const name = ({ id, label }: Named) => localised(label, language, id);
  const decided = steps.flatMap((step) => step.reviews.map((review) => ({ step, review })));
  if (decided.length > 0)
    return (
      <ul className="decisions">
        {decided.map(({ step, review }) => (
          <li key={`${step.iri} ${review.time}`}>
            <Decision review={review} of={name(step.kind)} />
          </li>
        ))}
      </ul>
    );
  if (!match?.review) return <p className="side__note">{messages.proof.notReviewed}</p>;
  return (
    <p>
      <strong>{name(match.review)}</strong>: {match.doubts.map(name).join("; ")}
    </p>
  );
}

function Decision({ review, of }: { review: Review; of: string }) {
  const { language, messages } = useReader();
  const date = formatDate(review.time.slice(0, 10), language);
  return (
    <>
      <strong>{localised(review.decision.label, language, review.decision.id)}</strong> ({of}){" "}
      {messages.proof.reviewedBy(review.by, date)}
      {review.words && (
        <>
          : <q>{review.words}</q>
        </>
      )}
    </>
  );
}
