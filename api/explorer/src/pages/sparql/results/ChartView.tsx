import { useCallback, useMemo, useState } from "react";
import { useReader } from "../../../app/language";
import { Chart } from "../../../components/chart/Chart";
import type { Colours } from "../../../components/chart/echarts";
import { formatNumber, localised } from "../../../text/format";
import { charted, CHARTS, type ChartKind, type Choice, columnsOf, MOST_POINTS, suggested } from "./charting";
import type { Row, Table } from "./outcome";
import { useThings } from "./useThings";

/** A chart of the columns that the reader chooses; the table says the same to those who cannot see it. */
export default function ChartView({ table }: { table: Table }) {
  const { messages } = useReader();
  const [choice, setChoice] = useState<Choice | null>(() => suggested(table));
  if (!choice) return <p className="hint">{messages.sparql.chart.none}</p>;
  return (
    <>
      <ChartChoice table={table} choice={choice} onChange={setChoice} />
      <Drawn table={table} choice={choice} />
    </>
  );
}

function ChartChoice(props: { table: Table; choice: Choice; onChange: (choice: Choice) => void }) {
  const { table, choice, onChange } = props;
  const { messages } = useReader();
  const { figures } = columnsOf(table);
  return (
    <div className="actions">
      <label className="field">
        <span className="field__label">{messages.sparql.chart.kind}</span>
        <select value={choice.kind} onChange={(event) => onChange({ ...choice, kind: event.target.value as ChartKind })}>
          {CHARTS.map((kind) => (
            <option key={kind} value={kind}>
              {messages.sparql.chart[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field__label">{messages.sparql.chart.across}</span>
        <select value={choice.across} onChange={(event) => onChange({ ...choice, across: event.target.value })}>
          {table.columns.map((column) => (
            <option key={column}>{column}</option>
          ))}
        </select>
      </label>
      <fieldset className="choices">
        <legend className="field__label">{messages.sparql.chart.figures}</legend>
        {figures.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={choice.figures.includes(column)}
              onChange={(event) =>
                onChange({
                  ...choice,
                  figures: figures.filter((one) => (one === column ? event.target.checked : choice.figures.includes(one))),
                })
              }
            />
            {column}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function Drawn({ table, choice }: { table: Table; choice: Choice }) {
  const { language, messages } = useReader();
  const rows = useMemo(() => table.rows.slice(0, MOST_POINTS), [table]);
  const things = useThings(rows);
  const nameOf = (row: Row) => {
    const term = row[choice.across];
    return term?.type === "uri" ? localised(things.get(term.value)?.label, language, term.value) : (term?.value ?? "");
  };
  const names = rows.map(nameOf).join("\n");
  const option = useCallback((colours: Colours) => charted(rows, choice, names.split("\n"), colours, language), [rows, choice, names, language]);
  return (
    <>
      <Chart option={option} label={messages.sparql.chart.label(choice.figures.join(", "), choice.across)} />
      {table.rows.length > rows.length && <p className="hint">{messages.sparql.firstRows(formatNumber(rows.length, language), formatNumber(table.rows.length, language))}</p>}
    </>
  );
}
