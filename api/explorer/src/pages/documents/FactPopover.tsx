import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { KnownFact } from "../../api/documents";
import { useReader } from "../../app/language";
import { Icon } from "../../components/Icon";
import { Skeleton } from "../../components/Skeleton";
import { FactDetails } from "./FactDetails";
import { ReasonsNote } from "./ReasonsNote";
import type { Opened } from "./useMarks";
import type { Asked } from "./useReasons";

interface Props {
  opened: Opened;
  /** By IRI; null while they load. */
  facts: ReadonlyMap<string, KnownFact> | null;
  /** Null where nothing tells why the facts are read so. */
  reasons: Asked | null;
  close: () => void;
  stay: () => void;
  leave: () => void;
}

/** What the facts of a mark say, below it, or above where there is no room. The pointer may go there. */
export function FactPopover({ opened, facts, reasons, close, stay, leave }: Props) {
  const { messages } = useReader();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>();
  const { mark, pinned } = opened;

  useLayoutEffect(() => {
    if (box.current) setPlace(beside(mark, box.current));
  }, [mark, facts, reasons?.resource.status]);
  useLayoutEffect(() => {
    if (pinned && mark.matches(":focus-visible")) box.current?.focus({ preventScroll: true });
  }, [mark, pinned]);

  const ask = reasons?.ask;
  useEffect(() => ask?.(), [ask]);

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
          <FactDetails
            key={fact.iri}
            fact={fact}
            comparisons={fact.comparisons ?? []}
            reasons={reasons?.byFact.get(fact.iri)}
          />
        ))
      )}
      {reasons && <ReasonsNote resource={reasons.resource} />}
    </div>
  );
}

const GAP = 6;
/** How high the box gets at most, in pixels and as a share of the window. */
const [HIGHEST, SHARE] = [480, 0.7];

interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

/** Where the box stands, in the coordinates of what it is placed in: below the mark, or above where there is more
    room, as high as there is room for, and without leaving its place sideways. */
function beside(mark: HTMLElement, box: HTMLElement): Place {
  const around = (box.offsetParent ?? document.body).getBoundingClientRect();
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { bottom } = mark.getBoundingClientRect();
  const left = Math.max(0, Math.min(at.left - around.left, around.width - box.offsetWidth));
  const [below, above] = [window.innerHeight - bottom - 2 * GAP, at.top - 2 * GAP];
  const wanted = Math.min(box.scrollHeight + box.offsetHeight - box.clientHeight, HIGHEST, SHARE * window.innerHeight);
  const isBelow = wanted <= below || below >= above;
  const height = Math.min(wanted, Math.max(below, above));
  return { left, top: (isBelow ? bottom + GAP : at.top - GAP - height) - around.top, maxHeight: height };
}
