import type { Row } from "../model/field";
import type { Note, Path } from "./finding";

type Entry = { readonly printed?: string; readonly citation?: { readonly locator?: string } };

/** The words that the evidence of a record quotes; a book that is cited is not quoted. */
export function quoted({ evidence }: Row): string[] {
  return (evidence as readonly Entry[]).flatMap(({ printed }) => printed ?? []);
}

/** The places in books that are cited for a record. */
export function places({ evidence }: Row): string[] {
  return (evidence as readonly Entry[]).flatMap(({ citation }) => citation?.locator ?? []);
}

/** Holds a value to the words that print it, where there are any. */
export function checkPrinted<V extends string | number>(
  value: V,
  prints: (words: string, value: V) => boolean,
  words: readonly string[],
  at: Path,
  note: Note,
): void {
  if (words.length === 0 || words.some((one) => prints(one, value))) return;
  note(
    at,
    `None of its evidence prints ${value}: ${words.map((one) => `“${one}”`).join(", ")}. Write what is printed, or add the words that print it.`,
    `根拠の語句に${value}の記載がありません（${words.map((one) => `「${one}」`).join("、")}）。記載どおりにするか、記載した語句を根拠に加えてください。`,
  );
}
