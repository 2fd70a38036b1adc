import { closest, distance } from "fastest-levenshtein";

/** The nearest of some words to what was typed; null when none is near enough to be a slip. */
export function suggest(typed: string, words: readonly string[]): string | null {
  if (words.length === 0 || typed.length > 100) return null;
  const folded = words.map((word) => word.toLowerCase());
  const nearest = closest(typed.toLowerCase(), folded);
  const isNear = distance(typed.toLowerCase(), nearest) <= Math.max(2, Math.ceil(nearest.length / 3));
  return isNear ? (words[folded.indexOf(nearest)] as string) : null;
}
