import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

const root = document.documentElement;
const PRINTING = "printing";

// The sheets are counted before the media query holds. What is drawn for them is drawn light, as `print.css` says.
window.addEventListener("beforeprint", () => {
  root.dataset[PRINTING] = "";
});
window.addEventListener("afterprint", () => {
  delete root.dataset[PRINTING];
});

function subscribeToPrinting(listener: () => void): () => void {
  const events = ["beforeprint", "afterprint"];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

/** Whether the page is being printed: what is drawn as it comes into sight has to be there whole. */
export function usePrinting(): boolean {
  const isBegun = useSyncExternalStore(subscribeToPrinting, () => PRINTING in root.dataset);
  return useMedia("print") || isBegun;
}
