/** A span of a text, in code points; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of text that the same spans cover from its beginning to its end. */
export interface Segment<S extends Span> extends Span {
  covering: S[];
}

/** Cuts [0, length) where spans begin and end, so that overlapping and nested spans can be marked. */
export function segments<S extends Span>(length: number, spans: readonly S[]): Segment<S>[] {
  const inside = spans.filter(({ start, end }) => 0 <= start && start < end && end <= length);
  const cuts = [...new Set([0, length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const byStart = inside.toSorted((a, b) => a.start - b.start);
  const found: Segment<S>[] = [];
  let open: S[] = [];
  let next = 0;
  for (let cut = 0; cut + 1 < cuts.length; cut += 1) {
    const start = cuts[cut] as number;
    const end = cuts[cut + 1] as number;
    open = open.filter((span) => span.end > start);
    for (let span = byStart[next]; span && span.start <= start; span = byStart[next]) {
      open.push(span);
      next += 1;
    }
    found.push({ start, end, covering: [...open] });
  }
  return found;
}
