import { type ReactNode, useState } from "react";
import type { Matrix } from "../../api/types";
import { useReader } from "../../app/language";
import { useMedia } from "../../app/media";
import { navigate, useLocation, withParameters } from "../../app/router";
import { MultiChoice } from "../../components/MultiChoice";
import { localised } from "../../text/format";
import { MEASURES } from "./gap";
import { type Choice, type Selected, UNFILTERED, VERDICTS, written } from "./selection";

type Change = (changes: Record<string, string | null>) => void;

interface Properties {
  matrix: Matrix;
  choice: Choice;
  selected: Selected;
}

/** What is shown, and in which order. On a telephone it opens on demand: the table is what one came for. */
export function Filters(properties: Properties) {
  const { messages } = useReader();
  const { parameters } = useLocation();
  const isNarrow = useMedia("(max-width: 40rem)");
  const [isOpen] = useState(() => Object.keys(UNFILTERED).some((name) => parameters.has(name)));
  if (!isNarrow) return <Choices {...properties} />;
  return (
    <details className="disclosure" open={isOpen}>
      <summary>{messages.matrix.filters}</summary>
      <div className="disclosure__body">
        <Choices {...properties} />
      </div>
    </details>
  );
}

function Choices({ matrix, choice, selected }: Properties) {
  const { language, messages } = useReader();
  const location = useLocation();
  const change: Change = (changes) => navigate(withParameters(location, changes), { replace: true });
  const pillars = new Map(matrix.rows.map((row) => [row.pillar.id, row.pillar.label]));
  const named = (id: string, label: Parameters<typeof localised>[0]): Option => [id, localised(label, language, id)];
  const provinces = matrix.provinces.map(({ code, label }) => named(code, label));
  const fewer = selected.provinces.length < matrix.provinces.length;
  return (
    <section className="filters" aria-label={messages.matrix.filters}>
      <Years years={matrix.years} chosen={choice.year} change={change} />
      <Select
        label={messages.matrix.pillar}
        all={messages.matrix.allPillars}
        value={choice.pillar}
        options={[...pillars].map(([id, label]) => named(id, label))}
        onChange={(pillar) => change({ pillar })}
      />
      {matrix.sectors.length > 0 && (
        <Select
          label={messages.matrix.sector}
          all={messages.matrix.allSectors}
          value={choice.sector}
          options={matrix.sectors.map(({ id, label }) => named(id, label))}
          onChange={(sector) => change({ sector })}
        />
      )}
      <Select
        label={messages.matrix.verdict}
        all={messages.matrix.allVerdicts}
        value={choice.verdict}
        options={VERDICTS.map((verdict) => [verdict, messages.verdicts[verdict]])}
        onChange={(verdict) => change({ verdict })}
      />
      {matrix.provinces.length > 1 && (
        <MultiChoice
          label={messages.matrix.provinces}
          all={messages.matrix.allProvinces}
          several={messages.matrix.someProvinces}
          options={provinces}
          chosen={choice.places}
          onChange={(places) => change({ places: written(places) })}
        />
      )}
      <Select
        label={messages.matrix.order}
        all={messages.matrix.programmeOrder}
        value={choice.sort}
        options={MEASURES.map((measure) => [measure, messages.matrix.sortBy[measure]])}
        onChange={(sort) => change({ sort, ...(sort === null && { at: null }) })}
      />
      {choice.sort !== null && (
        <Select
          label={messages.matrix.sortAt}
          all={messages.matrix.everywhere}
          value={choice.at}
          options={provinces}
          onChange={(at) => change({ at })}
        />
      )}
      <div className="filters__switches">
        <Switch isOn={choice.provincialOnly} onChange={(isOn) => change({ targets: isOn ? null : "all" })}>
          {messages.matrix.provincialOnly}
        </Switch>
        {matrix.provinces.length > 1 && (
          <Switch isOn={choice.widestFirst} onChange={(isOn) => change({ columns: isOn ? "gap" : null })}>
            {messages.matrix.widestFirst}
          </Switch>
        )}
      </div>
      <p className="filters__count" role="status">
        {messages.matrix.showing(selected.rows.length, matrix.rows.length)}
        {fewer && messages.matrix.showingProvinces(selected.provinces.length, matrix.provinces.length)}
        {(fewer || selected.rows.length < matrix.rows.length) && (
          <button type="button" className="link-button" onClick={() => change(UNFILTERED)}>
            {messages.matrix.showAll}
          </button>
        )}
      </p>
    </section>
  );
}

function Years({ years, chosen, change }: { years: readonly number[]; chosen: number | null; change: Change }) {
  const { messages } = useReader();
  return (
    <div className="field">
      <span className="field__label" id="filter-year">
        {messages.common.year}
      </span>
      <div className="segmented" role="group" aria-labelledby="filter-year">
        {[null, ...years].map((year) => (
          <button
            key={year ?? "all"}
            type="button"
            aria-pressed={chosen === year}
            onClick={() => change({ year: year === null ? null : String(year) })}
          >
            {year ?? messages.common.all}
          </button>
        ))}
      </div>
    </div>
  );
}

type Option = readonly [value: string, name: string];

interface SelectProperties {
  label: string;
  /** The name of no choice; without one something is always chosen. */
  all?: string;
  value: string | null;
  options: readonly Option[];
  onChange: (value: string | null) => void;
}

/** A choice among named things. */
export function Select({ label, all, value, options, onChange }: SelectProperties) {
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <select value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Switch(props: { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode }) {
  return (
    <label className="checkbox">
      <input type="checkbox" checked={props.isOn} onChange={(event) => props.onChange(event.target.checked)} />
      <span>{props.children}</span>
    </label>
  );
}
