import { type Answer, type Term, termIn } from "../../api/types";
import type { Colours, Option } from "../../components/chart/echarts";
import type { Language } from "../../messages";
import { localised } from "../../text/format";

/** A figure of an indicator: a row of the question `indicator-timeline`. */
export interface Point {
  figure: string;
  kind: "Result" | "DerivedResult" | "Target" | "NationalTarget";
  /** The province's IRI; null for the nation's targets. */
  place: string | null;
  placeName: string;
  level: string | null;
  levelName: string;
  /** When it held or is due, ISO; the date of its document where it does not say. */
  time: string | null;
  /** Whether the time is only that of the document. */
  isUndated: boolean;
  value: number;
}

const local = (term: Term | null): string | null => term?.value.replace(/^.*[/#]/, "") ?? null;

export function pointsOf({ rows }: Answer, language: Language): Point[] {
  const name = (term: Term | null) => localised(term?.label, language, local(term) ?? "");
  return rows.map((row) => ({
    figure: termIn(row, "figure")?.value ?? "",
    kind: local(termIn(row, "kind")) as Point["kind"],
    place: termIn(row, "province")?.value ?? null,
    placeName: name(termIn(row, "province")),
    level: termIn(row, "level")?.value ?? null,
    levelName: name(termIn(row, "level")),
    time: termIn(row, "time")?.value ?? termIn(row, "issued")?.value ?? null,
    isUndated: !termIn(row, "time"),
    value: Number(termIn(row, "value")?.value),
  }));
}

/** The end of a year, a month or a day, as deadlines and reports mean it. */
function moment(time: string): number {
  const [year = 0, month = 12, day] = time.split("-").map(Number);
  return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month, 0);
}

interface Wording {
  target: (place: string) => string;
  national: (year: string) => string;
}

/** Results as a line for each province and level, targets as diamonds, the nation's as lines across, contradictions
 * as pins. */
export function drawn(points: readonly Point[], contradicted: ReadonlySet<string>, words: Wording, colours: Colours): Option {
  const dated = points.filter((point) => point.time !== null);
  const ofProvinces = grouped(dated, ({ place, placeName, levelName }) => (place ? named(placeName, levelName) : null));
  return {
    tooltip: { trigger: "item", renderMode: "richText", confine: true },
    xAxis: { type: "time" },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: colours("--line") } } },
    series: [
      ...[...ofProvinces].flatMap(([name, own], index) => {
        const color = colours(`--kind-${index % 8}`);
        const at = (point: Point) => drawnPoint(point, contradicted.has(point.figure), colours);
        return [
          { name, type: "line", color, data: own.filter(({ kind }) => kind !== "Target").map(at).sort(byTime) },
          { name: words.target(name), type: "scatter", color, data: own.filter(({ kind }) => kind === "Target").map(at) },
        ].filter(({ data }) => data.length > 0);
      }),
      national(points.filter(({ kind }) => kind === "NationalTarget"), words, colours),
    ],
  };
}

interface Drawn {
  value: [number, number];
}

const byTime = (one: Drawn, other: Drawn): number => one.value[0] - other.value[0];

function drawnPoint(point: Point, isContradicted: boolean, colours: Colours): Drawn & Record<string, unknown> {
  const symbol = point.kind === "Target" ? "diamond" : point.isUndated ? "emptyCircle" : "circle";
  return {
    value: [moment(point.time ?? ""), point.value],
    ...(isContradicted
      ? { symbol: "pin", symbolSize: 34, itemStyle: { color: colours("--error") } }
      : { symbol, symbolSize: 11 }),
  };
}

/** The nation's targets: a triangle at each deadline, and a line across at each value, named once. */
function national(targets: readonly Point[], words: Wording, colours: Colours): Option {
  const lines = grouped(targets, ({ value }) => String(value));
  return {
    name: words.national(""),
    type: "scatter",
    color: colours("--text"),
    data: targets.flatMap((one) =>
      one.time ? [{ value: [moment(one.time), one.value], symbol: "triangle", symbolSize: 12 }] : [],
    ),
    markLine: {
      symbol: "none",
      lineStyle: { type: "dashed", color: colours("--muted") },
      label: { position: "insideStartTop", color: colours("--text") },
      data: [...lines.values()].map((same) => ({
        yAxis: same[0]?.value,
        label: { formatter: same.map((one) => named(words.national((one.time ?? "").slice(0, 4)), one.levelName)).join(", ") },
      })),
    },
  };
}

const named = (name: string, level: string): string => (level ? `${name} · ${level}` : name);

function grouped(points: readonly Point[], key: (point: Point) => string | null): Map<string, Point[]> {
  const found = new Map<string, Point[]>();
  for (const point of points) {
    const of = key(point);
    if (of !== null) found.set(of, [...(found.get(of) ?? []), point]);
  }
  return found;
}
