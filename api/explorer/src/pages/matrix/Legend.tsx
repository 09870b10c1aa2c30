import { type MatrixRow, TARGET_VERDICTS } from "../../api/types";
import { useReader } from "../../app/language";
import { countVerdicts, VerdictBadge } from "../../components/Verdict";

/** What each verdict means, and how often it occurs in the rows shown. */
export function Legend({ rows }: { rows: readonly MatrixRow[] }) {
  const { messages } = useReader();
  const counts = countVerdicts(rows.flatMap((row) => Object.values(row.cells)));
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
