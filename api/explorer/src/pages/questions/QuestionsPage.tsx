import type { Catalogue, ListedQuestion } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import { Label } from "../../components/Label";
import { EmptyState, Loaded } from "../../components/Notice";
import { localised } from "../../text/format";
import { AskBox, Opened } from "./AskBox";
import "./questions.css";

/** The catalogue by theme. */
export default function QuestionsPage() {
  const { messages } = useReader();
  const catalogue = useResource<Catalogue>("/questions?format=json");
  const asked = useLocation().parameters.get("q") ?? "";
  useTitle(messages.questions.title);
  return (
    <div className="page">
      <header className="page__header">
        <h1>{messages.questions.title}</h1>
        <p>{messages.questions.intro}</p>
      </header>
      <AskBox asked={asked} />
      {asked ? <Opened asked={asked} /> : <Examples />}
      <Loaded resource={catalogue}>
        {({ themes, questions, problems }) => (
          <>
            {questions.length === 0 && <EmptyState title={messages.questions.emptyTitle} text={messages.questions.empty} />}
            <nav className="themes" aria-label={messages.questions.themes}>
              {themes.map((theme) => (
                <a key={theme.id} href={`#${theme.id}`}>
                  <Label of={theme.label} fallback={theme.id} />
                </a>
              ))}
            </nav>
            {themes.map((theme) => (
              <section key={theme.id} id={theme.id} className="theme" aria-labelledby={`theme-${theme.id}`}>
                <h2 id={`theme-${theme.id}`}><Label of={theme.label} fallback={theme.id} /></h2>
                <ol className="question-list">
                  {questions
                    .filter((question) => question.theme === theme.id)
                    .map((question) => (
                      <QuestionCard key={question.id} question={question} />
                    ))}
                </ol>
              </section>
            ))}
            {problems.length > 0 && <Problems problems={problems} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** Ways to ask, for those who do not know yet what can be asked. */
function Examples() {
  const { messages } = useReader();
  return (
    <p className="examples">
      {messages.questions.forExample}{" "}
      {messages.questions.examples.map((example) => (
        <Link key={example} href={`/questions?${new URLSearchParams({ q: example })}`}>
          {example}
        </Link>
      ))}
    </p>
  );
}

function QuestionCard({ question }: { question: ListedQuestion }) {
  const { language, messages } = useReader();
  return (
    <li className="card">
      {question.number !== null && <p className="card__detail">{messages.questions.number(question.number)}</p>}
      {question.own && <p className="card__detail">{messages.questions.own}</p>}
      <h3>
        <Link href={`/questions/${encodeURIComponent(question.id)}`}>
          <Label of={question.title} fallback={question.id} />
        </Link>
      </h3>
      <p><Label of={question.description} /></p>
      {question.parameters.length > 0 && (
        <p className="card__detail">
          {messages.questions.asksFor(question.parameters.map(({ name, label }) => localised(label, language, name)).join(" · "))}
        </p>
      )}
    </li>
  );
}

/** What is wrong with an analyst's files, told to whoever wrote them. */
function Problems({ problems }: Pick<Catalogue, "problems">) {
  const { messages } = useReader();
  return (
    <section className="theme" aria-label={messages.questions.problems}>
      <h2>{messages.questions.problems}</h2>
      <ul>
        {problems.map(({ file, line, message }) => (
          <li key={file}>
            <code>{line === null ? file : `${file}:${line}`}</code> <Label of={message} />
          </li>
        ))}
      </ul>
    </section>
  );
}
