import type { Localised, MatrixRow } from "../../api/types";

/** Which rows are shown; every choice stands in the address. */
export interface Filters {
  year: number | null;
  pillar: string | null;
  provincialOnly: boolean;
}

export function filtersOf(parameters: URLSearchParams): Filters {
  const year = Number(parameters.get("year"));
  return {
    year: Number.isInteger(year) && year > 0 ? year : null,
    pillar: parameters.get("pillar"),
    provincialOnly: parameters.get("targets") !== "all",
  };
}

export function select(rows: readonly MatrixRow[], filters: Filters): MatrixRow[] {
  return rows.filter(
    (row) =>
      (filters.year === null || row.year === filters.year) &&
      (filters.pillar === null || row.pillar.id === filters.pillar) &&
      (!filters.provincialOnly || row.appliesToProvinces),
  );
}

export interface Group {
  key: string;
  year: number;
  pillar: Localised;
  rows: MatrixRow[];
}

/** Rows by year and pillar, otherwise in the order in which they come. */
export function groupRows(rows: readonly MatrixRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows.toSorted((a, b) => a.year - b.year)) {
    const key = `${row.year} ${row.pillar.id}`;
    const group = groups.get(key) ?? { key, year: row.year, pillar: row.pillar.label, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
