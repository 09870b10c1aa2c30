import { type KeyboardEvent, useId, useState } from "react";
import "./combobox.css";

export interface Option {
  value: string;
  label: string;
  detail?: string;
}

interface Properties {
  id: string;
  /** Under which the form sends the value that was picked, or else the words that were typed. */
  name: string;
  /** What the list of what was found is called. */
  label: string;
  /** What stands in the field at first, and what that stands for. */
  words: string;
  value: string;
  required: boolean;
  invalid: boolean;
  /** What the words find; while they are typed. */
  options: readonly Option[];
  onWords: (words: string) => void;
  /** What is said where the words find nothing. */
  none: string;
}

/** A text field that offers what its words find. A combobox with a list as WAI-ARIA has it. */
export function Combobox({ id, name, label, required, invalid, options, onWords, none, ...given }: Properties) {
  const [words, setWords] = useState(given.words);
  const [value, setValue] = useState(given.value);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useId();

  const type = (typed: string) => {
    setWords(typed);
    setValue(typed);
    setActive(-1);
    setOpen(true);
    onWords(typed);
  };
  const pick = (option: Option) => {
    setWords(option.label);
    setValue(option.value);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = options[active];
    if (event.key === "ArrowDown" && !isOpen) setOpen(true);
    else if (event.key === "ArrowDown") setActive(Math.min(active + 1, options.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter" && isOpen && option) pick(option);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <input type="hidden" name={name} value={value} />
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isOpen && options.length > 0}
        aria-controls={list}
        aria-activedescendant={isOpen && options[active] ? `${list}-${active}` : undefined}
        aria-autocomplete="list"
        aria-invalid={invalid || undefined}
        autoComplete="off"
        required={required}
        value={words}
        onChange={(event) => type(event.target.value)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={label} className="combobox__options" hidden={!isOpen || options.length === 0}>
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${list}-${index}`}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: "nearest" });
            }}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
          >
            {option.label}
            {option.detail && <small>{option.detail}</small>}
          </li>
        ))}
      </ul>
      {isOpen && words !== "" && options.length === 0 && (
        <p className="hint" role="status">
          {none}
        </p>
      )}
    </div>
  );
}
