import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";
import { usePrinting } from "../../app/media";

/** Up to so many cells are all drawn: they can be printed and searched in the browser. */
const MOST_DRAWN = 600;
const OVERSCAN = 3;

interface Grid {
  lines: number;
  columns: number;
  /** The line and column that are always drawn, in sight or not. */
  kept: { line: number; column: number };
  rowHeight: number;
  /** What the columns are at least wide; they share what room there is. */
  columnWidth: number;
  /** The width of the column that stays in sight. */
  leadWidth: number;
}

/** A line or column that is drawn, and the room before it in pixels. */
export interface Drawn {
  index: number;
  before: number;
}

/** Which lines and columns of a large grid are drawn, and how much room those that are not take. */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
  grid: Grid,
) {
  const width = useSize(scroller, "clientWidth");
  const headHeight = useSize(head, "offsetHeight");
  const isPrinting = usePrinting();
  const all = isPrinting || grid.lines * grid.columns <= MOST_DRAWN;
  const columnWidth = Math.max(grid.columnWidth, Math.floor((width - grid.leadWidth) / grid.columns));
  const lines = useVirtualizer({
    count: grid.lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => grid.rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: OVERSCAN,
    rangeExtractor: (range) => drawn(range, all, grid.kept.line),
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: grid.columns,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    paddingStart: grid.leadWidth,
    scrollPaddingStart: grid.leadWidth,
    overscan: 1,
    rangeExtractor: (range) => drawn(range, all, grid.kept.column),
  });
  useLayoutEffect(() => columns.measure(), [columns, columnWidth]);

  return {
    columnWidth,
    lines: spaced(lines.getVirtualItems(), headHeight, lines.getTotalSize()),
    columns: spaced(columns.getVirtualItems(), grid.leadWidth, columns.getTotalSize()),
    measureLine: lines.measureElement,
    /** Scrolls to a line, -1 for the head. */
    revealLine: (line: number) => (line < 0 ? scroller.current?.scrollTo({ top: 0 }) : lines.scrollToIndex(line)),
    revealColumn: (column: number) => columns.scrollToIndex(column),
  };
}

function drawn(range: Range, all: boolean, kept: number): number[] {
  if (all) return Array.from({ length: range.count }, (_, index) => index);
  const seen = defaultRangeExtractor(range);
  return seen.includes(kept) || kept < 0 ? seen : [...seen, kept].sort((a, b) => a - b);
}

/** What is drawn, in order, and the room after it. */
export interface Window {
  items: Drawn[];
  after: number;
}

/** Items with the room before each, and that after the last. */
function spaced(items: readonly VirtualItem[], start: number, total: number): Window {
  let end = start;
  const spacedItems = items.map((item) => {
    const before = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, before };
  });
  return { items: spacedItems, after: Math.max(0, total - end) };
}

/** A length of an element in pixels, as it is now. */
function useSize(element: RefObject<HTMLElement | null>, length: "clientWidth" | "offsetHeight"): number {
  const [size, setSize] = useState(0);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return undefined;
    const measure = () => setSize(observed[length]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element, length]);
  return size;
}
