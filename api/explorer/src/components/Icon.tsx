import type { Theme } from "../app/theme";
import type { Verdict } from "../api/types";

export type IconName = Verdict | Theme | "close" | "copy" | "check" | "link" | "arrow" | "down" | "sort" | "play" | "document";

/**
 * Drawn here rather than typed, so that = ▲ ▼ ∅ ≠ look the same on every machine whatever its fonts hold.
 * An icon never stands alone: text or a label beside it says the same.
 */
export const PATHS: Record<IconName, string> = {
  equal: "M3.5 6h9M3.5 10h9",
  stricter: "M8 3.6 13 12.4H3z",
  looser: "M8 12.4 3 3.6h10z",
  missing: "M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6M3.4 12.6l9.2-9.2",
  notComparable: "M3.5 6h9M3.5 10h9M10.4 3.2 5.6 12.8",
  met: "M3.2 8.6 6.6 12 13 4.4",
  behind: "M8 3v10M3.8 8.9 8 13l4.2-4.1",
  auto: "M8 2.6a5.4 5.4 0 1 0 0 10.8zM8 2.6a5.4 5.4 0 0 1 0 10.8",
  light: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.4v1.5M8 13.1v1.5M1.4 8h1.5M13.1 8h1.5M3.3 3.3l1.1 1.1M11.6 11.6l1.1 1.1M3.3 12.7l1.1-1.1M11.6 4.4l1.1-1.1",
  dark: "M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M6 6h7v7H6zM10 6V3H3v7h3",
  check: "M3.2 8.6 6.6 12 13 4.4",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  arrow: "M3 8h10M9.2 4.2 13 8l-3.8 3.8",
  down: "M4 6.2 8 10.2l4-4",
  sort: "M5 6.2 8 3.2l3 3M5 9.8l3 3 3-3",
  play: "M5 3.4 12.4 8 5 12.6z",
  document: "M4 2.6h5.2L12 5.4v8H4zM9 2.6v3h3M6 8.4h4M6 10.8h4",
};

/** How thick the lines of the drawings are, of which each has 16 by 16. */
export const STROKE = 1.7;

export const FILLED: ReadonlySet<IconName> = new Set(["stricter", "looser", "play"]);

export function Icon({ name }: { name: IconName }) {
  const filled = FILLED.has(name);
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={filled || name === "auto" ? "currentColor" : "none"}
        fillOpacity={name === "auto" ? 0.25 : 1}
        stroke="currentColor"
        strokeWidth={filled ? 1 : STROKE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
