import { useState } from "react";
import { useReader } from "../../app/language";
import { localised } from "../../text/format";
import { FormButtons, NoteField, onEscape } from "./CommentForm";
import { nameOf, partName } from "./Reading";
import type { Choice, Choices, Correction, Item } from "./types";
import { useChoices } from "./useChoices";
import type { Said } from "./useDecisions";

/** What is right instead: another national target or relation, or other parts of the figure. */
export function CorrectionForm(props: {
  item: Item;
  decide: (said: Said) => Promise<void>;
  cancel: () => void;
}) {
  const { item, decide, cancel } = props;
  const { messages } = useReader();
  const choices = useChoices();
  const [note, setNote] = useState("");
  const read = asWritten(item);
  const [values, setValues] = useState<Correction>(() =>
    read["national"] === "none" ? { national: "", predicate: "exactMatch" } : {},
  );
  const changed = Object.fromEntries(Object.entries(values).filter(([part, value]) => value !== (read[part] ?? "")));
  // Who issued a document is said of its instrument, which is therefore named with it.
  const issued = item.kind === "document" && "institution" in changed && { instrument: values["instrument"] ?? read["instrument"] ?? "" };
  const ready = Object.keys(changed).length > 0 && values["national"] !== "";
  const fields = { read, values, set: (part: string, value: string) => setValues({ ...values, [part]: value }) };
  return (
    <form
      className="review-form"
      aria-label={messages.review.actions.correct}
      onKeyDown={onEscape(cancel)}
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ decision: "correct", note, correction: { ...issued, ...changed } });
      }}
    >
      {choices && item.kind === "mapping" && <MappingFields item={item} choices={choices} {...fields} />}
      {choices && item.kind !== "mapping" && <FactFields item={item} choices={choices} {...fields} />}
      <NoteField label={messages.review.note} note={note} setNote={setNote} />
      <FormButtons cancel={cancel} disabled={!ready} />
    </form>
  );
}

interface Fields {
  read: Correction;
  values: Correction;
  set: (part: string, value: string) => void;
}

/** The nearest national targets to choose from, and all others below them. */
function MappingFields({ item, choices, ...fields }: { item: Item; choices: Choices } & Fields) {
  const { language, messages } = useReader();
  const near = new Set(item.candidates.map(({ id }) => id));
  const value = fields.values["national"] ?? fields.read["national"] ?? "";
  const named = ({ id, label, year }: Choice & { year: number | null }) => (
    <option key={id} value={id}>
      {localised(label, language, id)}
      {year && ` · ${year}`}
    </option>
  );
  return (
    <>
      <label className="field">
        <span className="field__label">{messages.review.parts["national"]}</span>
        <select
          autoFocus
          value={value === "none" ? "" : value}
          onChange={(event) => fields.set("national", event.target.value)}
        >
          {(value === "none" || value === "") && <option value="">{messages.review.choose}</option>}
          {near.size > 0 && (
            <optgroup label={messages.review.nearest}>
              {item.candidates.flatMap(({ id }) => choices.national.filter((one) => one.id === id)).map(named)}
            </optgroup>
          )}
          <optgroup label={messages.review.others}>
            {choices.national.filter(({ id }) => !near.has(id)).map(named)}
          </optgroup>
        </select>
      </label>
      <Select part="predicate" label={messages.review.parts["predicate"] ?? ""} choices={choices.predicate} {...fields} />
    </>
  );
}

/** What was read, as a person would write it. */
function asWritten(item: Item): Correction {
  const read = item.statement ?? {};
  const named = (part: string) => nameOf(item.names, read[part] ?? "", "vi"); // as documents name them
  return { ...read, instrument: named("instrument"), institution: named("institution") };
}

const PATTERNS: Record<string, string> = {
  value: "\\d{1,15}(\\.\\d{1,6})?",
  time: "[12]\\d{3}(-\\d\\d(-\\d\\d)?)?",
};
const MAY_BE_UNSAID = new Set(["indicator", "level"]);

function FactFields({ item, choices, ...fields }: { item: Item; choices: Choices } & Fields) {
  const { messages } = useReader();
  const kinds = ["target", "result"].map((id) => ({ id, label: both(messages.review.figureKinds[id] ?? id) }));
  const known: Record<string, Choice[]> = { ...choices, kind: kinds };
  return (
    <div className="review-form__parts">
      {item.parts.map((part, at) => {
        const more = { part, label: partName(messages.review.parts, item.kind, part), autoFocus: at === 0, ...fields };
        const offered = known[part];
        return offered ? (
          <Select key={part} choices={offered} empty={MAY_BE_UNSAID.has(part) || !fields.read[part]} {...more} />
        ) : (
          <Input key={part} pattern={PATTERNS[part]} hint={messages.review.hints[part]} {...more} />
        );
      })}
    </div>
  );
}

const both = (text: string) => ({ vi: text, en: text });

function Select(props: { part: string; label: string; choices: Choice[]; empty?: boolean; autoFocus?: boolean } & Fields) {
  const { part, label, choices, empty, autoFocus, read, values, set } = props;
  const { language, messages } = useReader();
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <select
        autoFocus={autoFocus}
        value={values[part] ?? read[part] ?? ""}
        onChange={(event) => set(part, event.target.value)}
      >
        {empty && <option value="">{messages.review.notSaid}</option>}
        {choices.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {localised(name, language, id)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Input(props: { part: string; label: string; pattern: string | undefined; hint: string | undefined; autoFocus: boolean } & Fields) {
  const { part, label, pattern, hint, autoFocus, read, values, set } = props;
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <input
        type="text"
        autoFocus={autoFocus}
        inputMode={part === "value" ? "decimal" : part === "time" ? "numeric" : undefined}
        pattern={pattern}
        title={hint}
        value={values[part] ?? read[part] ?? ""}
        onChange={(event) => set(part, event.target.value)}
      />
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}
