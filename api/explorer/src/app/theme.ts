import { useEffect, useState } from "react";
import { remember, remembered } from "./storage";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "lienket.theme";

/** The appearance: the style sheets follow `color-scheme`, which `data-theme` may pin to light or dark. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((known) => known === remembered(KEY)) ?? "auto");
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    remember(KEY, theme);
  }, [theme]);
  return [theme, setTheme];
}
