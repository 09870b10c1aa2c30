import { useReader } from "../../app/language";
import { LINES } from "./lines";
import type { Edge } from "./network";

/** Which line stands for which verdict, of those in the picture. */
export function LineKey({ edges }: { edges: readonly Edge[] }) {
  const { messages } = useReader();
  const used = new Set(edges.map(({ verdict }) => verdict));
  const lines = LINES.filter(([verdict]) => used.has(verdict));
  if (lines.length === 0) return null;
  return (
    <ul className="line-key" aria-label={messages.graph.lines}>
      {lines.map(([verdict, dashes]) => (
        <li key={verdict} data-verdict={verdict}>
          <svg viewBox="0 0 40 8" width="40" height="8" aria-hidden="true" focusable="false">
            <path d="M0 4h40" strokeDasharray={dashes.join(" ")} />
          </svg>
          {messages.verdicts[verdict]}
        </li>
      ))}
    </ul>
  );
}
