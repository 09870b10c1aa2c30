import { useReader } from "../../app/language";
import { formatNumber } from "../../text/format";
import type { Measure } from "./gap";

/** A mean gap in words: "short by 12% on average". */
export function GapText({ gap, measure }: { gap: number | null; measure: Measure }) {
  const { language, messages } = useReader();
  if (gap === null) return null;
  const percent = formatNumber(Math.round(Math.abs(gap) * 1000) / 10, language);
  const said = gap > 0 ? messages.matrix.short : gap < 0 ? messages.matrix.beyond : messages.matrix.reachedExactly;
  const verdict = { gap: ["looser", "stricter", "equal"], result: ["behind", "met", "met"] }[measure];
  return (
    <span className="gap" data-verdict={verdict[gap > 0 ? 0 : gap < 0 ? 1 : 2]}>
      {said(`${percent}%`)}
    </span>
  );
}
