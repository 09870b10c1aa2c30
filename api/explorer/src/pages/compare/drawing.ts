import type { Colours, Option } from "../../components/chart/echarts";
import type { Point } from "./timeline";

interface Wording {
  /** The nation's targets in the legend. */
  national: string;
  /** The nation's targets of a year, by their levels. */
  nationalOf: (year: string, levels: string) => string;
  /** The end of a year on the axis: where a deadline in that year stands. */
  endOf: (year: number) => string;
  /** How wide the name of a line may be, in pixels. */
  room: number;
  /** A figure of the axis. */
  figure: (value: number) => string;
  /** Everything about a figure, in lines. */
  told: (point: Point, isContradicted: boolean) => string;
}

const DAY = 24 * 60 * 60 * 1000;
const DASHES = ["solid", "dashed", "dotted"] as const;

/** The end of a year, a month or a day, as deadlines and reports mean it. */
function moment(time: string): number {
  const [year = 0, month = 12, day] = time.split("-").map(Number);
  return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month, 0);
}

/** What an axis says at a time: in figures, as names of months would be English, and where a year ends, which. */
function tick(time: Date, words: Wording): string {
  const [day, month, year] = [time.getDate(), time.getMonth() + 1, time.getFullYear()];
  if (day > 1) return `${two(day)}/${two(month)}`;
  return month > 1 ? `${two(month)}/${year}` : words.endOf(year - 1);
}

function two(figure: number): string {
  return String(figure).padStart(2, "0");
}

/** A colour for each province: results as a line for each level, targets as diamonds; the nation's targets as lines
 * across, contradictions as pins. */
export function drawn(points: readonly Point[], contradicted: ReadonlySet<string>, words: Wording, colours: Colours): Option {
  const dated = points.filter((point) => point.time !== null);
  const of = (point: Point) => drawnPoint(point, contradicted.has(point.figure), words, colours);
  const provinces = grouped(dated, ({ placeName, place }) => place && placeName);
  return {
    tooltip: { trigger: "item", renderMode: "richText", confine: true, formatter: tip },
    xAxis: {
      type: "time",
      max: ({ max }: { max: number }) => max + DAY, // the end of the last year is told too
      axisLabel: {
        color: colours("--muted"),
        formatter: (value: number) => tick(new Date(value), words),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value",
      scale: true,
      splitLine: { lineStyle: { color: colours("--line") } },
      axisLabel: { color: colours("--muted"), formatter: words.figure },
    },
    series: [
      // Below all else: a province's target that is the nation's lies upon it.
      national(points.filter(({ kind }) => kind === "NationalTarget"), words, colours),
      ...[...provinces].flatMap(([name, own], index) => {
        const color = colours(`--kind-${index % 8}`);
        const results = grouped(own.filter(({ kind }) => kind !== "Target"), ({ level }) => level ?? "");
        const lines = [...results.values()].flatMap((same, level) =>
          linesOf(same).map((line) => ({
            name,
            type: "line",
            color,
            lineStyle: { type: DASHES[level % DASHES.length] },
            data: line.map(of).sort((one, other) => one.value[0] - other.value[0]),
          })),
        );
        const targets = own.filter(({ kind }) => kind === "Target").map(of);
        return [...lines, { name, type: "scatter", symbol: "diamond", color, data: targets }].filter(({ data }) => data.length > 0);
      }),
    ],
  };
}

/** The lines of one level: one, or where figures of the same time differ, one for each thing that is counted. */
function linesOf(results: readonly Point[]): Point[][] {
  const times = grouped(results, ({ time }) => time);
  const differ = [...times.values()].some((same) => same.some(({ value }) => value !== same[0]?.value));
  return [...grouped(results, ({ counted }) => (differ ? counted : "")).values()];
}

interface Drawn {
  value: [number, number];
  told: string;
}

const tip = ({ data, name }: { data?: Partial<Drawn>; name?: string }): string => data?.told ?? name ?? "";

function drawnPoint(point: Point, isContradicted: boolean, words: Wording, colours: Colours): Drawn & Record<string, unknown> {
  const symbol = point.kind === "Target" ? "diamond" : point.isUndated ? "emptyCircle" : "circle";
  return {
    value: [moment(point.time ?? ""), point.value],
    told: words.told(point, isContradicted),
    ...(isContradicted
      ? { symbol: "pin", symbolSize: 34, itemStyle: { color: colours("--error") } }
      : { symbol, symbolSize: 11 }),
  };
}

/** The nation's targets: a triangle at each deadline, and a line across at each value, named once. */
function national(targets: readonly Point[], words: Wording, colours: Colours): Option {
  const lines = grouped(targets, ({ value }) => String(value));
  return {
    name: words.national,
    type: "scatter",
    color: colours("--line-strong"),
    symbol: "triangle",
    symbolSize: 20,
    data: targets.flatMap((one) => (one.time ? [{ value: [moment(one.time), one.value], told: words.told(one, false) }] : [])),
    markLine: {
      symbol: "none",
      lineStyle: { type: "dashed", color: colours("--muted") },
      label: { position: "insideStartTop", color: colours("--text"), overflow: "truncate", width: words.room },
      data: [...lines.values()].map((same) => ({ yAxis: same[0]?.value, name: lineName(same, words), label: { formatter: "{b}" } })),
    },
  };
}

/** "Nation 2025: Ministry, Province; 2030: District", of targets with one value. */
function lineName(same: readonly Point[], words: Wording): string {
  const years = grouped(same, ({ time }) => (time ?? "").slice(0, 4));
  const told = [...years].sort(([one], [other]) => one.localeCompare(other));
  const levels = (own: readonly Point[]) => own.map(({ levelName }) => levelName).filter(Boolean).join(", ");
  return told.map(([year, own]) => words.nationalOf(year, levels(own))).join("; ");
}

function grouped(points: readonly Point[], key: (point: Point) => string | null): Map<string, Point[]> {
  const found = new Map<string, Point[]>();
  for (const point of points) {
    const of = key(point);
    if (of !== null) found.set(of, [...(found.get(of) ?? []), point]);
  }
  return found;
}
