import { limits } from "../../../api/limits";
import type { ParameterError, Problem } from "../../../api/problem";
import { amissInWords } from "../../../api/shared-parameters";
import { shorten } from "../../../api/shorten";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { boundsOf } from "../../../model/kinds";
import { type FilterName, filterNames } from "../../../model/query";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { number } from "../../frame/locale";
import { list as messages } from "../../messages/list";
import { saidIn } from "./as-people-write";
import { inShort } from "./in-short";

/** What was typed into a form and cannot be read, by parameter, each with how to mend it. */
export type Amiss = ReadonlyMap<string, { readonly typed: string; readonly message: string }>;

/**
 * What a person who sent the form of a list has to mend; null where anything is wrong that cannot be typed there. `search` is what was
 * sent.
 */
export function amissIn(entity: Entity, search: string, { more: { errors = [] } }: Problem, language: Language): Amiss | null {
  const filters = filterNames(entity);
  const sent = new URLSearchParams(search);
  const amiss = errors.flatMap((error) => {
    const typed = sent.get(error.parameter);
    const words = typed && wordsFor(error, typed, filters.get(error.parameter));
    return words
      ? [[error.parameter, { typed, message: told(words, typed, filters.get(error.parameter), language) }] as const]
      : [];
  });
  return amiss.length > 0 && amiss.length === errors.length ? new Map(amiss) : null;
}

function wordsFor({ parameter, code }: ParameterError, typed: string, filter: FilterName | undefined): Text | null {
  if (!["type", "value", "range", "length"].includes(code)) return null;
  if (parameter === "q") return wordsAmiss(code);
  if (filter?.operator === "contains") return messages.amissText;
  if (filter?.operator !== "gte" && filter?.operator !== "lte") return null;
  if (code === "range") return messages.amissRange;
  const { value, end } = saidIn(filter.field.kind, typed);
  if (value !== null && end === "open") return messages.amissOpen;
  if (value !== null && end !== null && end !== filter.operator) return messages.amissEnd;
  return ofKind[filter.field.kind as keyof typeof ofKind] ?? null;
}

function wordsAmiss(code: ParameterError["code"]): Text {
  return code === "length" ? messages.amissWords : messages.amissNoWords;
}

/** What is wrong with words that somebody wants to search for; null where nothing is. */
export function amissToFind(typed: string, language: Language): string | null {
  const code = amissInWords(typed);
  return code && told(wordsAmiss(code), typed, undefined, language);
}

const ofKind = {
  yen: messages.amissYen,
  fiscalYear: messages.amissYear,
  date: messages.amissDate,
  integer: messages.amissNumber,
} as const satisfies Partial<Record<Field["kind"], Text>>;

function told(words: Text, typed: string, filter: FilterName | undefined, language: Language): string {
  const [from = "", to = ""] = ((filter && boundsOf(filter.field)) ?? []).map((bound) =>
    inShort((filter as FilterName).field, bound, () => null, language),
  );
  const [own, other] = filter?.operator === "gte" ? [messages.from, messages.to] : [messages.to, messages.from];
  return filled(words[language], {
    own: own[language],
    other: other[language],
    typed: shorten(typed),
    from,
    to,
    characters: number(limits.searchCharacters, language),
    words: number(limits.searchWords, language),
  });
}
