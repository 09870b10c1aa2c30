import { memo } from "react";
import type { Cell, MatrixRow, Province } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Icon } from "../../components/Icon";
import { VerdictBadge } from "../../components/Verdict";
import { formatValue, localised } from "../../text/format";

interface Properties {
  row: MatrixRow;
  province: Province;
  query: string;
  rowNumber: number;
  column: number;
  isTabStop: boolean;
  /** Whether it is one of those that the filters ask for. */
  isWanted: boolean;
}

/** One national target in one province. The whole cell is a link to its proof. */
export const MatrixCell = memo(function MatrixCell({
  row,
  province,
  query,
  rowNumber,
  column,
  isTabStop,
  isWanted,
}: Properties) {
  const { language, messages } = useReader();
  const cell = row.cells[province.code];
  const name = localised(province.label, language, province.code);
  const target = localised(row.label, language, row.id);
  const position = { "data-row": rowNumber, "data-column": column, tabIndex: isTabStop ? 0 : -1 };
  const comparisons = [cell?.comparison, cell?.progress?.comparison].filter((id) => typeof id === "string");
  if (!cell || !comparisons[0])
    return (
      <td role="gridcell" aria-colindex={column + 2}>
        <span className="cell cell--none" {...position}>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">
            {messages.matrix.cellOf(target, name)}
            {messages.matrix.notApplicable}
          </span>
        </span>
      </td>
    );

  const value = (of: number, comparator = cell.comparator) =>
    formatValue(of, row.unit, language, messages, comparator ?? "eq");
  const national = formatValue(row.value, row.unit, language, messages, row.comparator);
  const local = cell.value === null ? null : value(cell.value);
  return (
    <td role="gridcell" aria-colindex={column + 2}>
      <Link
        className="cell"
        href={proofPath(comparisons[0], query)}
        data-verdict={cell.verdict ?? undefined}
        data-comparisons={comparisons.join(" ")}
        data-quiet={!isWanted || undefined}
        {...position}
      >
        <span className="visually-hidden">{messages.matrix.cellOf(target, name)}</span>
        <span className="cell__main">
          {cell.verdict ? (
            <VerdictBadge verdict={cell.verdict} />
          ) : (
            <span className="cell__none">{messages.matrix.noTarget}</span>
          )}
          {local && <span className="cell__value">{local}</span>}
        </span>
        {cell.others > 0 && <span className="cell__others">{messages.matrix.others(cell.others)}</span>}
        {cell.progress && <ProgressLine cell={cell} row={row} text={value(cell.progress.value, "eq")} />}
        <span className="visually-hidden">
          {messages.matrix.cellValues(national, local ?? messages.common.noValue)}
          {cell.progress && messages.matrix.cellProgress(messages.verdicts[cell.progress.verdict])}
        </span>
      </Link>
    </td>
  );
});

/** The reported result: a bar against the national target where both are shares, and always in words. */
function ProgressLine({ cell, row, text }: { cell: Cell; row: MatrixRow; text: string }) {
  const { messages } = useReader();
  const progress = cell.progress;
  if (!progress) return null;
  return (
    <span className="progress" data-verdict={progress.verdict}>
      {row.unit === "percent" && (
        <span className="progress__track">
          <span className="progress__bar" style={{ width: share(progress.value) }} />
          <span className="progress__goal" style={{ insetInlineStart: share(row.value) }} />
        </span>
      )}
      <span className="progress__text">
        <Icon name={progress.verdict} />
        {messages.matrix.reported(text)}
      </span>
    </span>
  );
}

const share = (percent: number): string => `${Math.max(0, Math.min(100, percent))}%`;

/** The matrix with a proof over it; the filters stay in the address so that the matrix behind it does not change. */
export function proofPath(comparison: string, query: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set("proof", comparison);
  return `/?${parameters}`;
}
