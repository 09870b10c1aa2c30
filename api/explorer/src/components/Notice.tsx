import { type ReactNode, useEffect } from "react";
import { useReader } from "../app/language";
import { Link } from "../app/router";
import { useTitle } from "../app/title";
import type { ApiError } from "../api/client";
import type { Resource } from "../api/useResource";
import { Label } from "./Label";
import { Skeleton } from "./Skeleton";

/** A resource's content, its skeleton while it loads, or what went wrong and what to do. */
export function Loaded<T>(props: { resource: Resource<T>; lines?: number; children: (data: T) => ReactNode }) {
  const { resource, lines = 6, children } = props;
  if (resource.status === "loading") return <Skeleton lines={lines} />;
  if (resource.status === "failed") return <ErrorNotice error={resource.error} retry={resource.retry} />;
  return children(resource.data);
}

export function ErrorNotice({ error, retry }: { error: ApiError; retry?: () => void }) {
  const { messages } = useReader();
  useEffect(() => {
    if (!retry) return undefined;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [retry]);
  return (
    <div className="notice notice--error" role="alert">
      <h2>{error.title || messages.errors.title}</h2>
      <ErrorText error={error} />
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {messages.common.retry}
        </button>
      )}
    </div>
  );
}

/** What to do about an error in the reader's language, then the particulars as the server tells them. */
export function ErrorText({ error }: { error: ApiError }) {
  const { messages } = useReader();
  if (error.status === 0) return <p>{navigator.onLine ? messages.errors.unreachable : messages.errors.offline}</p>;
  const advice = messages.errors.advice[error.kind];
  return (
    <>
      {advice && <p>{advice}</p>}
      {error.retryAfter && <p>{messages.errors.waitSeconds(error.retryAfter)}</p>}
      {error.message && (
        <p className={advice ? "hint" : undefined}>
          <Label of={error.reason ?? { en: error.message }} />
        </p>
      )}
    </>
  );
}

/** An empty place that says how to fill it. */
export function EmptyState(props: { title: string; text: string; command?: string; children?: ReactNode }) {
  return (
    <div className="notice notice--empty">
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.command && <pre className="code">{props.command}</pre>}
      {props.children}
    </div>
  );
}

export function NoPage() {
  const { messages } = useReader();
  useTitle(messages.errors.notFoundTitle);
  return (
    <div className="page">
      <EmptyState title={messages.errors.notFoundTitle} text={messages.errors.notFound}>
        <Link className="button" href="/">
          {messages.errors.toMatrix}
        </Link>
      </EmptyState>
    </div>
  );
}
