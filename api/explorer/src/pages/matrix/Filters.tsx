import type { Matrix } from "../../api/types";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { localised } from "../../text/format";
import type { Filters as Choice } from "./selection";

export function Filters({ matrix, filters, shown }: { matrix: Matrix; filters: Choice; shown: number }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const change = (changes: Record<string, string | null>) =>
    navigate(withParameters(location, changes), { replace: true });
  const pillars = new Map(matrix.rows.map((row) => [row.pillar.id, row.pillar.label]));
  return (
    <section className="filters" aria-label={messages.matrix.filters}>
      <div className="field">
        <span className="field__label" id="filter-year">
          {messages.common.year}
        </span>
        <div className="segmented" role="group" aria-labelledby="filter-year">
          {[null, ...matrix.years].map((year) => (
            <button
              key={year ?? "all"}
              type="button"
              aria-pressed={filters.year === year}
              onClick={() => change({ year: year === null ? null : String(year) })}
            >
              {year ?? messages.common.all}
            </button>
          ))}
        </div>
      </div>
      <label className="field">
        <span className="field__label">{messages.matrix.pillar}</span>
        <select value={filters.pillar ?? ""} onChange={(event) => change({ pillar: event.target.value || null })}>
          <option value="">{messages.matrix.allPillars}</option>
          {[...pillars].map(([id, label]) => (
            <option key={id} value={id}>
              {localised(label, language, id)}
            </option>
          ))}
        </select>
      </label>
      <label className="checkbox">
        <input
          type="checkbox"
          checked={filters.provincialOnly}
          onChange={(event) => change({ targets: event.target.checked ? null : "all" })}
        />
        <span>{messages.matrix.provincialOnly}</span>
      </label>
      <p className="filters__count" role="status">
        {messages.matrix.showing(shown, matrix.rows.length)}
        {shown < matrix.rows.length && (
          <button
            type="button"
            className="link-button"
            onClick={() => change({ year: null, pillar: null, targets: "all" })}
          >
            {messages.matrix.showAll}
          </button>
        )}
      </p>
    </section>
  );
}
