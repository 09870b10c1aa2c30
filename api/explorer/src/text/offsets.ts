import type { Span } from "./segments";

/**
 * Evidence offsets count Unicode code points; JavaScript strings count UTF-16 units. The two differ after
 * every character beyond U+FFFF, so a text is scanned once for those and offsets are converted by search.
 */
export class CodePointText {
  readonly text: string;
  /** Offsets, in code points, of the characters that take two UTF-16 units. */
  private readonly astral: number[] = [];
  /** Length in code points. */
  readonly length: number;

  constructor(text: string) {
    this.text = text;
    let codePoints = 0;
    for (let unit = 0; unit < text.length; unit += 1, codePoints += 1) {
      if ((text.codePointAt(unit) ?? 0) > 0xffff) {
        this.astral.push(codePoints);
        unit += 1;
      }
    }
    this.length = codePoints;
  }

  /** The text between two offsets in code points, like Python's `text[start:end]` of non-negative offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(start), this.toUnit(end));
  }

  /** The text cut into whole lines of together at least `least` code points. */
  blocks(least: number): Span[] {
    const found: Span[] = [];
    let start = 0;
    let end = 0;
    for (const line of this.text.split(/(?<=\n)/)) {
      end += codePoints(line);
      if (end - start < least) continue;
      found.push({ start, end });
      start = end;
    }
    if (end > start) found.push({ start, end });
    return found;
  }

  private toUnit(codePoint: number): number {
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.astral[middle] ?? Infinity) < codePoint) low = middle + 1;
      else high = middle;
    }
    return codePoint + low;
  }
}

/** The length of a string in code points. */
export const codePointLength = (text: string): number => new CodePointText(text).length;

const codePoints = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
