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

/** Which rows and columns are shown, and in which order; every choice stands in the address. */
export interface Choice {
  year: number | null;
  pillar: string | null;
  sector: string | null;
  verdict: Verdict | null;
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
    provincialOnly: parameters.get("targets") !== "all",
    sort: MEASURES.find((measure) => measure === parameters.get("sort")) ?? null,
    at: parameters.get("at"),
    widestFirst: parameters.get("columns") === "gap",
  };
}

/** The parameters of the filters, with what takes each away; the order is no filter. */
export const UNFILTERED = { year: null, pillar: null, sector: null, verdict: null, targets: "all" };

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
  if (choice.verdict === null && choice.sector === null) return inOrder(asked, matrix.provinces, choice);
  const has = (row: MatrixRow, { code }: Province) => isWanted(row.cells[code], row, choice);
  const rows = asked.filter((row) => matrix.provinces.some((province) => has(row, province)));
  const provinces = matrix.provinces.filter((province) => rows.some((row) => has(row, province)));
  return inOrder(rows, provinces, choice);
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
