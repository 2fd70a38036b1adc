// Keyboards differ in which dash and which tilde they type; NFKC keeps these apart.
const DASHES = /[\u2010-\u2015\u2212]/g;
const WAVE_DASH = /\u301c/g;
// Variation selectors, soft hyphens and spaces without width: what is pasted has them, and nobody sees them.
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/**
 * Text as search compares it: NFKC (so ＳＢＩＲ is SBIR and ｶﾅ is カナ, Unicode Standard Annex #15), lower case, one dash and one
 * tilde, nothing that nobody sees. Folded again it stays the same, as addresses are written from what is folded. Records keep the print.
 */
export function fold(text: string): string {
  // What is unseen may keep a mark from its letter, and a small letter may have a form with its mark where the capital has none.
  const small = text.replace(UNSEEN, "").normalize("NFKC").toLowerCase().normalize("NFKC");
  return small.replace(DASHES, "-").replace(WAVE_DASH, "~");
}
