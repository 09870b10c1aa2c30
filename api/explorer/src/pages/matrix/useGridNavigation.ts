import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";

/** Marks the one element of a cell that takes the focus. */
export interface Position {
  "data-row": number;
  "data-column": number;
  tabIndex: 0 | -1;
}

const PAGE = 5;

/** Keyboard navigation of a grid with a roving tabindex; rows and columns count from 0. */
export function useGridNavigation(rows: number, columns: number) {
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  // Filters may have taken the active cell away; the grid must keep one that Tab reaches.
  const row = Math.min(active.row, rows - 1);
  const column = Math.min(active.column, columns - 1);

  const focus = (toRow: number, toColumn: number) => {
    const inside = [clamp(toRow, rows), clamp(toColumn, columns)];
    table.current?.querySelector<HTMLElement>(`[data-row="${inside[0]}"][data-column="${inside[1]}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - PAGE, column],
      PageDown: [row + PAGE, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows - 1 : row, columns - 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    focus(...move);
  };

  const onFocus = (event: FocusEvent) => {
    const { row: atRow, column: atColumn } = (event.target as HTMLElement).dataset;
    if (atRow !== undefined && atColumn !== undefined) setActive({ row: Number(atRow), column: Number(atColumn) });
  };

  return {
    properties: { ref: table, onKeyDown, onFocus },
    position: (ofRow: number, ofColumn: number): Position => ({
      "data-row": ofRow,
      "data-column": ofColumn,
      tabIndex: ofRow === row && ofColumn === column ? 0 : -1,
    }),
    focusComparison: (comparison: string) => {
      const cells = table.current?.querySelectorAll<HTMLElement>("[data-comparisons]") ?? [];
      [...cells].find((cell) => cell.dataset["comparisons"]?.split(" ").includes(comparison))?.focus();
    },
  };
}

const clamp = (index: number, size: number): number => Math.max(0, Math.min(index, size - 1));
