import { type ReactNode, useEffect, useRef } from "react";
import type { Answer } from "../../api/types";
import { useReader } from "../../app/language";
import { CopyButton } from "../../components/CopyButton";
import { Label } from "../../components/Label";
import { SparqlSource } from "../../components/SparqlSource";
import { formatNumber } from "../../text/format";
import { AnswerTable } from "./AnswerTable";
import { NoRows } from "./NoRows";

const FIRST_FORMS = [
  ["JSON", "json"],
  ["CSV", "csv"],
  ["XLSX", "xlsx"],
] as const;

const FURTHER_FORMS = [
  ["Turtle", "turtle"],
  ["JSON-LD", "jsonld"],
  ["N-Triples", "ntriples"],
  ["GraphML", "graphml"],
  ["GEXF", "gexf"],
] as const;

interface Properties {
  answer: Answer;
  /** Whether another answer is on its way. */
  isStale: boolean;
  /** Where the same answer is in another form. */
  address: (form: string) => string;
  /** Told of the heading when an answer is there. */
  arrived: (heading: HTMLElement) => void;
}

/** The rows of an answer, the ways to take them along, and how they were found. */
export function AnswerSection({ answer, isStale, address, arrived }: Properties) {
  const { messages } = useReader();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current && !isStale) arrived(heading.current);
  }, [answer, isStale, arrived]);
  return (
    <>
      <section aria-busy={isStale} className="answer">
        <div className="answer-header">
          <h2 ref={heading} tabIndex={-1}>
            {messages.questions.answer}
          </h2>
          <p role="status">
            {messages.questions.rows(answer.rows.length)} ·{" "}
            <Seconds seconds={answer.seconds} />
          </p>
          <div className="actions">
            <CopyButton label={messages.common.copyLink} text={() => window.location.href} />
            {FIRST_FORMS.map(([name, form]) => (
              <Download key={form} href={address(form)}>
                {name}
              </Download>
            ))}
          </div>
        </div>
        {answer.outdated && <p className="hint">{messages.questions.outdated}</p>}
        {answer.rows.length === 0 ? <NoRows answer={answer} /> : <AnswerTable key={answer.sparql} answer={answer} />}
      </section>
      <Meanings answer={answer} />
      <details className="disclosure">
        <summary>{messages.questions.forms}</summary>
        <p className="actions">
          {FURTHER_FORMS.map(([name, form]) => (
            <Download key={form} href={address(form)}>
              {name}
            </Download>
          ))}
          <a className="button button--quiet" href={address("html")}>
            {messages.questions.drawing}
          </a>
        </p>
      </details>
      <SparqlSource title={messages.questions.sparql} query={answer.sparql} run={messages.questions.openSparql} />
    </>
  );
}

function Seconds({ seconds }: { seconds: number }) {
  const { language, messages } = useReader();
  return messages.questions.time(formatNumber(seconds, language));
}

function Download({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="button button--quiet" href={href} download>
      {children}
    </a>
  );
}

/** What stands in columns whose names do not say all. */
function Meanings({ answer }: { answer: Answer }) {
  const { messages } = useReader();
  const explained = answer.columns.filter(({ meaning }) => meaning);
  if (explained.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>{messages.questions.meanings}</summary>
      <dl className="meanings">
        {explained.map(({ name, label, meaning }) => (
          <div key={name}>
            <dt><Label of={label} fallback={name} /></dt>
            <dd><Label of={meaning} /></dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
