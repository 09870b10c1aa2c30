import { useMemo, useState } from "react";
import type { Matrix, MatrixRow, Place } from "../../../api/types";
import { useResource } from "../../../api/useResource";
import { useReader } from "../../../app/language";
import { navigate, useLocation, withParameters } from "../../../app/router";
import { Label } from "../../../components/Label";
import { Loaded } from "../../../components/Notice";
import { ReportLinks } from "../../../components/ReportLinks";
import { countVerdicts, VerdictSummary } from "../../../components/Verdict";
import { localised } from "../../../text/format";
import { Select } from "../Filters";
import { gapOf, meanGap } from "../gap";
import { GapText } from "../GapText";
import { areasOf } from "./geography";
import "./map.css";
import { MapLegend } from "./MapLegend";
import { ProvinceMap, type Standing } from "./ProvinceMap";
import { COLOURS, type Colour, shadeOf } from "./shading";

interface Properties {
  matrix: Matrix;
  /** The rows that the filters leave. */
  rows: readonly MatrixRow[];
}

/** How the provinces stand in the rows shown or in one target, on a map; each choice stands in the address. */
export default function MapPanel({ matrix, rows }: Properties) {
  const places = useResource<Place[]>("/api/places");
  return <Loaded resource={places}>{(known) => <Panel matrix={matrix} rows={rows} places={known} />}</Loaded>;
}

function Panel({ matrix, rows, places }: Properties & { places: readonly Place[] }) {
  const { messages } = useReader();
  const location = useLocation();
  const [pointed, setPointed] = useState<string | null>(null);
  const change = (changes: Record<string, string | null>) =>
    navigate(withParameters(location, changes), { replace: true });
  const colour: Colour = COLOURS.find((known) => known === location.parameters.get("colour")) ?? "verdict";
  const target = rows.find(({ id }) => id === location.parameters.get("of"));
  const isThen = useBorders(matrix, places, location.parameters.get("borders"));
  const marked = location.parameters.get("province");
  const standings = useMemo(
    () => standingsOf(matrix, target ? [target] : rows, places, isThen, colour),
    [matrix, target, rows, places, isThen, colour],
  );
  const told =
    standings.find(({ area }) => area.place.code === pointed) ??
    standings.find(({ codes }) => marked !== null && codes.includes(marked));
  return (
    <>
      <Choices colour={colour} target={target} isThen={isThen} rows={rows} places={places} change={change} />
      <ProvinceMap
        standings={standings}
        marked={marked}
        onPoint={setPointed}
        onPick={({ codes }) => change({ province: codes[0] ?? null })}
      />
      <Standings told={told} rows={target ? [target] : rows} colour={colour} />
      <MapLegend standings={standings} colour={colour} isOfMany={!target} />
      <p className="map__credits">
        {messages.map.credits}{" "}
        <a href="https://github.com/VictorCazanave/svg-maps" rel="external">
          svg-maps
        </a>{" "}
        (Victor Cazanave, Stephen Truong), {messages.map.licence}
      </p>
    </>
  );
}

interface ChoicesProperties {
  colour: Colour;
  target: MatrixRow | undefined;
  isThen: boolean;
  rows: readonly MatrixRow[];
  places: readonly Place[];
  change: (changes: Record<string, string | null>) => void;
}

function Choices({ colour, target, isThen, rows, places, change }: ChoicesProperties) {
  const { language, messages } = useReader();
  return (
    <div className="map__choices">
      <Select
        label={messages.map.colour}
        value={colour}
        options={COLOURS.map((known) => [known, messages.map.colours[known]])}
        onChange={(chosen) => change({ colour: chosen === "verdict" ? null : chosen })}
      />
      <Select
        label={messages.map.provinces}
        value={isThen ? "then" : "now"}
        options={[
          ["then", messages.map.then(areasOf(places, true).length)],
          ["now", messages.map.now(areasOf(places, false).length)],
        ]}
        onChange={(borders) => change({ borders })}
      />
      <Select
        label={messages.map.of}
        all={messages.map.ofAll(rows.length)}
        value={target?.id ?? null}
        options={rows.map((row) => [row.id, `${row.year} · ${localised(row.label, language, row.id)}`])}
        onChange={(of) => change({ of })}
      />
    </div>
  );
}

/** The borders that are asked for, else those that more of the documents are within. */
function useBorders(matrix: Matrix, places: readonly Place[], asked: string | null): boolean {
  return useMemo(() => {
    if (asked === "then" || asked === "now") return asked === "then";
    const documented = new Set(matrix.provinces.map(({ code }) => code));
    const known = places.filter(({ code }) => documented.has(code));
    return known.filter(({ since }) => since === null).length >= known.filter(({ until }) => until === null).length;
  }, [matrix, places, asked]);
}

function standingsOf(
  matrix: Matrix,
  rows: readonly MatrixRow[],
  places: readonly Place[],
  isThen: boolean,
  colour: Colour,
): Standing[] {
  const documented = new Set(matrix.provinces.map(({ code }) => code));
  return areasOf(places, isThen).map((area) => {
    const codes = [...new Set([area.place.code, ...area.parts.map(({ code }) => code)])].filter((code) =>
      documented.has(code),
    );
    return { area, codes, shade: shadeOf(rows, codes, colour) };
  });
}

/** The province that is pointed at, in words. */
function Standings({ told, rows, colour }: { told: Standing | undefined; rows: readonly MatrixRow[]; colour: Colour }) {
  const { language, messages } = useReader();
  if (!told) return <p className="map__told hint">{messages.map.pick}</p>;
  const { area, codes, shade } = told;
  const cells = rows.flatMap((row) => codes.flatMap((code) => row.cells[code] ?? []));
  const measure = colour === "verdict" ? "gap" : colour;
  const names = area.parts.map((part) => localised(part.label, language, part.code));
  return (
    <div className="map__told">
      <p>
        <strong>
          <Label of={area.place.label} fallback={area.place.code} />
        </strong>
        {names.length > 1 && <span className="hint"> {messages.map.merged(names.join(", "))}</span>}
      </p>
      <p>
        {messages.map.shades[shade]} <VerdictSummary counts={countVerdicts(cells)} />
        <GapText gap={meanGap(cells.map((cell) => gapOf(cell, measure)))} measure={measure} />
      </p>
      {[...new Set([area.place, ...area.parts])]
        .filter(({ code }) => codes.includes(code))
        .map((place) => (
          <ReportLinks key={place.code} place={place} />
        ))}
    </div>
  );
}
