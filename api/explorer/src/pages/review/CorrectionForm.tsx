import { useState } from "react";
import { useReader } from "../../app/language";
import { localised } from "../../text/format";
import { FormButtons, NoteField, onEscape } from "./CommentForm";
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
  const read = item.statement ?? {};
  const [values, setValues] = useState<Correction>(() =>
    read["national"] === "none" ? { national: "", predicate: "exactMatch" } : {},
  );
  const changed = Object.fromEntries(Object.entries(values).filter(([part, value]) => value !== (read[part] ?? "")));
  const ready = Object.keys(changed).length > 0 && values["national"] !== "";
  const fields = { read, values, set: (part: string, value: string) => setValues({ ...values, [part]: value }) };
  return (
    <form
      className="review-form"
      aria-label={messages.review.actions.correct}
      onKeyDown={onEscape(cancel)}
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ decision: "correct", note, correction: changed });
      }}
    >
      {choices && item.kind === "mapping" && <MappingFields item={item} choices={choices} {...fields} />}
      {choices && item.kind === "figure" && <FigureFields choices={choices} {...fields} />}
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
      <Select part="predicate" choices={choices.predicate} {...fields} />
    </>
  );
}

function FigureFields({ choices, ...fields }: { choices: Choices } & Fields) {
  const { messages } = useReader();
  const kinds = ["target", "result"].map((id) => ({ id, label: both(messages.review.figureKinds[id] ?? id) }));
  return (
    <div className="review-form__parts">
      <Select part="kind" choices={kinds} autoFocus {...fields} />
      <Select part="indicator" choices={choices.indicator} empty {...fields} />
      <Select part="comparator" choices={choices.comparator} {...fields} />
      <Input part="value" pattern="\d{1,15}(\.\d{1,6})?" {...fields} />
      <Select part="unit" choices={choices.unit} {...fields} />
      <Select part="level" choices={choices.level} empty {...fields} />
      <Input part="time" pattern="[12]\d{3}(-\d\d(-\d\d)?)?" hint={messages.review.timeHint} {...fields} />
    </div>
  );
}

const both = (text: string) => ({ vi: text, en: text });

function Select(props: { part: string; choices: Choice[]; empty?: boolean; autoFocus?: boolean } & Fields) {
  const { part, choices, empty, autoFocus, read, values, set } = props;
  const { language, messages } = useReader();
  return (
    <label className="field">
      <span className="field__label">{messages.review.parts[part]}</span>
      <select
        autoFocus={autoFocus}
        value={values[part] ?? read[part] ?? ""}
        onChange={(event) => set(part, event.target.value)}
      >
        {empty && <option value="">{messages.review.notSaid}</option>}
        {choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {localised(label, language, id)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Input({ part, pattern, hint, read, values, set }: { part: string; pattern: string; hint?: string } & Fields) {
  const { messages } = useReader();
  return (
    <label className="field">
      <span className="field__label">{messages.review.parts[part]}</span>
      <input
        type="text"
        inputMode={part === "value" ? "decimal" : "numeric"}
        pattern={pattern}
        title={hint}
        value={values[part] ?? read[part] ?? ""}
        onChange={(event) => set(part, event.target.value)}
      />
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}
