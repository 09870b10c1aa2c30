import type { FormEvent } from "react";
import type { ApiError } from "../../api/client";
import type { Parameter } from "../../api/types";
import { useReader } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { ParameterField } from "./ParameterField";

interface Properties {
  path: string;
  parameters: readonly Parameter[];
  /** What the server had against the values that stand in the address. */
  error: ApiError | null;
  onAsked: () => void;
}

/** What a question is asked about. A field is made anew when its value is another one, and the others keep theirs. */
export function QuestionForm({ path, parameters, error, onAsked }: Properties) {
  const { messages } = useReader();
  const given = useLocation().parameters;
  if (parameters.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value.trim()) filled.set(name, value.trim());
    onAsked();
    navigate(filled.size > 0 ? `${path}?${filled}` : path);
  };
  return (
    <form className="question-form" onSubmit={submit}>
      {parameters.map((parameter) => {
        const value = (error ? given.get(parameter.name) : parameter.value) ?? "";
        const invalid = error?.parameter === parameter.name;
        return <ParameterField key={`${parameter.name} ${value}`} parameter={parameter} value={value} invalid={invalid} />;
      })}
      <button type="submit" className="button button--primary">
        {messages.questions.ask}
      </button>
    </form>
  );
}
