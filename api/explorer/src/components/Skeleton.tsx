import { useReader } from "../app/language";

const WIDTHS = [92, 78, 86, 64, 90, 72, 82, 58];

/** Grey lines where text will stand. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { messages } = useReader();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{messages.common.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton__line" style={{ width: `${WIDTHS[line % WIDTHS.length]}%` }} />
      ))}
    </div>
  );
}
