import type { Counts } from "../../api/documents";
import { useReader } from "../../app/language";

/** "+9 new, ~2 changed, −1 removed, 40 the same". */
export function ChangeCounts({ counts }: { counts: Counts }) {
  const { messages } = useReader();
  return (
    <p className="change-counts">
      {(["added", "changed", "removed", "same"] as const).map((change) => (
        <span key={change} data-change={change}>
          {messages.revisions.counts[change](counts[change])}
        </span>
      ))}
    </p>
  );
}
