import type { Counts } from "../../api/documents";
import { useReader } from "../../app/language";

const CHANGES = ["added", "changed", "removed", "same"] as const;

/** "+9 new, ~2 changed, −1 gone, 40 the same": what there is of these. */
export function ChangeCounts({ counts }: { counts: Counts }) {
  const { messages } = useReader();
  return (
    <p className="change-counts">
      {CHANGES.filter((change) => counts[change] > 0).map((change) => (
        <span key={change} data-change={change}>
          {messages.revisions.counts[change](counts[change])}
        </span>
      ))}
    </p>
  );
}
