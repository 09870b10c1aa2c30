import { memo, type ReactNode, useMemo } from "react";
import type { DocumentFact, Section } from "../../api/documents";
import { CodePointText } from "../../text/offsets";
import { type Segment, segments, type Span } from "../../text/segments";
import { kindOf } from "./kinds";

/** Something that a stretch of the text is: part of a fact, of what one came for, of a heading, or of a block. */
type Marked = Span &
  ({ is: "fact"; fact: MarkedFact } | { is: "target" } | { is: "heading"; section: Section } | { is: "block" });

export type MarkedFact = DocumentFact & { change?: string };

/** Code points of a block, which is drawn when it comes into sight. */
const BLOCK = 4_000;
/** About how high a line is, and how many letters it holds, in pixels: for blocks that are not drawn yet. */
const LINE = { height: 28, letters: 80 };

interface Props {
  text: string;
  facts: readonly MarkedFact[];
  sections: readonly Section[];
  target: Span | null;
}

/** A text with its headings, and its facts marked by kind; where several overlap, the mark is of the shortest. */
export const DocumentText = memo(function DocumentText({ text, facts, sections, target }: Props) {
  const blocks = useMemo(() => cut(text, facts, sections, target), [text, facts, sections, target]);
  return blocks.map(({ start, pieces, height }) => (
    <div key={start} className="document__block" style={{ containIntrinsicBlockSize: `auto ${height}px` }}>
      {pieces.map((piece) => (
        <Piece key={piece.start} piece={piece} />
      ))}
    </div>
  ));
});

interface Block {
  start: number;
  height: number;
  pieces: TextPiece[];
}

interface TextPiece extends Segment<Marked> {
  content: string;
  /** Whether it is the first of what one came for. */
  first: boolean;
}

function cut(text: string, facts: readonly MarkedFact[], sections: readonly Section[], target: Span | null): Block[] {
  const points = new CodePointText(text);
  const spans: Marked[] = [
    ...points.blocks(BLOCK).map((span) => ({ ...span, is: "block" as const })),
    ...facts.map((fact) => ({ start: fact.start, end: fact.end, is: "fact" as const, fact })),
    ...sections.map((section) => ({ ...headingOf(section, points), is: "heading" as const, section })),
  ];
  if (target) spans.push({ ...target, is: "target" });
  const blocks: Block[] = [];
  for (const piece of segments(points.length, spans)) {
    const start = piece.covering.find(({ is }) => is === "block")?.start ?? 0;
    const content = points.slice(piece.start, piece.end);
    const first = piece.start === target?.start;
    if (blocks.at(-1)?.start !== start) blocks.push({ start, height: 0, pieces: [] });
    const block = blocks.at(-1) as Block;
    block.pieces.push({ ...piece, content, first });
    block.height += (content.split("\n").length - 1 + content.length / LINE.letters) * LINE.height;
  }
  return blocks;
}

/** The line with which a section begins. */
function headingOf({ start, end }: Section, points: CodePointText): Span {
  const line = points.slice(start, Math.min(end, start + 400)).split("\n")[0] ?? "";
  return { start, end: start + Math.max(1, [...line].length) };
}

const Piece = memo(function Piece({ piece }: { piece: TextPiece }): ReactNode {
  const facts = piece.covering.flatMap((span) => (span.is === "fact" ? [span.fact] : []));
  const heading = piece.covering.findLast((span) => span.is === "heading");
  const inTarget = piece.covering.some((span) => span.is === "target");
  const section = heading?.is === "heading" ? heading.section : null;
  const attributes = {
    "data-section": section && section.start === piece.start ? section.start : undefined,
    "data-heading": section?.title ? "" : undefined,
  };
  if (facts.length === 0 && !inTarget)
    return section ? (
      <span tabIndex={-1} {...attributes}>
        {piece.content}
      </span>
    ) : (
      piece.content
    );
  const shortest = facts.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
  return (
    <mark
      {...attributes}
      data-start={piece.start}
      data-end={piece.end}
      data-kind={shortest && kindOf(shortest.kind)}
      data-change={shortest?.change}
      data-overlap={facts.length > 1 ? facts.length : undefined}
      data-target={inTarget ? "" : undefined}
      data-facts={facts.map((fact) => fact.iri).join(" ") || undefined}
      tabIndex={facts.length > 0 || piece.first ? -1 : undefined}
      role={facts.length > 0 ? "button" : undefined}
      aria-haspopup={facts.length > 0 ? "dialog" : undefined}
    >
      {piece.content}
    </mark>
  );
});
