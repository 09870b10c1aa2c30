import { Fragment, useMemo } from "react";
import type { Evidence } from "../api/types";
import { chunks } from "../text/chunks";
import { codePointLength, CodePointText } from "../text/offsets";
import { segments, type Span } from "../text/segments";

/** A quote by its place among the quotes, or the sentence around it. */
type Marked = Span & { quote: number | null };

interface Properties {
  document: string;
  text: string;
  quotes: readonly Evidence[];
}

/** A whole text with quotes marked in it, each in its sentence. Parts out of sight are not drawn. */
export function FullText({ document, text, quotes }: Properties) {
  const points = useMemo(() => new CodePointText(text), [text]);
  const parts = useMemo(() => chunks(text), [text]);
  const marks = quotes.flatMap(({ start, end, prefix, suffix }, quote): Marked[] => [
    { start, end, quote },
    { start: start - codePointLength(prefix), end: end + codePointLength(suffix), quote: null },
  ]);
  return parts.map((part) => {
    const within = marks.filter(({ start, end }) => start < part.end && end > part.start);
    return (
      <div key={part.start} className="full-text__part" data-quoted={within.length > 0 ? "" : undefined}>
        <Part document={document} points={points} part={part} marks={within} />
      </div>
    );
  });
}

function Part(props: { document: string; points: CodePointText; part: Span; marks: readonly Marked[] }) {
  const { document, points, part, marks } = props;
  const clipped = marks.map(({ start, end, quote }) => ({
    start: Math.max(start, part.start) - part.start,
    end: Math.min(end, part.end) - part.start,
    quote,
  }));
  return segments(part.end - part.start, clipped).map((segment) => {
    const [start, end] = [part.start + segment.start, part.start + segment.end];
    const content = points.slice(start, end);
    const quote = segment.covering.find((covering) => covering.quote !== null)?.quote ?? null;
    if (segment.covering.length === 0) return <Fragment key={start}>{content}</Fragment>;
    return (
      <span key={start} className="quote__sentence">
        {quote === null ? (
          content
        ) : (
          <mark data-quote={quote} data-document={document} data-start={start} data-end={end}>
            {content}
          </mark>
        )}
      </span>
    );
  });
}
