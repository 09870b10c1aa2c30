import { useCallback, useEffect, useMemo, useState } from "react";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { useTitle } from "../../app/title";
import { EmptyState, ErrorNotice } from "../../components/Notice";
import { Skeleton } from "../../components/Skeleton";
import { AgreementTable } from "./AgreementTable";
import { Filters } from "./Filters";
import { ItemView } from "./ItemView";
import { KeyList } from "./KeyList";
import { PublicationBar } from "./PublicationBar";
import { QueueList } from "./QueueList";
import { TableExchange } from "./TableExchange";
import { Told } from "./Told";
import "./review.css";
import { FACETS, type Item, type Queue } from "./types";
import { type Said, useDecisions } from "./useDecisions";
import { useFresh } from "./useFresh";
import { type Action, useKeys } from "./useKeys";

const STEP = 50;

/** What awaits a person's review, least sure first, and one of it in full. */
export default function ReviewPage() {
  const { messages } = useReader();
  const location = useLocation();
  const [limit, setLimit] = useState(STEP);
  const queue = useFresh<Queue>(queuePath(location.parameters, limit));
  useTitle(messages.review.title);

  const items = queue.data?.items ?? [];
  const of = location.parameters.get("of");
  const first = items[0]?.of;
  useEffect(() => {
    // In the address, so that no change of the queue puts another item under a reviewer's hands.
    if (of === null && first) navigate(withParameters(location, { of: first }), { replace: true });
  }, [of, first, location]);
  const item = useFresh<Item>(of === null ? null : `/api/reviews/item?${new URLSearchParams({ of })}`);
  const reload = useCallback(() => {
    queue.reload();
    item.reload();
  }, [queue.reload, item.reload]);
  const decisions = useDecisions(reload);

  const [form, setForm] = useState<"correct" | "comment" | null>(null);
  const [moved, setMoved] = useState(false);
  const open = useCallback(
    (thing: string | null) => {
      setForm(null);
      setMoved(true);
      navigate(withParameters(location, { of: thing }), { replace: true });
    },
    [location],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const at = items.findIndex((one) => one.of === of);
      const next = at < 0 ? undefined : items[at + by];
      if (next) open(next.of);
      return next !== undefined;
    },
    [items, of, open],
  );
  const decide = useCallback(
    async (said: Said) => {
      const deciding = item.data;
      if (!deciding) return;
      setForm(null);
      const left = decisions.decide(deciding, said);
      // The last one stays in sight, with what was decided of it.
      if (said.decision === "comment" || !step(1)) open(deciding.of);
      if (!(await left)) open(deciding.of);
    },
    [decisions.decide, item.data, open, step],
  );
  const undo = useCallback(async () => {
    const undone = await decisions.undo();
    if (undone) open(undone);
  }, [decisions.undo, open]);
  const act = useCallback(
    (action: Action) => {
      if (action === "next" || action === "previous") step(action === "next" ? 1 : -1);
      else if (action === "undo") void undo();
      else document.querySelector<HTMLButtonElement>(`[data-action="${action}"]:not(:disabled)`)?.click();
    },
    [step, undo],
  );
  const [keys, turnKeys] = useKeys(act);
  const undecided = useMemo(
    () => Math.max(0, (queue.data?.states["open"] ?? 0) - decisions.shown.size),
    [queue.data, decisions.shown],
  );

  return (
    <div className="page page--wide">
      <header className="page__header">
        <h1>{messages.review.title}</h1>
        <p>{messages.review.intro}</p>
      </header>
      {queue.data && <PublicationBar publication={queue.data.publication} changed={reload} />}
      {queue.error && <ErrorNotice error={queue.error} retry={queue.reload} />}
      {!queue.data && !queue.error && <Skeleton lines={8} />}
      {queue.data && <Filters queue={queue.data} />}
      {queue.data && items.length === 0 && of === null && (
        <EmptyState title={messages.review.emptyTitle} text={messages.review.empty}>
          <button type="button" className="button" onClick={() => navigate(location.path)}>
            {messages.review.showAll}
          </button>
        </EmptyState>
      )}
      {queue.data && of !== null && (
        <div className="review-desk">
          <QueueList
            queue={queue.data}
            of={of}
            shown={decisions.shown}
            more={() => setLimit((known) => known + STEP)}
          />
          <div className="review-detail">
            <Told notice={decisions.notice} left={undecided} />
            <ItemView
              key={of}
              item={item}
              shown={decisions.shown.get(of)}
              moved={moved}
              changed={reload}
              form={form}
              setForm={setForm}
              keys={keys}
              decide={decide}
              undo={decisions.canUndo ? undo : null}
              step={step}
            />
          </div>
        </div>
      )}
      <KeyList on={keys} turn={turnKeys} />
      <AgreementTable />
      <TableExchange changed={reload} />
    </div>
  );
}

function queuePath(parameters: URLSearchParams, limit: number): string {
  const asked = new URLSearchParams({ limit: String(limit), state: parameters.get("state") ?? "open" });
  for (const facet of FACETS) {
    const value = parameters.get(facet);
    if (value) asked.set(facet, value);
  }
  return `/api/reviews/queue?${asked}`;
}
