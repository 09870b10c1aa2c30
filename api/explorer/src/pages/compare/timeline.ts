import type { Answer, Term } from "../../api/types";
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

type Row = Answer["rows"][number];

const local = (term: Term | null | undefined): string | null => term?.value.replace(/^.*[/#]/, "") ?? null;

export function pointsOf({ rows }: Answer, language: Language): Point[] {
  const name = (term: Term | null | undefined) => localised(term?.label, language, local(term) ?? "");
  return rows.map((row: Row) => ({
    figure: row["figure"]?.value ?? "",
    kind: local(row["kind"]) as Point["kind"],
    place: row["province"]?.value ?? null,
    placeName: name(row["province"]),
    level: row["level"]?.value ?? null,
    levelName: name(row["level"]),
    time: row["time"]?.value ?? row["issued"]?.value ?? null,
    isUndated: !row["time"],
    value: Number(row["value"]?.value),
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

/** Results as a line for each province, targets as diamonds, the nation's as lines across, contradictions as pins. */
export function drawn(points: readonly Point[], contradicted: ReadonlySet<string>, words: Wording, colours: Colours): Option {
  const dated = points.filter((point) => point.time !== null);
  const places = [...new Map(dated.flatMap((one) => (one.place ? [[one.place, one.placeName] as const] : [])))];
  const at = (point: Point) => ({
    name: point.levelName,
    value: [moment(point.time ?? ""), point.value],
    symbol: contradicted.has(point.figure) ? "pin" : point.kind === "Target" ? "diamond" : point.isUndated ? "emptyCircle" : "circle",
    symbolSize: contradicted.has(point.figure) ? 34 : 11,
    ...(contradicted.has(point.figure) && { itemStyle: { color: colours("--error") } }),
  });
  const ofPlace = (place: string, name: string, index: number) => {
    const own = dated.filter((point) => point.place === place);
    const color = colours(`--kind-${index % 8}`);
    const results = own.filter(({ kind }) => kind !== "Target").map(at);
    const targets = own.filter(({ kind }) => kind === "Target").map(at);
    return [
      { name, type: "line", data: results.sort((a, b) => (a.value[0] ?? 0) - (b.value[0] ?? 0)), color },
      { name: words.target(name), type: "scatter", data: targets, color },
    ].filter(({ data }) => data.length > 0);
  };
  const nation = points.filter(({ kind }) => kind === "NationalTarget");
  return {
    tooltip: { trigger: "item", renderMode: "richText", confine: true },
    xAxis: { type: "time" },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: colours("--line") } } },
    series: [
      ...places.flatMap(([place, name], index) => ofPlace(place, name, index)),
      {
        name: words.national(""),
        type: "scatter",
        color: colours("--text"),
        data: nation.flatMap((one) => (one.time ? [{ name: one.levelName, value: [moment(one.time), one.value], symbol: "triangle", symbolSize: 12 }] : [])),
        markLine: {
          symbol: "none",
          lineStyle: { type: "dashed", color: colours("--muted") },
          label: { position: "insideEndTop", color: colours("--text") },
          data: nation.map((one) => ({
            yAxis: one.value,
            label: { formatter: [words.national((one.time ?? "").slice(0, 4)), one.levelName].filter(Boolean).join(" · ") },
          })),
        },
      },
    ],
  };
}
