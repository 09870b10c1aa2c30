import { useReader } from "../app/language";
import { type Cell, TARGET_VERDICTS, type TargetVerdict, type Verdict } from "../api/types";
import { Icon } from "./Icon";

/** A verdict as glyph, colour and text at once. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { messages } = useReader();
  return (
    <span className="verdict" data-verdict={verdict}>
      <Icon name={verdict} />
      <span>{messages.verdicts[verdict]}</span>
    </span>
  );
}

export type VerdictCounts = Record<TargetVerdict, number>;

/** How often each verdict occurs; cells without one do not count. */
export function countVerdicts(cells: Iterable<Cell | undefined>): VerdictCounts {
  const counts: VerdictCounts = { equal: 0, stricter: 0, looser: 0, missing: 0, notComparable: 0 };
  for (const cell of cells) if (cell?.verdict) counts[cell.verdict] += 1;
  return counts;
}

/** "= 8 ▼ 1 ∅ 4": only the verdicts that occur, each with its name for those who do not see the glyph. */
export function VerdictSummary({ counts }: { counts: VerdictCounts }) {
  const { messages } = useReader();
  return (
    <span className="verdict-summary">
      {TARGET_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <span key={verdict} className="verdict-count" data-verdict={verdict} title={messages.verdicts[verdict]}>
          <Icon name={verdict} />
          <span aria-hidden="true">{counts[verdict]}</span>
          <span className="visually-hidden">
            {messages.matrix.countLabel(messages.verdicts[verdict], counts[verdict])}{" "}
          </span>
        </span>
      ))}
    </span>
  );
}

/** The same counts as one bar. */
export function VerdictBar({ counts }: { counts: VerdictCounts }) {
  return (
    <span className="verdict-bar" aria-hidden="true">
      {TARGET_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <span key={verdict} data-verdict={verdict} style={{ flexGrow: counts[verdict] }} />
      ))}
    </span>
  );
}
