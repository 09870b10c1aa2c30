import { useReader } from "../app/language";
import type { Localised } from "../api/types";
import { isForeign, preferred } from "../text/format";
import { aroundVietnamese } from "../text/vietnamese";

/** A text of the data in the reader's language; where it has none, in the other one, and that is told. */
export function Label({ of, fallback = "" }: { of: Localised | null | undefined; fallback?: string }) {
  const { language } = useReader();
  const { text, lang } = preferred(of, language);
  return text ? <InLanguage lang={lang}>{text}</InLanguage> : <bdi>{fallback}</bdi>;
}

/** A text whose language is known; a small mark tells of one that is not the reader's. Its direction is its own:
 * what it holds cannot turn the words around it. */
export function InLanguage({ lang, children }: { lang: string; children: string }) {
  const { language, messages } = useReader();
  if (!isForeign(lang, language)) return <bdi lang={lang}>{lang === "en" ? <Quoting text={children} /> : children}</bdi>;
  return (
    <bdi lang={lang} className="foreign" title={messages.language.written(lang)}>
      {children}
    </bdi>
  );
}

/** An English text, in which Vietnamese words, as those of a document, are told to be such. */
function Quoting({ text }: { text: string }) {
  const [before, words, after] = aroundVietnamese(text);
  if (!words) return text;
  return (
    <>
      {before}
      <span lang="vi">{words}</span>
      {after}
    </>
  );
}
