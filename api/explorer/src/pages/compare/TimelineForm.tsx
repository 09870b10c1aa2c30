import type { Parameter } from "../../api/types";
import { useReader } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { Label } from "../../components/Label";
import { ShareButton } from "../../components/ShareButton";
import { localised } from "../../text/format";
import type { Choice } from "./timeline";

interface Properties {
  indicator: Parameter | undefined;
  levels: readonly Choice[];
  level: string | null;
  places: readonly Choice[];
  chosen: ReadonlySet<string>;
}

/** Which indicator is drawn, of which level and of which provinces. Every choice stands in the address. */
export function TimelineForm({ indicator, levels, level, places, chosen }: Properties) {
  const { language, messages } = useReader();
  const { path, parameters } = useLocation();
  const change = (changes: Record<string, string[]>) => {
    const next = new URLSearchParams(parameters);
    for (const [name, values] of Object.entries(changes)) {
      next.delete(name);
      for (const value of values) next.append(name, value);
    }
    navigate(`${path}?${next}`, { replace: true });
  };
  // No province at all is a choice, too, and not that of the first time.
  const choose = (wanted: readonly string[]) => change({ place: wanted.length > 0 ? [...wanted] : [""] });
  return (
    <>
      <div className="compare-form">
        <label className="field compare-indicator">
          <span className="field__label"><Label of={indicator?.label} /></span>
          <select
            value={indicator?.value ?? ""}
            onChange={(event) => change({ indicator: [event.target.value], place: [], level: [] })}
          >
            {indicator?.choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {localised(label, language, value)}
              </option>
            ))}
          </select>
        </label>
        {levels.length > 1 && (
          <label className="field">
            <span className="field__label">{messages.compare.level}</span>
            <select value={level ?? ""} onChange={(event) => change({ level: event.target.value ? [event.target.value] : [] })}>
              <option value="">{messages.common.all}</option>
              {levels.map(([iri, name]) => (
                <option key={iri} value={iri}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <ShareButton address={() => window.location.pathname + window.location.search} />
      </div>
      {places.length > 1 && (
        <fieldset className="choices compare-places">
          <legend className="field__label">{messages.compare.provinces(chosen.size, places.length)}</legend>
          {places.map(([iri, name]) => (
            <label key={iri}>
              <input
                type="checkbox"
                checked={chosen.has(iri)}
                onChange={({ target }) =>
                  choose(places.map(([one]) => one).filter((one) => (one === iri ? target.checked : chosen.has(one))))
                }
              />
              {name}
            </label>
          ))}
          <button type="button" className="link-button" onClick={() => choose(places.map(([iri]) => iri))}>
            {messages.compare.all}
          </button>
          <button type="button" className="link-button" onClick={() => choose([])}>
            {messages.compare.none}
          </button>
        </fieldset>
      )}
    </>
  );
}
