const LETTER = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;

/** A name in another language, as what names an instrument (749/QĐ-TTg) is not. */
const isWord = (word: string): boolean => LETTER.test(word) && !word.includes("/");

/** The language of words that somebody typed, where their letters tell. */
export const languageOf = (words: string): "vi" | undefined => (LETTER.test(words) ? "vi" : undefined);

/** An English text before, in and after the Vietnamese words that it quotes: from the first to the last of them. */
export function aroundVietnamese(text: string): [before: string, words: string, after: string] {
  const parts = text.split(/([\s“”():;,]+)/);
  const first = parts.findIndex(isWord);
  const last = parts.findLastIndex(isWord);
  if (first < 0) return [text, "", ""];
  return [parts.slice(0, first).join(""), parts.slice(first, last + 1).join(""), parts.slice(last + 1).join("")];
}
