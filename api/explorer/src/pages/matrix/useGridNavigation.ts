import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

/** The row of the column headers. */
export const HEADER = -1;
const PAGE = 5;

interface Size {
  rows: number;
  columns: number;
}

/** Keyboard navigation of a grid with a roving tabindex; rows and columns count from 0. Only some cells are drawn:
 * `reveal` scrolls to one, and the active one is always to be drawn. */
export function useGridNavigation({ rows, columns }: Size, reveal: (row: number, column: number) => void) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const isMoving = useRef(false);
  // Filters may have taken the active cell away; the grid must keep one that Tab reaches.
  const active = { row: Math.min(at.row, rows - 1), column: Math.min(at.column, columns - 1) };

  // The cell may not have been drawn when it was moved to.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${active.row}"][data-column="${active.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const move = (row: number, column: number) => {
    const to = { row: clamp(row, HEADER, rows - 1), column: clamp(column, 0, columns - 1) };
    isMoving.current = true;
    setAt(to);
    reveal(to.row, to.column);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const { row, column } = active;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [Math.max(row - PAGE, Math.min(row, 0)), column],
      PageDown: [row + PAGE, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows - 1 : row, columns - 1],
    };
    const to = moves[event.key];
    if (!to) return;
    event.preventDefault();
    move(...to);
  };

  const onFocus = (event: FocusEvent) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    if (row !== undefined && column !== undefined) setAt({ row: Number(row), column: Number(column) });
  };

  return { active, move, properties: { ref: table, onKeyDown, onFocus } };
}

const clamp = (index: number, least: number, most: number): number => Math.max(least, Math.min(index, most));
