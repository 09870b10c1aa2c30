import { useReader } from "../../app/language";
import { Icon, type IconName } from "../../components/Icon";
import type { State } from "./types";

const ICONS: Partial<Record<State, IconName>> = {
  accepted: "check",
  refused: "close",
  corrected: "arrow",
  disputed: "notComparable",
};

/** What has become of an item, as glyph and text. */
export function StateBadge({ state }: { state: State }) {
  const { messages } = useReader();
  const icon = ICONS[state];
  return (
    <span className="review-state" data-state={state}>
      {icon && <Icon name={icon} />}
      {messages.review.state[state]}
    </span>
  );
}
