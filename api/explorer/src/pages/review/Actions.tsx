import { useReader } from "../../app/language";
import { CommentForm } from "./CommentForm";
import { CorrectionForm } from "./CorrectionForm";
import type { Handling } from "./ItemView";
import type { Item, Verb } from "./types";
import { type Action, keyOf } from "./useKeys";

/** The decisions that can be made of an item, as buttons and by their keys. */
export function Actions({ item, form, setForm, keys, decide, undo, step }: { item: Item } & Handling) {
  const { messages } = useReader();
  const { actions } = messages.review;
  const none = item.statement?.["national"] === "none";
  const say = (decision: Verb) => void decide({ decision, note: "", correction: {} });
  const toggle = (name: "correct" | "comment") => setForm(form === name ? null : name);
  const button = (action: Action, press: () => void, more: { disabled?: boolean; primary?: boolean } = {}) => (
    <button
      type="button"
      className={more.primary ? "button button--primary" : "button"}
      data-action={action}
      disabled={more.disabled}
      aria-keyshortcuts={keys ? keyOf(action) : undefined}
      aria-expanded={action === "correct" || action === "comment" ? form === action : undefined}
      onClick={press}
    >
      {actions[action]}
      {keys && <kbd aria-hidden="true">{keyOf(action)}</kbd>}
    </button>
  );
  return (
    <div className="review-actions">
      <div className="actions" role="group" aria-label={actions.label}>
        {item.statement && button("accept", () => say("accept"), { primary: true })}
        {item.statement && button("reject", () => say("reject"), { disabled: none || item.kind === "document" })}
        {item.parts.length > 0 && button("correct", () => toggle("correct"))}
        {item.statement && button("comment", () => toggle("comment"))}
        {button("undo", () => void undo?.(), { disabled: undo === null })}
        <span className="review-actions__steps">
          {button("previous", () => step(-1))}
          {button("next", () => step(1))}
        </span>
      </div>
      {none && <p className="hint">{messages.review.rejectNone}</p>}
      {item.kind === "document" && <p className="hint">{messages.review.rejectDocument}</p>}
      {form === "correct" && <CorrectionForm item={item} decide={decide} cancel={() => setForm(null)} />}
      {form === "comment" && <CommentForm decide={decide} cancel={() => setForm(null)} />}
    </div>
  );
}
