import { useLayoutEffect, useRef, useState } from "react";
import type { KnownFact } from "../../api/documents";
import { useReader } from "../../app/language";
import { Icon } from "../../components/Icon";
import { Skeleton } from "../../components/Skeleton";
import { FactDetails } from "./FactDetails";
import type { Opened } from "./useMarks";

interface Props {
  opened: Opened;
  /** By IRI; null while they load. */
  facts: ReadonlyMap<string, KnownFact> | null;
  close: () => void;
  stay: () => void;
  leave: () => void;
}

/** What the facts of a mark say, below it, or above where there is no room. The pointer may go there. */
export function FactPopover({ opened, facts, close, stay, leave }: Props) {
  const { messages } = useReader();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const { mark, pinned } = opened;

  useLayoutEffect(() => {
    if (box.current) setPlace(beside(mark, box.current));
  }, [mark, facts]);
  useLayoutEffect(() => {
    if (pinned && mark.matches(":focus-visible")) box.current?.focus({ preventScroll: true });
  }, [mark, pinned]);

  const told = opened.facts.flatMap((iri) => facts?.get(iri) ?? []);
  const several = messages.documents.factsHere(opened.facts.length);
  return (
    <div
      ref={box}
      className="fact-popover"
      role="dialog"
      aria-label={several}
      tabIndex={-1}
      style={place}
      onMouseEnter={stay}
      onMouseLeave={leave}
      onFocus={stay}
      onBlur={leave}
    >
      <button type="button" className="button button--icon button--quiet fact-popover__close" onClick={close}>
        <Icon name="close" />
        <span className="visually-hidden">{messages.common.close}</span>
      </button>
      {opened.facts.length > 1 && <p className="hint">{several}</p>}
      {facts === null ? (
        <Skeleton lines={4} />
      ) : (
        told.map((fact) => (
          <FactDetails key={fact.iri} fact={fact} comparisons={fact.comparisons ?? []} />
        ))
      )}
    </div>
  );
}

const GAP = 6;

/** Where the box stands, in the coordinates of what it is placed in, without leaving that sideways. */
function beside(mark: HTMLElement, box: HTMLElement): { left: number; top: number } {
  const around = (box.offsetParent ?? document.body).getBoundingClientRect();
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const last = mark.getBoundingClientRect();
  const left = Math.max(0, Math.min(at.left - around.left, around.width - box.offsetWidth));
  const fitsBelow = last.bottom + GAP + box.offsetHeight <= window.innerHeight;
  const fitsAbove = at.top - GAP - box.offsetHeight >= 0;
  const top = fitsBelow || !fitsAbove ? last.bottom + GAP : at.top - GAP - box.offsetHeight;
  return { left, top: top - around.top };
}
