import { createContext, type ReactNode, use, useLayoutEffect, useMemo } from "react";
import { type Language, LANGUAGES, type Messages, messages } from "../messages";
import { navigate, useLocation, withParameters } from "./router";
import { remembered, remember } from "./storage";

interface Reader {
  language: Language;
  messages: Messages;
  setLanguage: (language: Language) => void;
}

const ReaderContext = createContext<Reader | null>(null);
const KEY = "lienket.language";

/** The language in the address, else the one chosen last, else Vietnamese. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const location = useLocation();
  const asked = location.parameters.get("lang") ?? remembered(KEY);
  const language = LANGUAGES.find((known) => known === asked) ?? "vi";

  // Before the effects of any page, which ask the server in this language.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const reader = useMemo<Reader>(
    () => ({
      language,
      messages: messages[language],
      setLanguage: (chosen) => {
        remember(KEY, chosen);
        navigate(withParameters(location, { lang: chosen }), { replace: true });
      },
    }),
    [language, location],
  );
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (!reader) throw new Error("useReader needs a LanguageProvider above it");
  return reader;
}
