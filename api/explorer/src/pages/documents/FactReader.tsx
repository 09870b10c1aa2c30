import { useEffect, useRef } from "react";
import type { KnownFact, Section } from "../../api/documents";
import { useReader } from "../../app/language";
import type { Span } from "../../text/segments";
import { DocumentText, type MarkedFact } from "./DocumentText";
import { FactPopover } from "./FactPopover";
import { useMarks } from "./useMarks";
import type { Asked } from "./useReasons";

interface Props {
  text: string;
  sections: readonly Section[];
  facts: readonly MarkedFact[];
  /** The facts in full, by IRI; null while they load. */
  known: ReadonlyMap<string, KnownFact> | null;
  /** Why they are read so. */
  reasons?: Asked | null;
  target: Span | null;
  /** Where the section begins that one came for. */
  section?: number | null;
}

/** A text with its facts, which tell what they say when the pointer rests on them or the keyboard gets there. */
export function FactReader({ text, sections, facts, known, reasons = null, target, section = null }: Props) {
  const { messages } = useReader();
  const box = useRef<HTMLElement>(null);
  const { opened, close, stay, leave, handlers } = useMarks(box);
  const { start, end } = target ?? { start: null, end: null };

  useEffect(() => {
    const wanted = start === null ? section !== null && `[data-section="${section}"]` : "[data-target]";
    const mark = wanted ? box.current?.querySelector<HTMLElement>(wanted) : null;
    mark?.scrollIntoView({ block: start === null ? "start" : "center", behavior: "instant" });
    mark?.focus({ preventScroll: true });
  }, [start, end, section]);
  return (
    <div className="document__frame">
      <p className="hint document__help">{messages.documents.help}</p>
      <section ref={box} className="document__text" aria-label={messages.documents.text} lang="vi" {...handlers}>
        <DocumentText text={text} facts={facts} sections={sections} target={target} />
      </section>
      {opened && (
        <FactPopover
          key={opened.mark.dataset.start}
          opened={opened}
          facts={known}
          reasons={reasons}
          close={close}
          stay={stay}
          leave={leave}
        />
      )}
    </div>
  );
}
