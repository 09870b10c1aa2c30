/** A text without accents and in lower case, so that people find "Điện Biên" by "dien bien". */
export const folded = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
