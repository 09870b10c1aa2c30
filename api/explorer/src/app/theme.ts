import { useSyncExternalStore } from "react";
import { useMedia, usePrinting } from "./media";
import { remember, remembered } from "./storage";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "lienket.theme";
const CHANGED = "lienket:theme";
const root = document.documentElement;

// Before anything is drawn, so that a dark page does not begin with a light one.
root.dataset["theme"] = remembered(KEY) ?? "auto";

const chosen = (): Theme => THEMES.find((known) => known === root.dataset["theme"]) ?? "auto";

function choose(theme: Theme): void {
  root.dataset["theme"] = theme;
  remember(KEY, theme);
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** The appearance: the style sheets follow `color-scheme`, which `data-theme` may pin to light or dark. */
export const useTheme = (): [Theme, (theme: Theme) => void] => [useSyncExternalStore(subscribe, chosen), choose];

/** How the page looks in the end, for what is drawn on a canvas; paper is light. */
export function useScheme(): "light" | "dark" {
  const [theme] = useTheme();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  if (usePrinting()) return "light";
  return theme === "auto" ? (isDark ? "dark" : "light") : theme;
}
