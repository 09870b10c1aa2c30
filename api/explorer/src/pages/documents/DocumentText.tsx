import { Fragment, useMemo } from "react";
import type { DocumentFact } from "../../api/types";
import { useReader } from "../../app/language";
import { localised } from "../../text/format";
import { CodePointText } from "../../text/offsets";
import { segments, type Span } from "../../text/segments";
import { kindOf } from "./kinds";

type Marked = Span & { fact: DocumentFact | null };

/** A text with its facts marked by kind; where several overlap, the mark is of the shortest. */
export function DocumentText(props: { text: string; facts: readonly DocumentFact[]; target: Span | null }) {
  const { language } = useReader();
  const { text, facts, target } = props;
  const points = useMemo(() => new CodePointText(text), [text]);
  const spans: Marked[] = facts.map((fact) => ({ start: fact.start, end: fact.end, fact }));
  if (target) spans.push({ ...target, fact: null });

  let targetSeen = false;
  return (
    <>
      {segments(points.length, spans).map(({ start, end, covering }) => {
        const content = points.slice(start, end);
        if (covering.length === 0) return <Fragment key={start}>{content}</Fragment>;
        const facts = covering.flatMap(({ fact }) => (fact ? [fact] : []));
        const shortest = facts.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
        const inTarget = covering.some(({ fact }) => fact === null);
        const first = inTarget && !targetSeen;
        targetSeen ||= inTarget;
        return (
          <mark
            key={start}
            data-start={start}
            data-end={end}
            data-kind={shortest ? kindOf(shortest.kind) : undefined}
            data-target={inTarget ? "" : undefined}
            tabIndex={first ? -1 : undefined}
            title={facts.map((fact) => localised(fact.label, language)).join("\n") || undefined}
          >
            {content}
          </mark>
        );
      })}
    </>
  );
}
