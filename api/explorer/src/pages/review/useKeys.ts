import { useEffect, useState } from "react";
import { remember, remembered } from "../../app/storage";

export const KEYS = {
  j: "next",
  k: "previous",
  a: "accept",
  r: "reject",
  c: "correct",
  m: "comment",
  u: "undo",
} as const;

export type Action = (typeof KEYS)[keyof typeof KEYS];

const STORED = "lienket.review.keys";

/** The key of an action. */
export const keyOf = (action: Action): string =>
  Object.entries(KEYS).find(([, named]) => named === action)?.[0] ?? "";

/** Single keys for actions, which can be switched off (WCAG 2.1.4), and do nothing while a person types. */
export function useKeys(act: (action: Action) => void): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(() => remembered(STORED) !== "off");

  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      const action = KEYS[event.key as keyof typeof KEYS];
      if (!action) return;
      event.preventDefault();
      act(action);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on, act]);

  const turn = (next: boolean) => {
    remember(STORED, next ? "on" : "off");
    setOn(next);
  };
  return [on, turn];
}
