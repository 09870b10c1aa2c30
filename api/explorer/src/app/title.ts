import { useEffect, useSyncExternalStore } from "react";

const TITLED = "lienket:titled";

/** Names the browser's tab after the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · lienket`;
    window.dispatchEvent(new Event(TITLED));
  }, [title]);
}

/** The tab's name as it is now. */
export const usePageTitle = (): string => useSyncExternalStore(subscribe, () => document.title);

function subscribe(listener: () => void): () => void {
  window.addEventListener(TITLED, listener);
  return () => window.removeEventListener(TITLED, listener);
}
