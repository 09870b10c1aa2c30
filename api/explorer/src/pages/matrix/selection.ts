import {
  type Cell,
  type Localised,
  type Matrix,
  type MatrixRow,
  type Province,
  TARGET_VERDICTS,
  type Verdict,
} from "../../api/types";
import { gapOf, type Measure, MEASURES, meanGap } from "./gap";

/** What a cell can be chosen by. */
export const VERDICTS: readonly Verdict[] = [...TARGET_VERDICTS, "met", "behind"];

const BETWEEN = ".";

/** Which rows and columns are shown, and in which order; every choice stands in the address. */
export interface Choice {
  year: number | null;
  pillar: string | null;
  sector: string | null;
  verdict: Verdict | null;
  /** Codes of the provinces that are compared; none for all. */
  places: readonly string[];
  provincialOnly: boolean;
  /** Rows with the widest gap first; null for the programme's own order. */
  sort: Measure | null;
  /** The province whose gaps sort the rows; null for the mean of all. */
  at: string | null;
  /** Provinces with the widest mean gap first. */
  widestFirst: boolean;
}

export function choiceOf(parameters: URLSearchParams): Choice {
  const year = Number(parameters.get("year"));
  return {
    year: Number.isInteger(year) && year > 0 ? year : null,
    pillar: parameters.get("pillar"),
    sector: parameters.get("sector"),
    verdict: VERDICTS.find((verdict) => verdict === parameters.get("verdict")) ?? null,
    places: parameters.get("places")?.split(BETWEEN) ?? [],
    provincialOnly: parameters.get("targets") !== "all",
    sort: MEASURES.find((measure) => measure === parameters.get("sort")) ?? null,
    at: parameters.get("at"),
    widestFirst: parameters.get("columns") === "gap",
  };
}

/** Codes of provinces as they stand in the address. */
export const written = (places: readonly string[]): string | null => (places.length === 0 ? null : places.join(BETWEEN));

/** The parameters of the filters, with what takes each away; the order is no filter. */
export const UNFILTERED = { year: null, pillar: null, sector: null, verdict: null, places: null, targets: "all" };

/** Whether a cell is one of those that are asked for by verdict or sector. */
export function isWanted(cell: Cell | undefined, row: MatrixRow, { verdict, sector }: Choice): boolean {
  const ofVerdict = verdict === null || cell?.verdict === verdict || cell?.progress?.verdict === verdict;
  return ofVerdict && (sector === null || row.sectors.includes(sector) || (cell?.sectors.includes(sector) ?? false));
}

export interface Selected {
  rows: MatrixRow[];
  provinces: Province[];
}

/** The rows and columns that are asked for, in order. Where cells are chosen by verdict or sector, those that have one. */
export function select(matrix: Matrix, choice: Choice): Selected {
  const asked = matrix.rows.filter(
    (row) =>
      (choice.year === null || row.year === choice.year) &&
      (choice.pillar === null || row.pillar.id === choice.pillar) &&
      (!choice.provincialOnly || row.appliesToProvinces),
  );
  const compared = among(matrix.provinces, choice);
  if (choice.verdict === null && choice.sector === null) return inOrder(asked, compared, choice);
  const has = (row: MatrixRow, { code }: Province) => isWanted(row.cells[code], row, choice);
  const rows = asked.filter((row) => compared.some((province) => has(row, province)));
  const provinces = compared.filter((province) => rows.some((row) => has(row, province)));
  return inOrder(rows, provinces, choice);
}

/** The provinces that are chosen; all where none is, or none that there is. */
function among(provinces: Province[], { places }: Choice): Province[] {
  const chosen = provinces.filter(({ code }) => places.includes(code));
  return chosen.length > 0 ? chosen : provinces;
}

function inOrder(rows: MatrixRow[], provinces: Province[], { sort, at, widestFirst }: Choice): Selected {
  const codes = provinces.some(({ code }) => code === at) && at !== null ? [at] : provinces.map(({ code }) => code);
  const ofRow = (row: MatrixRow) => meanGap(codes.map((code) => gapOf(row.cells[code], sort ?? "gap")));
  const ofProvince = ({ code }: Province) => meanGap(rows.map((row) => gapOf(row.cells[code], sort ?? "gap")));
  return {
    rows: sort === null ? grouped(rows) : widest(rows, ofRow),
    provinces: widestFirst ? widest(provinces, ofProvince) : provinces,
  };
}

const groupOf = (row: MatrixRow): string => `${row.year} ${row.pillar.id}`;

/** Rows by year and pillar, otherwise in the order in which they come. */
function grouped(rows: readonly MatrixRow[]): MatrixRow[] {
  const byYear = rows.toSorted((a, b) => a.year - b.year);
  return [...Map.groupBy(byYear, groupOf).values()].flat();
}

/** The widest gap first; what has none comes last. */
function widest<T>(things: readonly T[], gap: (thing: T) => number | null): T[] {
  const gaps = new Map(things.map((thing) => [thing, gap(thing) ?? Number.NEGATIVE_INFINITY]));
  return things.toSorted((a, b) => {
    const [first = 0, second = 0] = [gaps.get(a), gaps.get(b)];
    return first === second ? 0 : second - first;
  });
}

/** A line of the grid: a row, or the heading of those that follow. */
export type Line =
  { kind: "heading"; key: string; year: number; pillar: Localised } | { kind: "row"; key: string; row: MatrixRow };

/** The rows, with a heading before each year and pillar that begins. */
export function linesOf(rows: readonly MatrixRow[], hasHeadings: boolean): Line[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const line: Line = { kind: "row", key: row.id, row };
    if (!hasHeadings || (before && groupOf(before) === groupOf(row))) return [line];
    return [{ kind: "heading", key: groupOf(row), year: row.year, pillar: row.pillar.label }, line];
  });
}
