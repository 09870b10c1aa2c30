import { useEffect, useRef } from "react";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { Label } from "../../components/Label";
import { ErrorNotice } from "../../components/Notice";
import { QuoteInContext } from "../../components/Quote";
import { NeedsScope } from "../../components/NeedsScope";
import { Skeleton } from "../../components/Skeleton";
import { cardPath, localised } from "../../text/format";
import { Actions } from "./Actions";
import { Reading } from "./Reading";
import { Record } from "./Record";
import { StateBadge } from "./StateBadge";
import type { Fact } from "../../api/types";
import type { Item, State } from "./types";
import type { Said } from "./useDecisions";
import type { Fresh } from "./useFresh";

export interface Handling {
  form: "correct" | "comment" | null;
  setForm: (form: "correct" | "comment" | null) => void;
  keys: boolean;
  decide: (said: Said) => Promise<void>;
  /** Takes the last decision of this visit back; null where there is none. */
  undo: (() => Promise<void>) | null;
  step: (by: 1 | -1) => boolean;
}

/** One thing to decide on: the question, both sides with their sentences, and what is on record. */
export function ItemView(props: { item: Fresh<Item>; shown: State | undefined; moved: boolean; changed: () => void } & Handling) {
  const { item, shown, moved, changed, ...handling } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = item.data !== null;
  useEffect(() => {
    // What had the focus went with the item before this one, or with a form; the page's first item takes none.
    const lost = document.activeElement?.contains(heading.current) ?? true;
    if (loaded && moved && lost) heading.current?.focus({ preventScroll: true });
  }, [loaded, moved, handling.form]);
  return (
    <section className="review-item" aria-busy={!loaded}>
      {item.error && <ErrorNotice error={item.error} retry={item.reload} />}
      {!item.data && !item.error && <Skeleton lines={8} />}
      {item.data && <Question item={item.data} state={shown ?? item.data.state} heading={heading} />}
      {item.data && (
        <NeedsScope scope="review">
          <Actions item={item.data} {...handling} />
        </NeedsScope>
      )}
      {item.data && <Record item={item.data} changed={changed} />}
    </section>
  );
}

function Question(props: { item: Item; state: State | null; heading: React.RefObject<HTMLHeadingElement | null> }) {
  const { item, state, heading } = props;
  const { language, messages } = useReader();
  const location = useLocation();
  const none = item.statement?.["national"] === "none";
  const question = questionOf(item);
  const ofOther = question === "fact" || question === "document";
  const sideTitle = (ofOther && messages.review.kinds[item.kind]) || messages.review.local;
  const comparison = item.comparison?.split("/id/comparison/")[1];
  return (
    <>
      <header className="review-item__head">
        <h2 ref={heading} tabIndex={-1}>
          {messages.review.question[question]}
        </h2>
        {state && <StateBadge state={state} />}
      </header>
      {item.doubts.length > 0 && (
        <section>
          <h3>{messages.review.why}</h3>
          <ul className="plain-list">
            {item.doubts.map(({ id, label }) => (
              <li key={id}>{messages.review.reasons[id] ?? localised(label, language, id)}</li>
            ))}
          </ul>
        </section>
      )}
      {!item.statement && comparison && <Link href={cardPath(comparison)}>{messages.review.showComparison}</Link>}
      <div className={item.kind === "mapping" ? "review-sides" : "review-sides review-sides--one"} hidden={!item.statement}>
        <Side title={sideTitle} fact={item.local}>
          {item.statement && <Reading item={item} />}
          {item.kind === "mapping" && item.local && (
            <Link href={withParameters(location, { of: item.local.iri })}>{messages.review.fixFigure}</Link>
          )}
        </Side>
        {item.kind === "mapping" && (
          <Side title={messages.review.national} fact={item.national}>
            {none && <p>{messages.review.noCounterpart}</p>}
            {comparison && <Link href={cardPath(comparison)}>{messages.review.showComparison}</Link>}
          </Side>
        )}
      </div>
    </>
  );
}

function questionOf(item: Item): "conclusion" | "none" | "mapping" | "figure" | "document" | "fact" {
  if (!item.statement) return "conclusion";
  if (item.statement["national"] === "none") return "none";
  return item.kind === "mapping" || item.kind === "figure" || item.kind === "document" ? item.kind : "fact";
}

function Side({ title, fact, children }: { title: string; fact: Fact | null; children: React.ReactNode }) {
  return (
    <section className="review-side">
      <h3>{title}</h3>
      {fact && <p className="review-side__label"><Label of={fact.label} /></p>}
      {fact?.evidence && <QuoteInContext evidence={fact.evidence} />}
      {children}
    </section>
  );
}
