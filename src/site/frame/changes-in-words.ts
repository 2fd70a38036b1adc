import type { ChangeCounts } from "../../db/history";
import { changeKinds } from "../../model/difference";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { releases as messages } from "../messages/releases";
import { comma, number } from "./locale";

/** How many records a release added, changed and removed, in words; of the first, how many it began with. */
export function changesInWords(counts: ChangeCounts | undefined, isFirst: boolean, language: Language): string {
  if (isFirst) return filled(messages.first[language], { count: number(counts?.added ?? 0, language) });
  return changeKinds
    .filter((kind) => counts?.[kind])
    .map((kind) => filled(messages[kind][language], { count: number(counts?.[kind] ?? 0, language) }))
    .join(comma[language]);
}
