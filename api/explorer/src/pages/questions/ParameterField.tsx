import { useState } from "react";
import type { Localised, Parameter } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Combobox, type Option } from "../../components/Combobox";
import { folded } from "../../text/fold";
import { localised } from "../../text/format";

interface Properties {
  parameter: Parameter;
  value: string;
  /** Whether the server could make nothing of the value. */
  invalid: boolean;
}

/** Of a longer list one is found by words and not by looking. */
const MOST_TO_LOOK_THROUGH = 100;
const OFFERED = 50;

/** The field of a parameter, by its type and by how much there is to choose from. */
export function ParameterField({ parameter, value, invalid }: Properties) {
  const { language, messages } = useReader();
  const { name, required } = parameter;
  const label = localised(parameter.label, language, name);
  return (
    <div className="field">
      <label className="field__label" htmlFor={`field-${name}`}>
        {label}
        {required && <span className="field__required"> · {messages.questions.required}</span>}
      </label>
      <Control parameter={parameter} value={value} invalid={invalid} label={label} />
    </div>
  );
}

/** Whether the thing is found by words. */
const isFound = ({ type, choices }: Parameter): boolean => type === "thing" || choices.length > MOST_TO_LOOK_THROUGH;

function Control({ label, ...properties }: Properties & { label: string }) {
  const { parameter, value, invalid } = properties;
  const { name, required, type, choices } = parameter;
  if (type === "thing") return <ThingField label={label} {...properties} />;
  if (isFound(parameter)) return <ChoiceField label={label} {...properties} />;
  if (choices.length > 0) return <ChoiceList {...properties} />;
  const common = { id: `field-${name}`, name, required, defaultValue: value, "aria-invalid": invalid || undefined };
  return type === "year" ? <input type="number" min={1945} max={2100} step={1} {...common} /> : <input type="text" {...common} />;
}

function ChoiceList({ parameter, value, invalid }: Properties) {
  const { language, messages } = useReader();
  const { name, required, choices } = parameter;
  const isKnown = value === "" || choices.some((choice) => choice.value === value);
  return (
    <select id={`field-${name}`} name={name} defaultValue={value} required={required} aria-invalid={invalid || undefined}>
      {!required && <option value="">{messages.questions.any}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {localised(choice.label, language, choice.value)}
        </option>
      ))}
    </select>
  );
}

type Found = Properties & { label: string };

/** One of a long list, by words of its name with or without accents. */
function ChoiceField({ parameter, value, invalid, label }: Found) {
  const { language, messages } = useReader();
  const [words, setWords] = useState("");
  const chosen = parameter.choices.find((choice) => choice.value === value);
  const wanted = folded(words).split(/\s+/);
  const options = parameter.choices
    .filter(({ label: { vi = "", en = "" } }) => wanted.every((word) => folded(`${vi} ${en}`).includes(word)))
    .slice(0, OFFERED)
    .map((choice): Option => ({ value: choice.value, label: localised(choice.label, language, choice.value) }));
  return (
    <Combobox
      id={`field-${parameter.name}`}
      name={parameter.name}
      label={label}
      words={localised(chosen?.label, language, value)}
      value={value}
      required={parameter.required}
      invalid={invalid}
      options={options}
      onWords={setWords}
      none={messages.questions.noneFound}
    />
  );
}

interface Hit {
  iri: string;
  label: Localised | null;
  snippet: string;
}

/** Anything in the graph, by the words of the search. */
function ThingField({ parameter, value, invalid, label }: Found) {
  const { language, messages } = useReader();
  const [words, setWords] = useState("");
  const asked = words.trim().length > 1 ? `/api/search?${new URLSearchParams({ q: words.trim(), limit: "20" })}` : null;
  const hits = useResource<Hit[]>(asked);
  const options = (hits.status === "ready" ? hits.data : []).map((hit): Option => {
    const name = localised(hit.label, language, hit.iri);
    return { value: hit.iri, label: name, ...(hit.snippet !== name && { detail: hit.snippet }) };
  });
  return (
    <Combobox
      id={`field-${parameter.name}`}
      name={parameter.name}
      label={label}
      words={value}
      value={value}
      required={parameter.required}
      invalid={invalid}
      options={options}
      onWords={setWords}
      none={hits.status === "ready" ? messages.questions.noneFound : messages.questions.typeToSearch}
    />
  );
}
