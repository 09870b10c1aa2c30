import { type Answer, type Comparator, type Term, termIn, type Unit } from "../../api/types";
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
  comparator: Comparator;
  value: number;
  unit: Unit;
  /** What is counted, in the document's words. */
  counted: string;
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
    comparator: local(termIn(row, "bound")) as Comparator,
    value: Number(termIn(row, "value")?.value),
    unit: local(termIn(row, "unit")) as Unit,
    counted: termIn(row, "counted")?.value ?? "",
  }));
}

/** A thing by IRI with its name. */
export type Choice = readonly [iri: string, name: string];

/** The different things that points are of, by name. */
export function distinct(points: readonly Point[], of: (point: Point) => Choice | null): Choice[] {
  const found = new Map(points.flatMap((point) => [of(point) ?? []]).filter((choice): choice is Choice => choice.length > 0));
  return [...found].sort(([, one], [, other]) => one.localeCompare(other, "vi"));
}

/** A picture can show only so many lines: the provinces with the most figures, as many as there are colours. */
export function mostTold(points: readonly Point[], most = 8): string[] {
  const counts = new Map<string, number>();
  for (const { place } of points) if (place) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, most).map(([place]) => place);
}
