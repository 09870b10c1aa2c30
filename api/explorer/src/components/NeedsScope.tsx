import { type FormEvent, type ReactNode, useId, useState } from "react";
import { ApiError } from "../api/client";
import type { Scope } from "../api/types";
import { useAccess } from "../app/access";
import { useReader } from "../app/language";
import { ErrorText } from "./Notice";
import { Skeleton } from "./Skeleton";

/** What takes a token with a scope: a form that asks for one, until there is. */
export function NeedsScope({ scope, children }: { scope: Scope; children: ReactNode }) {
  const access = useAccess();
  if (access.checking) return <Skeleton lines={4} />;
  if (!access.may(scope)) return <TokenForm scope={scope} />;
  return (
    <>
      <TokenInUse />
      {children}
    </>
  );
}

function TokenInUse() {
  const { messages } = useReader();
  const { name, forget } = useAccess();
  return (
    <p className="hint">
      {messages.access.inUse(name ?? "")}
      <button type="button" className="link-button" onClick={forget}>
        {messages.access.forget}
      </button>
    </p>
  );
}

function TokenForm({ scope }: { scope: Scope }) {
  const { messages } = useReader();
  const { name, scopes, enter } = useAccess();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<ApiError>();
  const [asking, setAsking] = useState(false);
  const id = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    try {
      await enter(typed.trim());
      setTyped("");
      setError(undefined);
    } catch (refused) {
      setError(refused instanceof ApiError ? refused : new ApiError(0, "", ""));
    } finally {
      setAsking(false);
    }
  };
  return (
    <form className="notice" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{messages.access.title}</h2>
      <p>{name === null ? messages.access.needed[scope] : messages.access.lacking(name, scopes.join(", "), scope)}</p>
      <div className="actions">
        <label className="field">
          <span className="field__label">{messages.access.token}</span>
          <input
            type="password"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            required
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-error ${id}-how`}
          />
        </label>
        <button type="submit" className="button button--primary token-form__button" disabled={asking}>
          {messages.access.enter}
        </button>
      </div>
      <div id={`${id}-error`} role="alert" className="token-form__error">
        {error && <ErrorText error={error} />}
      </div>
      <div id={`${id}-how`} className="hint token-form__how">
        <p>{messages.access.how}</p>
        <pre className="code">{messages.access.command(scope)}</pre>
        <p>{messages.access.kept}</p>
      </div>
    </form>
  );
}
