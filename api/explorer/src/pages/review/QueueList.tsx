import { useEffect, useRef } from "react";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { Label } from "../../components/Label";
import { formatNumber, localised } from "../../text/format";
import { StateBadge } from "./StateBadge";
import type { Queue, State, Summary } from "./types";

/** The queue as links; what was decided on in this visit says so at once. */
export function QueueList(props: {
  queue: Queue;
  of: string;
  shown: ReadonlyMap<string, State>;
  more: () => void;
}) {
  const { queue, of, shown, more } = props;
  const { messages } = useReader();
  const queueBox = useRef<HTMLElement>(null);
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (queueBox.current && current.current) reveal(queueBox.current, current.current);
  }, [of]);
  return (
    <section className="review-queue" aria-label={messages.review.list} ref={queueBox}>
      <p className="hint">{messages.review.count(queue.items.length, queue.total)}</p>
      <ol className="review-list">
        {queue.items.map((item) => (
          <li key={item.of} ref={item.of === of ? current : undefined}>
            <Row item={item} state={shown.get(item.of) ?? item.state} current={item.of === of} />
          </li>
        ))}
      </ol>
      {queue.items.length < queue.total && (
        <button type="button" className="button button--quiet" onClick={more}>
          {messages.review.more}
        </button>
      )}
    </section>
  );
}

/** Scrolls the list to its current row, and nothing else: the page stays where the person reads. */
function reveal(box: HTMLElement, row: HTMLElement) {
  const above = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const below = above + row.offsetHeight - box.clientHeight;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += below;
}

function Row({ item, state, current }: { item: Summary; state: State; current: boolean }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const reason = item.objections > 0 ? "objection" : (item.doubts[0]?.id ?? (item.earlier ? "earlier" : ""));
  const percent = item.confidence === null ? "" : `${formatNumber(Math.round(item.confidence * 100), language)}%`;
  return (
    <Link
      className="review-row"
      href={withParameters(location, { of: item.of })}
      aria-current={current ? "true" : undefined}
    >
      <span className="review-row__head">
        <span className="review-row__label"><Label of={item.label} fallback={messages.review.kinds[item.kind] ?? item.kind} /></span>
        {percent && (
          <span className="review-row__confidence" title={messages.common.confidence(percent)}>
            <span className="visually-hidden">{messages.common.confidence(percent)}</span>
            <span aria-hidden="true">{percent}</span>
          </span>
        )}
      </span>
      <span className="review-row__detail">
        <Label of={item.place} />
        {item.kind === "mapping" && (
          <> → {item.national === "none" ? messages.review.noCounterpart : localised(item.nationalLabel, language)}</>
        )}
      </span>
      <span className="review-row__detail">
        {state !== "pending" && <StateBadge state={state} />}
        {state === "pending" && (messages.review.reasons[reason] ?? localised(item.doubts[0]?.label, language))}
      </span>
    </Link>
  );
}
