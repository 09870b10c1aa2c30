import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { ApiError, post } from "../../api/client";
import type { Step } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { ErrorText } from "../../components/Notice";
import { localised } from "../../text/format";

type State = { at: "closed" | "open" | "sending" | "sent" } | { at: "failed"; error: ApiError };

const LONGEST = 2000;

/** "This is wrong": what a reader has to say against a verdict goes to those who review, and changes nothing yet. */
export function Objection({ steps, onSent }: { steps: readonly Step[]; onSent: () => void }) {
  const { messages } = useReader();
  const [state, setState] = useState<State>({ at: "closed" });
  const opener = useRef<HTMLButtonElement>(null);
  const send = async (of: string, comment: string) => {
    setState({ at: "sending" });
    try {
      await post("/api/objections", { of, comment });
      setState({ at: "sent" });
      onSent();
    } catch (error) {
      setState({ at: "failed", error: error instanceof ApiError ? error : new ApiError(0, String(error), "") });
    }
  };
  const close = () => {
    setState({ at: "closed" });
    opener.current?.focus();
  };
  const isOpen = state.at !== "closed" && state.at !== "sent";
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="button objection__open"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setState({ at: "open" }))}
      >
        {messages.proof.wrong}
      </button>
      {isOpen && (
        <ObjectionForm steps={steps} isSending={state.at === "sending"} send={send} close={close}>
          {state.at === "failed" && (
            <div className="notice notice--error" role="alert">
              <h4>{state.error.title || messages.errors.title}</h4>
              <ErrorText error={state.error} />
            </div>
          )}
        </ObjectionForm>
      )}
      <p role="status">
        {state.at === "sent" && (
          <>
            {messages.proof.objected} <Link href="/review">{messages.proof.toReview}</Link>
          </>
        )}
      </p>
    </>
  );
}

interface Form {
  steps: readonly Step[];
  isSending: boolean;
  send: (of: string, comment: string) => Promise<void>;
  close: () => void;
  children: ReactNode;
}

function ObjectionForm({ steps, isSending, send, close, children }: Form) {
  const { language, messages } = useReader();
  const words = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  useEffect(() => words.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void send(String(given.get("of")), String(given.get("comment")).trim());
  };
  return (
    <form className="objection" onSubmit={submit}>
      <label className="field">
        <span className="field__label">{messages.proof.wrongWhat}</span>
        <select name="of">
          {steps.map(({ iri, kind, label }) => (
            <option key={iri} value={iri}>
              {localised(kind.label, language, kind.id)}: {localised(label, language, iri)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field__label">{messages.proof.wrongWhy}</span>
        <textarea ref={words} name="comment" rows={4} required maxLength={LONGEST} aria-describedby={hint} />
      </label>
      <p id={hint} className="hint">
        {messages.proof.wrongHint}
      </p>
      {children}
      <div className="actions">
        <button type="submit" className="button button--primary" disabled={isSending}>
          {messages.proof.wrongSend}
        </button>
        <button type="button" className="button" onClick={close}>
          {messages.proof.cancel}
        </button>
      </div>
    </form>
  );
}
