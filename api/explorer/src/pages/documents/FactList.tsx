import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { DocumentFact, Statement } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { Label } from "../../components/Label";
import type { Span } from "../../text/segments";
import { kindOf } from "./kinds";

interface Props {
  facts: readonly DocumentFact[];
  /** The facts in full, by IRI, once they are there. */
  known: ReadonlyMap<string, Statement> | null;
  target: Span | null;
}

/** The facts in the order of the text, of which only those in sight are drawn; each a link to its place. */
export function FactList({ facts, known, target }: Props) {
  const { messages } = useReader();
  const { path, parameters } = useLocation();
  const query = parameters.toString();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: facts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 20,
  });
  const items = virtual.getVirtualItems();
  return (
    <div ref={scroller} className="fact-list-scroll">
      <ol
        className="fact-list"
        style={{ paddingBlock: `${items[0]?.start ?? 0}px ${virtual.getTotalSize() - (items.at(-1)?.end ?? 0)}px` }}
      >
        {items.map(({ index }) => {
          const fact = facts[index] as DocumentFact;
          const page = known?.get(fact.iri)?.page;
          const here = fact.start === target?.start && fact.end === target.end;
          return (
            <li
              key={fact.iri}
              ref={virtual.measureElement}
              data-index={index}
              data-kind={kindOf(fact.kind)}
              aria-setsize={facts.length}
              aria-posinset={index + 1}
            >
              <Link
                href={`${path}${query && `?${query}`}#${fact.start}-${fact.end}`}
                aria-current={here ? "location" : undefined}
              >
                <span className="visually-hidden">{messages.kinds[kindOf(fact.kind)]}: </span>
                <Label of={fact.label} fallback={fact.iri} />
              </Link>
              {page && <span className="hint"> {messages.common.page(page)}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
