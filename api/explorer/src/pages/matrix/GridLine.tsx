import { Fragment, type Ref } from "react";
import type { Province } from "../../api/types";
import { Label } from "../../components/Label";
import { Spacer, TargetHeader } from "./headers";
import { MatrixCell } from "./MatrixCell";
import { type Choice, isWanted, type Line } from "./selection";
import type { Window } from "./useGridWindow";

interface Properties {
  ref: Ref<HTMLTableRowElement>;
  line: Line;
  /** Among all lines, and among those with cells. */
  index: number;
  row: number;
  /** The room before it in pixels. */
  before: number;
  columns: Window;
  provinces: readonly Province[];
  choice: Choice;
  query: string;
  /** The column of the cell that Tab reaches, where it is in this line. */
  active: number | null;
}

/** A line of the grid: the heading of a pillar in a year, or a national target with its cells. */
export function GridLine({ ref, line, index, before, ...rest }: Properties) {
  return (
    <>
      <Room height={before} />
      <tr ref={ref} data-index={index} aria-rowindex={index + 2} className={`matrix__${line.kind}`}>
        {line.kind === "heading" ? (
          <Heading line={line} span={rest.columns.items.length * 2 + 2} />
        ) : (
          <Cells line={line} {...rest} />
        )}
      </tr>
    </>
  );
}

/** Stands for lines that are not drawn. */
export function Room({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td className="matrix__room" style={{ height }} />
    </tr>
  );
}

function Heading({ line, span }: { line: Line & { kind: "heading" }; span: number }) {
  return (
    <th scope="rowgroup" colSpan={span} aria-colindex={1}>
      <span>
        <strong>{line.year}</strong> <Label of={line.pillar} />
      </span>
    </th>
  );
}

function Cells({
  line,
  row,
  columns,
  provinces,
  choice,
  query,
  active,
}: Omit<Properties, "ref" | "line" | "index" | "before"> & { line: Line & { kind: "row" } }) {
  return (
    <>
      <TargetHeader row={line.row} provinces={provinces} sort={choice.sort} />
      {columns.items.map(({ index, before }) => {
        const province = provinces[index];
        return (
          province && (
            <Fragment key={province.code}>
              <Spacer width={before} />
              <MatrixCell
                row={line.row}
                province={province}
                query={query}
                rowNumber={row}
                column={index}
                isTabStop={active === index}
                isWanted={isWanted(line.row.cells[province.code], line.row, choice)}
              />
            </Fragment>
          )
        );
      })}
      <Spacer width={columns.after} />
    </>
  );
}
