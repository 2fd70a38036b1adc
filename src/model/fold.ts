/**
 * Text as search compares it: NFKC (so ＳＢＩＲ is SBIR and ｶﾅ is カナ, Unicode Standard Annex #15) and lower case.
 * Records keep the print.
 */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
