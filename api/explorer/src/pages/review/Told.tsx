import { useReader } from "../../app/language";
import { ErrorText } from "../../components/Notice";
import type { Notice } from "./useDecisions";

/** What the last decision came to, also for those who do not see it. */
export function Told({ notice, left }: { notice: Notice | null; left: number }) {
  const { messages } = useReader();
  const failed = notice?.kind === "failed" ? notice : null;
  return (
    <>
      <p role="status" className="review-told">
        {notice?.kind === "done" && messages.review.done(messages.review.decided[notice.verb] ?? "", left)}
        {notice?.kind === "undone" && messages.review.undone}
        {notice?.kind === "retrying" && messages.review.retrying}
      </p>
      {failed && (
        <div role="alert" className="notice notice--error">
          <h3>{messages.review.failed}</h3>
          <ErrorText error={failed.error} />
        </div>
      )}
    </>
  );
}
