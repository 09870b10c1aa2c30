import type { Cell, Matrix, MatrixRow } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { Label } from "../../components/Label";
import { EmptyState, Loaded } from "../../components/Notice";
import { ReportLinks } from "../../components/ReportLinks";
import { ShareButton } from "../../components/ShareButton";
import { countVerdicts, VerdictBadge, VerdictSummary } from "../../components/Verdict";
import { cardPath, formatValue, localised } from "../../text/format";
import "./compare.css";

/** Two provinces against the nation's targets and so against each other. */
export function SideBySide() {
  const matrix = useResource<Matrix>("/api/matrix");
  return (
    <Loaded resource={matrix} lines={12}>
      {(data) => <Sides matrix={data} />}
    </Loaded>
  );
}

function Sides({ matrix }: { matrix: Matrix }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const { parameters } = location;
  const { provinces } = matrix;
  const side = (name: string, otherwise: number) =>
    provinces.find(({ code }) => code === parameters.get(name)) ?? provinces[otherwise];
  const left = side("left", 0);
  const right = side("right", 1);
  if (!left || !right)
    return (
      <EmptyState title={messages.compare.fewTitle} text={messages.compare.few} command="lienket ingest van-ban/">
        <Link href="/documents">{messages.questions.whichDocuments}</Link>
      </EmptyState>
    );
  const onlyDifferent = parameters.get("rows") === "different";
  const rows = matrix.rows.filter((row) => {
    const [one, other] = [row.cells[left.code], row.cells[right.code]];
    return (one || other) && (!onlyDifferent || differs(one, other));
  });
  const change = (changes: Record<string, string | null>) => navigate(withParameters(location, changes), { replace: true });
  return (
    <>
      <div className="compare-form">
        {([["left", left], ["right", right]] as const).map(([name, chosen]) => (
          <label key={name} className="field">
            <span className="field__label">{messages.compare[name]}</span>
            <select value={chosen.code} onChange={(event) => change({ [name]: event.target.value })}>
              {provinces.map(({ code, label }) => (
                <option key={code} value={code}>
                  {localised(label, language, code)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label className="checkbox">
          <input
            type="checkbox"
            checked={onlyDifferent}
            onChange={(event) => change({ rows: event.target.checked ? "different" : null })}
          />
          <span>{messages.compare.onlyDifferent}</span>
        </label>
        <ShareButton address={() => window.location.pathname + window.location.search} />
        <span role="status">{messages.matrix.showing(rows.length, matrix.rows.length)}</span>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={messages.compare.title}>
        <table className="table compare-table">
          <thead>
            <tr>
              <th scope="col">{messages.matrix.target}</th>
              <th scope="col">{messages.matrix.national}</th>
              {[left, right].map((province, index) => (
                <th key={index} scope="col">
                  <span className="compare-province"><Label of={province.label} fallback={province.code} /></span>
                  <VerdictSummary counts={countVerdicts(rows.map((row) => row.cells[province.code]))} />
                  <ReportLinks place={province} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Label of={row.label} fallback={row.id} /> ({row.year})
                </th>
                <td>{formatValue(row.value, row.unit, language, messages, row.comparator)}</td>
                {[left, right].map((province, index) => (
                  <td key={index}>
                    <Side row={row} cell={row.cells[province.code]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const differs = (one: Cell | undefined, other: Cell | undefined): boolean =>
  one?.verdict !== other?.verdict || one?.value !== other?.value || one?.progress?.value !== other?.progress?.value;

/** What one province says to one target: verdict and value, and what it has reported. */
function Side({ row, cell }: { row: MatrixRow; cell: Cell | undefined }) {
  const { language, messages } = useReader();
  if (!cell) return <>–</>;
  const value = (of: number) => formatValue(of, row.unit, language, messages, cell.comparator ?? "eq");
  return (
    <>
      {cell.verdict && cell.comparison && (
        <Link className="compare-verdict" href={cardPath(cell.comparison)}>
          <VerdictBadge verdict={cell.verdict} /> {cell.value !== null && <span>{value(cell.value)}</span>}
        </Link>
      )}
      {cell.progress && (
        <Link className="compare-verdict" href={cardPath(cell.progress.comparison)}>
          <VerdictBadge verdict={cell.progress.verdict} /> <span>{messages.matrix.reported(value(cell.progress.value))}</span>
        </Link>
      )}
    </>
  );
}
