import type { QuestionSummary } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader, useTitle } from "../../app/language";
import { Link } from "../../app/router";
import { EmptyState, Loaded } from "../../components/Notice";
import { localised } from "../../text/format";
import { AskBox } from "./AskBox";
import "./questions.css";

/** The catalogue by theme. */
export default function QuestionsPage() {
  const { messages } = useReader();
  const questions = useResource<QuestionSummary[]>("/questions?format=json");
  useTitle(messages.questions.title);
  return (
    <div className="page">
      <header className="page__header">
        <h1>{messages.questions.title}</h1>
        <p>{messages.questions.intro}</p>
      </header>
      <AskBox />
      <Loaded resource={questions}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={messages.questions.emptyTitle} text={messages.questions.empty} />
          ) : (
            [...byTheme(list)].map(([theme, inTheme]) => (
              <section key={theme} className="theme">
                <h2>{messages.questions.themes[theme] ?? theme}</h2>
                <ol className="question-list">
                  {inTheme.map((question) => (
                    <QuestionCard key={question.id} question={question} />
                  ))}
                </ol>
              </section>
            ))
          )
        }
      </Loaded>
    </div>
  );
}

function QuestionCard({ question }: { question: QuestionSummary }) {
  const { language, messages } = useReader();
  return (
    <li className="card">
      {question.number !== null && <p className="card__detail">{messages.questions.number(question.number)}</p>}
      <h3>
        <Link href={`/questions/${encodeURIComponent(question.id)}`}>
          {localised(question.title, language, question.id)}
        </Link>
      </h3>
      <p>{localised(question.description, language)}</p>
    </li>
  );
}

function byTheme(questions: readonly QuestionSummary[]): Map<string, QuestionSummary[]> {
  const themes = new Map<string, QuestionSummary[]>();
  for (const question of questions.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)))
    themes.set(question.theme, [...(themes.get(question.theme) ?? []), question]);
  return themes;
}
