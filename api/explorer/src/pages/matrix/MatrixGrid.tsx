import { useEffect, useRef } from "react";
import type { MatrixRow, Province } from "../../api/types";
import { useReader } from "../../app/language";
import { countVerdicts, VerdictBar, VerdictSummary } from "../../components/Verdict";
import { formatValue, localised } from "../../text/format";
import { MatrixCell } from "./MatrixCell";
import type { Group } from "./selection";
import { useGridNavigation } from "./useGridNavigation";

interface Properties {
  groups: Group[];
  provinces: Province[];
  /** The filters, carried along to the proof. */
  query: string;
  /** The comparison whose cell takes the focus. */
  returnTo: string | null;
}

/** The matrix itself: one stop for the Tab key, arrows within (the grid pattern of WAI-ARIA). */
export function MatrixGrid({ groups, provinces, query, returnTo }: Properties) {
  const { language, messages } = useReader();
  const rows = groups.flatMap((group) => group.rows);
  const rowNumbers = new Map(rows.map((row, number) => [row.id, number]));
  const grid = useGridNavigation(rows.length, provinces.length);

  const focused = useRef<string | null>(null);
  useEffect(() => {
    if (returnTo && focused.current !== returnTo) grid.focusComparison(returnTo);
    focused.current = returnTo;
  });

  return (
    <>
      <div className="matrix__scroll">
        <table className="matrix" role="grid" aria-label={messages.matrix.caption} {...grid.properties}>
          <thead>
            <tr>
              <th scope="col" className="matrix__corner">
                {messages.matrix.target}
              </th>
              <th scope="col" className="matrix__national">
                {messages.matrix.national}
              </th>
              {provinces.map((province) => (
                <ProvinceHeader key={province.code} province={province} rows={rows} />
              ))}
              <th scope="col" className="matrix__row-summary">
                {messages.matrix.summary}
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.key}>
              <tr className="matrix__group">
                <th scope="rowgroup" colSpan={provinces.length + 3}>
                  <span>
                    <strong>{group.year}</strong> {localised(group.pillar, language)}
                  </span>
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.id}>
                  <TargetHeader row={row} />
                  <td role="gridcell" className="matrix__national">
                    {formatValue(row.value, row.unit, language, messages, row.comparator)}
                  </td>
                  {provinces.map((province, column) => (
                    <MatrixCell
                      key={province.code}
                      row={row}
                      province={province}
                      query={query}
                      position={grid.position(rowNumbers.get(row.id) ?? 0, column)}
                    />
                  ))}
                  <td role="gridcell" className="matrix__row-summary">
                    <VerdictSummary counts={countVerdicts(Object.values(row.cells))} />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p className="matrix__help">{messages.matrix.help}</p>
    </>
  );
}

function ProvinceHeader({ province, rows }: { province: Province; rows: MatrixRow[] }) {
  const { language, messages } = useReader();
  const counts = countVerdicts(rows.map((row) => row.cells[province.code]));
  return (
    <th scope="col" className="matrix__province">
      <span className="matrix__province-name">{localised(province.label, language, province.code)}</span>
      <span className="matrix__province-documents">{messages.matrix.documents(province.documents)}</span>
      <VerdictBar counts={counts} />
      <VerdictSummary counts={counts} />
    </th>
  );
}

function TargetHeader({ row }: { row: MatrixRow }) {
  const { language, messages } = useReader();
  return (
    <th scope="row" className="matrix__target">
      <span className="matrix__target-label">{localised(row.label, language, row.id)}</span>
      <span className="matrix__target-detail">
        <span className="matrix__target-value">
          {formatValue(row.value, row.unit, language, messages, row.comparator)}
        </span>
        <span>{messages.matrix.clause(row.clause)}</span>
        {row.level && <span>{messages.levels[row.level]}</span>}
        {!row.appliesToProvinces && <span>{messages.matrix.notApplicable}</span>}
      </span>
    </th>
  );
}
