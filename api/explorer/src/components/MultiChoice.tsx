import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useReader } from "../app/language";
import { folded } from "../text/fold";
import "./multiChoice.css";

interface Properties {
  label: string;
  /** What stands for no choice, which is all of them. */
  all: string;
  /** What stands for a choice of so many. */
  several: (count: number) => string;
  options: readonly (readonly [value: string, name: string])[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** A choice of several among many named things, found by words without accents. Arrows lead from one to the next. */
export function MultiChoice({ label, all, several, options, chosen, onChange }: Properties) {
  const { messages } = useReader();
  const [words, setWords] = useState("");
  const box = useRef<HTMLDetailsElement>(null);
  const id = useId();
  const names = options.filter(([value]) => chosen.includes(value)).map(([, name]) => name);
  const told = names.length > 1 ? several(names.length) : (names[0] ?? all);
  const found = options.filter(([, name]) => folded(name).includes(folded(words)));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);

  useEffect(() => {
    const onPointer = ({ target }: Event) => {
      if (box.current && !box.current.contains(target as Node)) box.current.open = false;
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDetailsElement>) => {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>("summary, input") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape" && box.current?.open) {
      box.current.open = false;
      stops[0]?.focus();
    } else if (event.key === "ArrowDown" && box.current?.open) stops[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at > 1) stops[at - 1]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="field">
      <span className="field__label" id={id}>
        {label}
      </span>
      <details ref={box} className="multi-choice" onKeyDown={onKeyDown}>
        <summary aria-labelledby={`${id} ${id}-told`}>
          <span id={`${id}-told`}>{told}</span>
        </summary>
        <div className="multi-choice__panel">
          <input
            type="search"
            value={words}
            aria-label={messages.common.findIn(label)}
            placeholder={messages.common.findIn(label)}
            onChange={(event) => setWords(event.target.value)}
          />
          <div role="group" aria-labelledby={id} className="multi-choice__options">
            {found.map(([value, name]) => (
              <label key={value} className="checkbox">
                <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
                <span>{name}</span>
              </label>
            ))}
          </div>
          {found.length === 0 && <p className="hint">{messages.common.noneFound}</p>}
          <button type="button" className="link-button" disabled={chosen.length === 0} onClick={() => onChange([])}>
            {all}
          </button>
        </div>
      </details>
    </div>
  );
}
