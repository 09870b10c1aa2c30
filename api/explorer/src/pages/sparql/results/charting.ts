import type { Term } from "../../../api/types";
import type { Colours, Option } from "../../../components/chart/echarts";
import type { Language } from "../../../messages";
import { formatNumber } from "../../../text/format";
import type { Row, Table } from "./outcome";

export const CHARTS = ["bar", "line", "scatter"] as const;
export type ChartKind = (typeof CHARTS)[number];

/** What a chart is drawn from: the column along the bottom, and the columns of figures. */
export interface Choice {
  kind: ChartKind;
  across: string;
  figures: readonly string[];
}

/** More bars than this are thinner than a line. */
export const MOST_POINTS = 2000;
const SAMPLE = 200;

/** The figure in a cell; null where it has none. */
export const figure = (term: Term | undefined): number | null =>
  term?.type === "literal" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(term.value) ? Number(term.value) : null;

const isYear = (rows: readonly Row[], column: string): boolean =>
  rows.every((row) => !row[column] || /#gYear$|#date$|#gYearMonth$/.test(row[column].datatype ?? ""));

/** The columns that have figures in all of their cells, and those that name what the figures are of. */
export function columnsOf({ columns, rows }: Table): { figures: string[]; names: string[] } {
  const some = rows.slice(0, SAMPLE);
  const figures = columns.filter(
    (column) => some.some((row) => row[column]) && some.every((row) => !row[column] || figure(row[column]) !== null) && !isYear(some, column),
  );
  return { figures, names: columns.filter((column) => !figures.includes(column)) };
}

/** A first choice: lines over time, else bars; the first column of names against the first of figures. */
export function suggested(table: Table): Choice | null {
  const { figures, names } = columnsOf(table);
  const [first] = figures;
  if (first === undefined) return null;
  const some = table.rows.slice(0, SAMPLE);
  const time = names.find((name) => isYear(some, name));
  if (time !== undefined) return { kind: "line", across: time, figures: [first] };
  const [name] = names;
  if (name !== undefined) return { kind: "bar", across: name, figures: [first] };
  return { kind: "scatter", across: first, figures: [figures[1] ?? first] };
}

/** So many names get a slider to move through them. */
const CROWDED = 40;

/** The chart of a choice; `names` are those along the bottom, a name for each row. */
export function charted(
  rows: readonly Row[],
  { kind, across, figures }: Choice,
  names: string[],
  colours: Colours,
  language: Language,
): Option {
  const along = rows.map((row) => figure(row[across]));
  const isCloud = kind === "scatter" && along.every((value) => value !== null);
  const axisLabel = { formatter: (value: number) => formatNumber(value, language) };
  const isCrowded = names.length > CROWDED;
  return {
    tooltip: { trigger: isCloud ? "item" : "axis", renderMode: "richText", confine: true },
    ...(isCrowded && {
      grid: { left: 8, right: 24, top: 48, bottom: 56, containLabel: true },
      dataZoom: [{ type: "slider" }, { type: "inside" }],
    }),
    xAxis: isCloud ? { type: "value", axisLabel } : { type: "category", data: names, axisLabel: { width: 140, overflow: "truncate" } },
    yAxis: { type: "value", axisLabel, splitLine: { lineStyle: { color: colours("--line") } } },
    series: figures.map((name) => {
      const values = rows.map((row) => figure(row[name]));
      return { name, type: kind, data: isCloud ? values.map((value, index) => [along[index], value]) : values };
    }),
  };
}
