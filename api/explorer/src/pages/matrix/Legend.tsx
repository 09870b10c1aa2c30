import { type MatrixRow, type Province, TARGET_VERDICTS } from "../../api/types";
import { useReader } from "../../app/language";
import { countVerdicts, VerdictBadge } from "../../components/Verdict";

/** What each verdict means, and how often it occurs in what is shown. */
export function Legend({ rows, provinces }: { rows: readonly MatrixRow[]; provinces: readonly Province[] }) {
  const { messages } = useReader();
  const counts = countVerdicts(rows.flatMap((row) => provinces.map(({ code }) => row.cells[code])));
  return (
    <section aria-label={messages.matrix.legend}>
      <dl className="legend">
        {TARGET_VERDICTS.map((verdict) => (
          <div key={verdict} className="legend__item" data-verdict={verdict}>
            <dt>
              <span className="legend__count">{counts[verdict]}</span>
              <VerdictBadge verdict={verdict} />
            </dt>
            <dd>{messages.verdictMeanings[verdict]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
