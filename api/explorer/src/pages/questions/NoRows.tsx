import type { Answer, Parameter } from "../../api/types";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { EmptyState } from "../../components/Notice";
import { localised } from "../../text/format";

/** How many values are offered in place of one that is not there. */
const OFFERED = 5;

/** An answer without rows: what was asked about, and how to ask more widely, or about what there is. */
export function NoRows({ answer }: { answer: Answer }) {
  const { messages } = useReader();
  const asked = answer.parameters.filter(({ value }) => value !== null);
  return (
    <EmptyState
      title={messages.questions.noRowsTitle}
      text={asked.length > 0 ? messages.questions.noRows : messages.questions.noRowsAtAll}
    >
      <ul className="plain-list wider">
        {asked.map((parameter) =>
          parameter.required ? (
            <Others key={parameter.name} parameter={parameter} />
          ) : (
            <Wider key={parameter.name} parameter={parameter} />
          ),
        )}
      </ul>
      <Link href="/documents">{messages.questions.whichDocuments}</Link>
    </EmptyState>
  );
}

/** The same question without a condition. */
function Wider({ parameter }: { parameter: Parameter }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const { name, label, value, choices } = parameter;
  const chosen = choices.find((choice) => choice.value === value);
  const shown = localised(chosen?.label, language, value ?? "");
  return (
    <li>
      <Link href={withParameters(location, { [name]: null, asked: null })}>
        {messages.questions.without(localised(label, language, name), shown)}
      </Link>
    </li>
  );
}

/** The same question about what there is, where the example of the catalogue is not among it. */
function Others({ parameter }: { parameter: Parameter }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const { name, value, choices } = parameter;
  if (choices.some((choice) => choice.value === value)) return null;
  return choices.slice(0, OFFERED).map((choice) => (
    <li key={choice.value}>
      <Link href={withParameters(location, { [name]: choice.value, asked: null })}>
        {messages.questions.askAbout(localised(choice.label, language, choice.value))}
      </Link>
    </li>
  ));
}
