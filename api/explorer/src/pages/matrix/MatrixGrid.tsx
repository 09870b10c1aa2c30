import { type CSSProperties, useEffect, useRef } from "react";
import type { MatrixRow, Province } from "../../api/types";
import { useReader } from "../../app/language";
import { useMedia } from "../../app/media";
import { GridLine, Room } from "./GridLine";
import { GridHead } from "./headers";
import { type Choice, linesOf, type Selected } from "./selection";
import { HEADER, useGridNavigation } from "./useGridNavigation";
import { useGridWindow } from "./useGridWindow";

/** In rem: what rows are at least high, columns at least wide, and how wide the targets' column is. */
const WIDE = { row: 5.25, column: 11, lead: 20 };
const NARROW = { row: 7, column: 9.5, lead: 9.5 };
/** In rem: how wide a sheet of A4 is within its margins, laid across. */
const SHEET = 62;

interface Properties {
  selected: Selected;
  choice: Choice;
  /** The address' parameters, carried along to the proof. */
  query: string;
  /** The comparison whose cell takes the focus. */
  returnTo: string | null;
  /** The code of the province that is scrolled to. */
  marked: string | null;
}

/** The matrix itself: one stop for the Tab key, arrows within (the grid pattern of WAI-ARIA). Of a large one only what
 * is in sight is drawn. */
export function MatrixGrid({ selected: { rows, provinces }, choice, query, returnTo, marked }: Properties) {
  const { messages } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const size = useMedia("(max-width: 40rem)") ? NARROW : WIDE;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const lines = linesOf(rows, choice.sort === null);
  const lineOf = lines.flatMap((line, index) => (line.kind === "row" ? [index] : []));
  const rowOf = new Map(lineOf.map((line, row) => [line, row]));

  const grid = useGridNavigation({ rows: rows.length, columns: provinces.length }, (row, column) => {
    shown.revealLine(lineOf[row] ?? HEADER);
    shown.revealColumn(column);
  });
  const shown = useGridWindow(scroller, head, {
    lines: lines.length,
    columns: provinces.length,
    kept: { line: lineOf[grid.active.row] ?? HEADER, column: grid.active.column },
    rowHeight: size.row * rem,
    columnWidth: size.column * rem,
    leadWidth: size.lead * rem,
  });

  // An address that marks a province opens at the top of the page all the same.
  const markedAtFirst = useRef(marked);
  useChange(returnTo, (comparison) => {
    const found = cellOf(comparison, rows, provinces);
    if (found) grid.move(found.row, found.column);
  });
  useChange(marked, (code) => {
    const column = provinces.findIndex((province) => province.code === code);
    if (column < 0) return;
    shown.revealColumn(column);
    if (code !== markedAtFirst.current) scroller.current?.scrollIntoView({ block: "nearest" });
  });

  const columnOf = (row: number) => (row === grid.active.row ? grid.active.column : null);
  const style = {
    "--lead": `${size.lead}rem`,
    "--row": `${size.row}rem`,
    "--column": `${shown.columnWidth}px`,
    "--least": `${size.column}rem`,
    "--sheet": SHEET / (size.lead + provinces.length * size.column),
  };
  return (
    <>
      <div ref={scroller} className="matrix__scroll" style={style as CSSProperties}>
        <table
          className="matrix"
          role="grid"
          aria-label={messages.matrix.caption}
          aria-rowcount={lines.length + 1}
          aria-colcount={provinces.length + 1}
          {...grid.properties}
        >
          <GridHead
            ref={head}
            provinces={provinces}
            rows={rows}
            columns={shown.columns}
            choice={choice}
            active={columnOf(HEADER)}
            marked={marked}
          />
          <tbody>
            {shown.lines.items.map(({ index, before }) => {
              const line = lines[index];
              const row = rowOf.get(index) ?? HEADER;
              return (
                line && (
                  <GridLine
                    key={line.key}
                    ref={shown.measureLine}
                    line={line}
                    index={index}
                    before={before}
                    row={row}
                    columns={shown.columns}
                    provinces={provinces}
                    choice={choice}
                    query={query}
                    active={line.kind === "row" ? columnOf(row) : null}
                  />
                )
              );
            })}
            <Room height={shown.lines.after} />
          </tbody>
        </table>
      </div>
      <p className="matrix__help">{messages.matrix.help}</p>
    </>
  );
}

/** Runs when a value has become another one that is not null. */
function useChange(value: string | null, run: (value: string) => void): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (value !== null && value !== last.current) run(value);
    last.current = value;
  });
}

/** The row and column of the cell that a comparison belongs to. */
function cellOf(comparison: string, rows: readonly MatrixRow[], provinces: readonly Province[]) {
  for (const [row, { cells }] of rows.entries())
    for (const [column, { code }] of provinces.entries()) {
      const cell = cells[code];
      if (cell && (cell.comparison === comparison || cell.progress?.comparison === comparison)) return { row, column };
    }
  return null;
}
