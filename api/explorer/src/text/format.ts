import type { Comparator, Evidence, Localised, Unit } from "../api/types";
import type { Language, Messages } from "../messages";

/** Numbers as people of the language write them, with at most two decimals. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

const SIGNS: Record<Comparator, string> = { eq: "", ge: "≥ ", gt: "> ", le: "≤ ", lt: "< ", approx: "≈ " };

/** A value with its unit and, where one is given, its comparator: "≥ 80%". */
export function formatValue(
  value: number,
  unit: Unit,
  language: Language,
  messages: Messages,
  comparator: Comparator = "eq",
): string {
  const number = formatNumber(value, language);
  const withUnit = unit === "percent" ? `${number}%` : unit === "rank" ? messages.units.rank(number) : number;
  return SIGNS[comparator] + withUnit;
}

/** How far apart two values are, without a sign: "10 points". */
export function formatDistance(difference: number, unit: Unit, language: Language, messages: Messages): string {
  const number = formatNumber(Math.abs(difference), language);
  if (unit === "percent") return messages.units.points(number);
  return unit === "rank" ? messages.units.places(number) : number;
}

/** "2021", "2021-10" and "2021-10-05" in the language's own order. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split("-");
  if (!month) return date;
  if (!day) return `${month}/${year}`;
  const style: Intl.DateTimeFormatOptions =
    language === "en" ? { dateStyle: "medium" } : { day: "numeric", month: "numeric", year: "numeric" };
  const locale = language === "en" ? "en-GB" : "vi";
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** "2026-11-30T12:42:13Z" to the minute, in the reader's own time zone. */
export function formatTime(time: string, language: Language): string {
  const date: Intl.DateTimeFormatOptions =
    language === "en" ? { dateStyle: "medium", timeStyle: "short" } : { day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", date).format(new Date(time));
}

/** The text in the reader's language, else in the other one, and which of them that is; empty where there is none. */
export function preferred(text: Localised | null | undefined, language: Language): { text: string; lang: Language } {
  const other = language === "vi" ? "en" : "vi";
  const lang = text?.[language] || !text?.[other] ? language : other;
  return { text: text?.[lang] ?? "", lang };
}

/** The same as mere text, for places that hold no more: names of controls, options, pictures. */
export function localised(text: Localised | null | undefined, language: Language, fallback = ""): string {
  return preferred(text, language).text || fallback;
}

/** "Vietnamese", "tiếng Việt": what a language is called, by its tag; the tag itself where it names none. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether a language tag (`en`, `en-GB`) names another language than the reader's. */
export const isForeign = (tag: string, language: Language): boolean => tag.toLowerCase().split("-")[0] !== language;

/** Where the card of a comparison is, a page of its own; `/proof/…` and `/api/proof/…` go by the same path. */
export const cardPath = (comparison: string): string => `/card/${comparisonPath(comparison)}`;

/** The id of a comparison as a path: its slashes are parts of the path. */
export const comparisonPath = (comparison: string): string => comparison.split("/").map(encodeURIComponent).join("/");

/** The page of a document with a span of it marked. */
export function documentPath(document: string, span?: Pick<Evidence, "start" | "end">): string {
  const path = `/documents/${encodeURIComponent(document)}`;
  return span ? `${path}#${span.start}-${span.end}` : path;
}
