import { codePointLength } from "./offsets";
import type { Span } from "./segments";

const SIZE = 3000;

/** Cuts a text at line ends into spans of some thousand characters, of which a browser draws those in sight alone. */
export function chunks(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf("\n", from + SIZE);
    const to = lineEnd < 0 ? text.length : lineEnd + 1;
    const end = start + codePointLength(text.slice(from, to));
    found.push({ start, end });
    [start, from] = [end, to];
  }
  return found;
}
