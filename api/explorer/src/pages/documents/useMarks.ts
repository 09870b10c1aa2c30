import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** The mark whose facts are told, and whether they stay until they are closed. */
export interface Opened {
  mark: HTMLElement;
  facts: string[];
  pinned: boolean;
}

/** Milliseconds that a pointer rests on a mark before its facts are told, and is away before they go. */
const [REST, AWAY] = [120, 300];

/** What was pinned, or has the focus, stays when the pointer goes away. */
const stays = ({ mark, pinned }: Opened): boolean =>
  pinned || mark === document.activeElement || document.activeElement?.closest(".fact-popover") !== null;

const factMark = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("mark[data-facts]") : null;

/**
 * Tells of the facts of a mark that the pointer rests on or that has the focus. The marks of a text are one stop of
 * the Tab key; arrows lead from mark to mark. Escape closes what is told, wherever the pointer is.
 */
export function useMarks(text: RefObject<HTMLElement | null>) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const timer = useRef(0);

  const later = useCallback((milliseconds: number, act: () => void) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(act, milliseconds);
  }, []);
  const open = useCallback((mark: HTMLElement, pinned: boolean) => {
    window.clearTimeout(timer.current);
    setOpened((before) => ({ mark, facts: mark.dataset.facts?.split(" ") ?? [], pinned: pinned || (before?.mark === mark && before.pinned) }));
  }, []);
  const close = useCallback(() => {
    window.clearTimeout(timer.current);
    setOpened(null);
  }, []);
  const stay = useCallback(() => window.clearTimeout(timer.current), []);
  const leave = useCallback(() => later(AWAY, () => setOpened((now) => (now && stays(now) ? now : null))), [later]);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      if (opened && document.activeElement?.closest(".fact-popover")) opened.mark.focus({ preventScroll: true });
      close();
    };
    if (opened) document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [opened, close]);
  useEffect(() => {
    if (!opened) return undefined;
    opened.mark.setAttribute("aria-expanded", "true");
    return () => opened.mark.removeAttribute("aria-expanded");
  }, [opened]);
  // One mark is reached by Tab: the one that had the focus last, else the first.
  useEffect(() => {
    const marks = text.current?.querySelectorAll<HTMLElement>("mark[data-facts]") ?? [];
    if (![...marks].some((mark) => mark.tabIndex === 0) && marks[0]) marks[0].tabIndex = 0;
  });

  const focus = (mark: HTMLElement | undefined) => {
    if (!mark) return;
    for (const other of text.current?.querySelectorAll<HTMLElement>('mark[tabindex="0"]') ?? []) other.tabIndex = -1;
    mark.tabIndex = 0;
    mark.focus();
    mark.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = factMark(event.target);
    if (!mark) return;
    const marks = [...(text.current?.querySelectorAll<HTMLElement>("mark[data-facts]") ?? [])];
    const at = marks.indexOf(mark);
    if (event.key === "ArrowRight") focus(marks[at + 1]);
    else if (event.key === "ArrowLeft") focus(marks[at - 1]);
    else if (event.key === "Home") focus(marks[0]);
    else if (event.key === "End") focus(marks.at(-1));
    else if (event.key === "Enter" || event.key === " ") open(mark, true);
    else return;
    event.preventDefault();
  };
  const handlers = {
    onKeyDown,
    onMouseOver: (event: MouseEvent) => {
      const mark = factMark(event.target);
      if (mark) later(REST, () => open(mark, false));
      else leave();
    },
    onMouseLeave: leave,
    onFocus: (event: { target: EventTarget }) => {
      const mark = factMark(event.target);
      if (mark?.matches(":focus-visible")) open(mark, false);
    },
    onBlur: (event: { relatedTarget: EventTarget | null }) => {
      const next = event.relatedTarget;
      if (!(next instanceof Element && next.closest(".fact-popover"))) leave();
    },
    onClick: (event: MouseEvent) => {
      const mark = factMark(event.target);
      if (mark) open(mark, true);
      else close();
    },
  };
  return { opened, close, stay, leave, handlers };
}
