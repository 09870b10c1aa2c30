import { useCallback, useState } from "react";
import { ApiError, authorized } from "../../api/client";
import { useAccess } from "../../app/access";
import type { Correction, Item, Reviewed, State, Verb } from "./types";

export interface Said {
  decision: Verb;
  note: string;
  correction: Correction;
}

/** What the page tells of the last decision. */
export type Notice =
  | { kind: "done"; verb: Verb }
  | { kind: "undone" }
  | { kind: "retrying" }
  | { kind: "failed"; of: string; error: ApiError };

const STATES: Partial<Record<Verb, State>> = { accept: "accepted", reject: "refused", correct: "corrected" };
const ATTEMPTS = 6;
/** Nothing answered, or not yet: the same decision sent twice says no more than once. */
const PASSING = [0, 502, 503, 504];

/** Sends decisions; what is shown at once is taken back where one cannot be written down. */
export function useDecisions(changed: () => void) {
  const { name } = useAccess();
  const [shown, setShown] = useState<ReadonlyMap<string, State>>(new Map());
  const [made, setMade] = useState<{ of: string; before: Said }[]>([]);
  const [notice, setNotice] = useState<Notice | null>(null);

  const show = useCallback((of: string, state: State | undefined) => {
    setShown((known) => {
      const next = new Map(known);
      if (state) next.set(of, state);
      else next.delete(of);
      return next;
    });
  }, []);

  const send = useCallback(
    async (item: Pick<Item, "of" | "key">, said: Said) => {
      await posted({ of: item.of, key: item.key, ...said }, () => setNotice({ kind: "retrying" }));
      show(item.of, undefined);
      changed();
    },
    [changed, show],
  );

  /** Decides; gives whether it is on record. */
  const decide = useCallback(
    async (item: Item, said: Said): Promise<boolean> => {
      const before = lastWord(item, name);
      show(item.of, STATES[said.decision]);
      setNotice({ kind: "done", verb: said.decision });
      try {
        await send(item, said);
        setNotice({ kind: "done", verb: said.decision });
        if (said.decision !== "comment") setMade((known) => [...known, { of: item.of, before }]);
        return true;
      } catch (error) {
        show(item.of, undefined);
        setNotice({ kind: "failed", of: item.of, error: asApiError(error) });
        changed(); // it may be on record though no answer came
        return false;
      }
    },
    [changed, name, send, show],
  );

  /** Takes the last decision of this visit back; gives what it was of. */
  const undo = useCallback(async (): Promise<string | null> => {
    const last = made.at(-1);
    if (!last) return null;
    try {
      await send({ of: last.of, key: null }, last.before);
      setMade((known) => known.slice(0, -1));
      setNotice({ kind: "undone" });
    } catch (error) {
      setNotice({ kind: "failed", of: last.of, error: asApiError(error) });
    }
    return last.of;
  }, [made, send]);

  return { decide, undo, shown, notice, canUndo: made.length > 0 };
}

/** What the reviewer said of it before, to be said again when a decision is undone. */
function lastWord(item: Reviewed, name: string | null): Said {
  const word = item.decisions.find(({ standing, reviewer }) => standing && reviewer === name);
  if (!word) return { decision: "withdraw", note: "", correction: {} };
  return { decision: word.decision, note: word.note, correction: word.correction };
}

const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, String(error), "");

/** Posts a decision, again where it may not have come; it goes out even if the page is closed meanwhile. */
async function posted(content: unknown, waiting: () => void): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const options = { method: "POST", headers, body: JSON.stringify(content), keepalive: true };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await authorized("/api/reviews", options);
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || !PASSING.includes(error.status) || attempt === ATTEMPTS) throw error;
      waiting();
      await new Promise((resolve) => window.setTimeout(resolve, 1000 * attempt));
    }
  }
}
