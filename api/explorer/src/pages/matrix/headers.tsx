import { Fragment, type Ref, useMemo } from "react";
import type { MatrixRow, Province } from "../../api/types";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { Icon } from "../../components/Icon";
import { Label } from "../../components/Label";
import { countVerdicts, VerdictBar, VerdictSummary } from "../../components/Verdict";
import { formatValue } from "../../text/format";
import { gapOf, type Measure, meanGap } from "./gap";
import { GapText } from "./GapText";
import type { Choice } from "./selection";
import { HEADER } from "./useGridNavigation";
import type { Window } from "./useGridWindow";

/** Stands for columns that are not drawn. */
export function Spacer({ width }: { width: number }) {
  return width > 0 && <td className="matrix__room" role="presentation" style={{ minWidth: width, width }} />;
}

interface HeadProperties {
  ref: Ref<HTMLTableSectionElement>;
  provinces: readonly Province[];
  rows: readonly MatrixRow[];
  columns: Window;
  choice: Choice;
  /** The column whose header Tab reaches, if any. */
  active: number | null;
  marked: string | null;
}

export function GridHead({ ref, provinces, rows, columns, choice, active, marked }: HeadProperties) {
  const { messages } = useReader();
  return (
    <thead ref={ref}>
      <tr aria-rowindex={1}>
        <th scope="col" className="matrix__corner" aria-colindex={1}>
          {messages.matrix.target}
        </th>
        {columns.items.map(({ index, before }) => {
          const province = provinces[index];
          return (
            province && (
              <Fragment key={province.code}>
                <Spacer width={before} />
                <ProvinceHeader
                  province={province}
                  rows={rows}
                  choice={choice}
                  column={index}
                  isTabStop={active === index}
                  isMarked={province.code === marked}
                />
              </Fragment>
            )
          );
        })}
        <Spacer width={columns.after} />
      </tr>
    </thead>
  );
}

interface HeaderProperties {
  province: Province;
  rows: readonly MatrixRow[];
  choice: Choice;
  column: number;
  isTabStop: boolean;
  isMarked: boolean;
}

/** A province with what its cells come to; its name sorts the rows by its gaps. */
function ProvinceHeader({ province, rows, choice, column, isTabStop, isMarked }: HeaderProperties) {
  const { messages } = useReader();
  const location = useLocation();
  const cells = useMemo(() => rows.map((row) => row.cells[province.code]), [rows, province]);
  const counts = useMemo(() => countVerdicts(cells), [cells]);
  const isSorting = choice.sort !== null && choice.at === province.code;
  const measure = choice.sort ?? "gap";
  const sort = () =>
    navigate(withParameters(location, isSorting ? { sort: null, at: null } : { sort: measure, at: province.code }), {
      replace: true,
    });
  return (
    <th
      scope="col"
      className="matrix__province"
      aria-colindex={column + 2}
      aria-sort={isSorting ? "descending" : undefined}
      data-marked={isMarked || undefined}
    >
      <button
        type="button"
        className="matrix__sort"
        data-row={HEADER}
        data-column={column}
        tabIndex={isTabStop ? 0 : -1}
        onClick={sort}
      >
        <Label of={province.label} fallback={province.code} />
        <Icon name={isSorting ? "down" : "sort"} />
        <span className="visually-hidden">. {messages.matrix.sortByProvince}</span>
      </button>
      <span className="matrix__province-documents">
        {messages.matrix.documents(province.documents)}
        <GapText gap={meanGap(cells.map((cell) => gapOf(cell, measure)))} measure={measure} />
      </span>
      <VerdictBar counts={counts} />
      <VerdictSummary counts={counts} />
    </th>
  );
}

interface TargetProperties {
  row: MatrixRow;
  provinces: readonly Province[];
  sort: Measure | null;
}

/** A national target, what it asks for, and what its cells come to. */
export function TargetHeader({ row, provinces, sort }: TargetProperties) {
  const { language, messages } = useReader();
  const cells = useMemo(() => provinces.map(({ code }) => row.cells[code]), [row, provinces]);
  return (
    <th scope="row" className="matrix__target" aria-colindex={1}>
      <span className="matrix__target-label">
        <Label of={row.label} fallback={row.id} />
      </span>
      <span className="matrix__target-detail">
        <strong>{formatValue(row.value, row.unit, language, messages, row.comparator)}</strong>
        <span>{messages.matrix.clause(row.clause)}</span>
        {row.level && <span>{messages.levels[row.level]}</span>}
        {sort !== null && <span>{row.year}</span>}
        {!row.appliesToProvinces && <span>{messages.matrix.notApplicable}</span>}
      </span>
      <span className="matrix__target-summary">
        <VerdictSummary counts={countVerdicts(cells)} />
        {sort !== null && <GapText gap={meanGap(cells.map((cell) => gapOf(cell, sort)))} measure={sort} />}
      </span>
    </th>
  );
}
