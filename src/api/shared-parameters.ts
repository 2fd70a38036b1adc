import { formats } from "../formats";
import type { Format } from "../formats/format";
import { matchExpression, termsOf, writeTerms } from "../model/grams";
import { limits } from "./limits";
import type { Parameters } from "./parameters";

/** What can be asked for beside the rows. */
export const includes = ["facets", "links", "total"] as const;

/** The folded words of `q`. */
export function readTerms(parameters: Parameters): string[] {
  const text = parameters.get("q");
  if (text === null) return [];
  const amiss = amissInWords(text);
  if (amiss === "length") {
    parameters.refuse("q", text, "length", {
      en: `at most ${limits.searchCharacters} characters, counted in NFKC with a space between words, and ${limits.searchWords} words`,
      ja: `${limits.searchCharacters}文字（NFKC正規化し、語の間に空白を置いて数えます）・${limits.searchWords}語以内`,
    });
  } else if (amiss === "value") {
    parameters.refuse("q", text, "value", { en: "at least one letter or digit", ja: "文字か数字を1つ以上" });
  }
  return termsOf(text);
}

/** Why words may not be searched for: they are too long or too many, or hold no letter and no digit. Null where they may. */
export function amissInWords(text: string): "length" | "value" | null {
  const terms = termsOf(text);
  // Addresses bear the words as they are written then, and must be taken as well.
  const length = Math.max(text.length, writeTerms(terms).length);
  if (length > limits.searchCharacters || terms.length > limits.searchWords) return "length";
  return matchExpression(terms) ? null : "value";
}

/** Page size: refused outside its bounds, never clamped. */
export function readLimit(parameters: Parameters): number {
  const { default: usual, maximum } = limits.pageSize;
  const text = parameters.get("limit");
  if (text === null) return usual;
  const limit = /^-?\d+$/.test(text) ? Number(text) : null;
  const expected = { en: `an integer from 1 to ${maximum}`, ja: `1から${maximum}までの整数` };
  if (limit === null) parameters.refuse("limit", text, "type", expected);
  else if (limit < 1 || limit > maximum) parameters.refuse("limit", text, "range", expected);
  return limit ?? usual;
}

/** What is wanted beside the rows; only a format with an envelope has room for it. */
export function readInclude(parameters: Parameters, format: Format): string[] {
  const wanted = parameters.list("include", includes);
  if (wanted.length > 0 && !format.envelope) refuseRowsOnly(parameters, "include", format);
  return includes.filter((name) => wanted.includes(name));
}

/** Refuses a parameter that a format of rows cannot answer. */
export function refuseRowsOnly(parameters: Parameters, name: string, format: Format): void {
  const able = formats.filter(({ envelope }) => envelope).map((one) => `.${one.name}`);
  parameters.refuse(name, parameters.get(name) as string, "format", {
    en: `available only in ${able.join(", ")}, as .${format.name} holds rows alone`,
    ja: `${able.join("、")} でのみ使えます（.${format.name} は行だけを返します）`,
  });
}
