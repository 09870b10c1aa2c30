import { type KeyboardEvent, useId, useState } from "react";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import "../../components/combobox.css";
import { Label } from "../../components/Label";
import { localised } from "../../text/format";
import type { Hit } from "./types";

/** Finds things by words, accents or not, symbols in any spelling. A combobox as WAI-ARIA has it. */
export function SearchBox({ onPick }: { onPick: (iri: string) => void }) {
  const { language, messages } = useReader();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const list = useId();
  const asked = text.trim().length > 1 ? `/api/search?${new URLSearchParams({ q: text.trim(), limit: "12" })}` : null;
  const hits = useResource<Hit[]>(asked);
  const found = asked && hits.status === "ready" ? hits.data : [];

  const pick = (hit: Hit | undefined) => {
    if (!hit) return;
    onPick(hit.iri);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter") pick(found[active]);
    else if (event.key === "Escape") setText("");
    else return;
    event.preventDefault();
  };
  return (
    <div className="graph-search combobox">
      <label className="field">
        <span className="field__label">{messages.graph.search}</span>
        <input
          type="search"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
          autoComplete="off"
          value={text}
          placeholder={messages.graph.searchHint}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <ul id={list} role="listbox" aria-label={messages.graph.search} className="combobox__options" hidden={found.length === 0}>
        {found.map((hit, index) => (
          <li
            key={hit.iri}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(hit);
            }}
          >
            <strong><Label of={hit.label} fallback={hit.iri} /></strong>
            <span><Label of={hit.classLabel} /></span>
            {hit.snippet !== localised(hit.label, language) && <small>{hit.snippet}</small>}
          </li>
        ))}
      </ul>
      {asked && hits.status === "ready" && found.length === 0 && <p role="status">{messages.graph.notFound}</p>}
    </div>
  );
}
