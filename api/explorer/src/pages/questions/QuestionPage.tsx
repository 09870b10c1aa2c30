import { type FormEvent } from "react";
import type { Answer, Parameter } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader, useTitle } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { CopyButton } from "../../components/CopyButton";
import { EmptyState, Loaded } from "../../components/Notice";
import { SparqlSource } from "../../components/SparqlSource";
import { formatNumber, localised } from "../../text/format";
import { AnswerTable } from "./AnswerTable";
import { UnderstoodWords } from "./AskBox";
import "./questions.css";

const FORMS = [
  ["Turtle", "turtle"],
  ["JSON-LD", "jsonld"],
  ["N-Triples", "ntriples"],
  ["GraphML", "graphml"],
  ["GEXF", "gexf"],
] as const;

/** One question: its form, its answer, and the sentence behind each row. Arguments stand in the address. */
export default function QuestionPage({ id }: { id: string }) {
  const { language, messages } = useReader();
  const { parameters } = useLocation();
  const asked = parameters.get("asked");
  const path = `/questions/${encodeURIComponent(id)}`;
  const address = (format: string) => {
    const query = new URLSearchParams(parameters);
    query.delete("asked");
    query.set("format", format);
    query.set("lang", language);
    return `${path}?${query}`;
  };
  const answer = useResource<Answer>(address("json"));
  useTitle(answer.status === "ready" ? localised(answer.data.title, language, id) : messages.questions.title);
  return (
    <div className="page page--wide">
      <Loaded resource={answer} lines={10}>
        {(data) => (
          <>
            <header className="page__header">
              {data.number !== null && <p className="page__kicker">{messages.questions.number(data.number)}</p>}
              <h1>{localised(data.title, language, data.id)}</h1>
              <p>{localised(data.description, language)}</p>
            </header>
            {asked && <UnderstoodWords asked={asked} />}
            <QuestionForm key={parameters.toString()} path={path} parameters={data.parameters} />
            <section>
              <div className="answer-header">
                <h2>{messages.questions.answer}</h2>
                <p role="status">
                  {messages.questions.rows(data.rows.length)} ·{" "}
                  {messages.questions.time(formatNumber(data.seconds, language))}
                </p>
                <div className="actions">
                  <CopyButton label={messages.common.copyLink} text={() => window.location.href} />
                  <a className="button button--quiet" href={address("json")}>
                    JSON
                  </a>
                  <a className="button button--quiet" href={address("csv")}>
                    CSV
                  </a>
                  <a className="button button--quiet" href={address("xlsx")} download>
                    XLSX
                  </a>
                </div>
              </div>
              {data.rows.length === 0 ? (
                <EmptyState title={messages.questions.noRowsTitle} text={messages.questions.noRows} />
              ) : (
                <AnswerTable key={parameters.toString()} answer={data} />
              )}
            </section>
            <details className="disclosure">
              <summary>{messages.questions.forms}</summary>
              <p className="actions">
                {FORMS.map(([name, format]) => (
                  <a key={format} className="button button--quiet" href={address(format)} download>
                    {name}
                  </a>
                ))}
                <a className="button button--quiet" href={address("html")}>
                  {messages.questions.drawing}
                </a>
              </p>
            </details>
            <SparqlSource
              title={messages.questions.sparql}
              query={data.sparql}
              run={messages.questions.openSparql}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}

function QuestionForm({ path, parameters }: { path: string; parameters: Parameter[] }) {
  const { messages } = useReader();
  if (parameters.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value.trim()) given.set(name, value.trim());
    navigate(`${path}?${given}`);
  };
  return (
    <form className="question-form" onSubmit={submit}>
      {parameters.map((parameter) => (
        <ParameterField key={parameter.name} parameter={parameter} />
      ))}
      <button type="submit" className="button button--primary">
        {messages.questions.ask}
      </button>
    </form>
  );
}

function ParameterField({ parameter }: { parameter: Parameter }) {
  const { language, messages } = useReader();
  const { name, required, choices } = parameter;
  const value = parameter.value ?? "";
  return (
    <label className="field">
      <span className="field__label">
        {localised(parameter.label, language, name)}
        {required && <span className="field__required"> · {messages.questions.required}</span>}
      </span>
      {choices.length > 0 ? (
        <select name={name} defaultValue={value} required={required}>
          {!required && <option value="">{messages.questions.any}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {localised(choice.label, language, choice.value)}
            </option>
          ))}
        </select>
      ) : parameter.type === "year" ? (
        <input type="number" name={name} defaultValue={value} required={required} min={1945} max={2100} step={1} />
      ) : (
        <input type="text" name={name} defaultValue={value} required={required} />
      )}
    </label>
  );
}
