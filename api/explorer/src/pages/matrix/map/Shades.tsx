import type { ReactNode } from "react";
import type { Shade } from "./shading";

/** The verdict whose colour a shade has, and the lines over it: no shade is told from another by colour alone. */
const SHADES: Record<Shade, { verdict?: string; ground: string; lines?: ReactNode }> = {
  equal: { verdict: "equal", ground: "var(--verdict)" },
  stricter: {
    verdict: "stricter",
    ground: "var(--verdict)",
    lines: <circle cx="3" cy="3" r="1.3" fill="var(--surface)" stroke="none" />,
  },
  looser: { verdict: "looser", ground: "var(--verdict)", lines: <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" /> },
  missing: {
    verdict: "missing",
    ground: "var(--verdict-soft)",
    lines: <circle cx="3" cy="3" r="0.9" fill="var(--verdict)" stroke="none" />,
  },
  notComparable: { verdict: "notComparable", ground: "var(--verdict)", lines: <path d="M0 3h6" /> },
  mixed: { ground: "var(--muted)", lines: <path d="M3 0v6M0 3h6" /> },
  beyond: {
    verdict: "stricter",
    ground: "var(--verdict)",
    lines: <circle cx="3" cy="3" r="1.3" fill="var(--surface)" stroke="none" />,
  },
  reached: { verdict: "equal", ground: "var(--verdict)" },
  near: { verdict: "looser", ground: "color-mix(in srgb, var(--verdict) 30%, var(--surface))" },
  far: {
    verdict: "looser",
    ground: "color-mix(in srgb, var(--verdict) 65%, var(--surface))",
    lines: <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" />,
  },
  farthest: {
    verdict: "looser",
    ground: "var(--verdict)",
    lines: <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5M-1-1 7 7M-1 5 1 7M5-1 7 1" />,
  },
  unknown: { ground: "var(--raised)", lines: <circle cx="3" cy="3" r="0.9" fill="var(--muted)" stroke="none" /> },
  none: { ground: "var(--surface)" },
};

/** The fill of a shade; `Shades` must stand in the same document. */
export const fillOf = (shade: Shade): string => `url(#shade-${shade})`;

/** The definitions of all shades. */
export function Shades() {
  return (
    <defs>
      {Object.entries(SHADES).map(([shade, { verdict, ground, lines }]) => (
        <pattern
          key={shade}
          id={`shade-${shade}`}
          data-verdict={verdict}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
        >
          <rect width="6" height="6" style={{ fill: ground }} />
          <g stroke="var(--surface)" strokeWidth="0.8" className="map__lines">
            {lines}
          </g>
        </pattern>
      ))}
    </defs>
  );
}

/** A sample of a shade. */
export function Swatch({ shade }: { shade: Shade }) {
  return (
    <svg className="map__swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
      <rect width="24" height="16" fill={fillOf(shade)} />
    </svg>
  );
}
