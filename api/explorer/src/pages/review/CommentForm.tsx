import { type KeyboardEvent, useState } from "react";
import { useReader } from "../../app/language";
import type { Said } from "./useDecisions";

/** A remark that decides nothing. */
export function CommentForm({ decide, cancel }: { decide: (said: Said) => Promise<void>; cancel: () => void }) {
  const { messages } = useReader();
  const [note, setNote] = useState("");
  return (
    <form
      className="review-form"
      aria-label={messages.review.actions.comment}
      onKeyDown={onEscape(cancel)}
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ decision: "comment", note, correction: {} });
      }}
    >
      <NoteField label={messages.review.commentLabel} note={note} setNote={setNote} required />
      <FormButtons cancel={cancel} disabled={!note.trim()} />
    </form>
  );
}

/** Escape closes a form as its button does. */
export const onEscape = (cancel: () => void) => (event: KeyboardEvent) => {
  if (event.key === "Escape") cancel();
};

export function NoteField(props: {
  label: string;
  note: string;
  setNote: (note: string) => void;
  required?: boolean;
}) {
  return (
    <label className="field">
      <span className="field__label">{props.label}</span>
      <textarea
        rows={3}
        maxLength={2000}
        value={props.note}
        required={props.required}
        autoFocus={props.required}
        onChange={(event) => props.setNote(event.target.value)}
      />
    </label>
  );
}

export function FormButtons({ cancel, disabled }: { cancel: () => void; disabled: boolean }) {
  const { actions } = useReader().messages.review;
  return (
    <div className="actions">
      <button type="submit" className="button button--primary" disabled={disabled}>
        {actions.save}
      </button>
      <button type="button" className="button" onClick={cancel}>
        {actions.cancel}
      </button>
    </div>
  );
}
