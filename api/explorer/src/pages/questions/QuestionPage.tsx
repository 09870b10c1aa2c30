import { useCallback, useRef } from "react";
import type { ApiError } from "../../api/client";
import type { Answer } from "../../api/types";
import { useLatest } from "../../api/useLatest";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { useTitle } from "../../app/title";
import { Label } from "../../components/Label";
import { ErrorNotice, Loaded } from "../../components/Notice";
import { localised } from "../../text/format";
import { AnswerSection } from "./AnswerSection";
import { AskBox, UnderstoodWords } from "./AskBox";
import { QuestionForm } from "./QuestionForm";
import "./questions.css";

/** One question: its form, its answer, and the sentence behind each row. Arguments stand in the address. */
export default function QuestionPage({ id }: { id: string }) {
  const { language, messages } = useReader();
  const { parameters } = useLocation();
  const asked = parameters.get("asked");
  const path = `/questions/${encodeURIComponent(id)}`;
  const address = (form: string) => {
    const query = new URLSearchParams(parameters);
    query.delete("asked");
    query.set("format", form);
    query.set("lang", language);
    return `${path}?${query}`;
  };
  const { resource, isStale } = useLatest<Answer>(address("json"));
  const error = resource.status === "failed" && resource.error.kind === "bad-parameter" ? resource.error : null;
  // Where the values are no good the form is that of the question as it stands in the catalogue.
  const blank = useResource<Answer>(error ? `${path}?format=json&lang=${language}` : null);
  const shown = error ? blank : resource;
  const isAwaited = useRef(false);
  const onAsked = () => {
    isAwaited.current = true;
  };
  const arrived = useCallback((heading: HTMLElement) => {
    if (isAwaited.current) heading.focus();
    isAwaited.current = false;
  }, []);
  useTitle(shown.status === "ready" ? localised(shown.data.title, language, id) : messages.questions.title);
  return (
    <div className="page page--wide">
      <Loaded resource={shown} lines={10}>
        {(data) => (
          <>
            <header className="page__header">
              <p className="page__kicker">
                <Link href="/questions">{messages.questions.title}</Link>
                {data.number !== null && ` · ${messages.questions.number(data.number)}`}
              </p>
              <h1><Label of={data.title} fallback={data.id} /></h1>
              <p><Label of={data.description} /></p>
            </header>
            {asked && <AskBox asked={asked} />}
            {asked && <UnderstoodWords asked={asked} />}
            <QuestionForm path={path} parameters={data.parameters} error={error} onAsked={onAsked} />
            {error ? (
              <BadValue error={error} answer={data} />
            ) : (
              <AnswerSection answer={data} isStale={isStale} address={address} arrived={arrived} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** What is wrong with a value, and those that come nearest to it. */
function BadValue({ error, answer }: { error: ApiError; answer: Answer }) {
  const { messages } = useReader();
  const location = useLocation();
  const parameter = answer.parameters.find(({ name }) => name === error.parameter);
  const near = error.choices.slice(0, 5);
  return (
    <>
      <ErrorNotice error={error} />
      {parameter && near.length > 0 && (
        <section className="notice" aria-label={messages.questions.nearestValues}>
          <p>{messages.questions.nearestValues}</p>
          <ul className="plain-list wider">
            {near.map((value) => {
              const choice = parameter.choices.find((known) => known.value === value);
              return (
                <li key={value}>
                  <Link href={withParameters(location, { [parameter.name]: value })}>
                    <Label of={choice?.label} fallback={value} />
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
