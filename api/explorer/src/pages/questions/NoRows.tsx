import type { Answer } from "../../api/types";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { EmptyState } from "../../components/Notice";
import { localised } from "../../text/format";

/** An answer without rows: what was asked about, and how to ask more widely. */
export function NoRows({ answer }: { answer: Answer }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const asked = answer.parameters.filter(({ value }) => value !== null);
  const wider = asked.filter(({ required }) => !required);
  return (
    <EmptyState
      title={messages.questions.noRowsTitle}
      text={asked.length > 0 ? messages.questions.noRows : messages.questions.noRowsAtAll}
    >
      {wider.length > 0 && (
        <ul className="plain-list wider">
          {wider.map(({ name, label, value, choices }) => {
            const chosen = choices.find((choice) => choice.value === value);
            const shown = localised(chosen?.label, language, value ?? "");
            return (
              <li key={name}>
                <Link href={withParameters(location, { [name]: null, asked: null })}>
                  {messages.questions.without(localised(label, language, name), shown)}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <Link href="/documents">{messages.questions.whichDocuments}</Link>
    </EmptyState>
  );
}
