import { inWords, type Names } from "../../../model/difference";
import type { Field, Json } from "../../../model/field";
import type { Language } from "../../../model/text";
import { amountInWords, day, number, yenInFull } from "../../frame/locale";
import { said } from "../../frame/said";

/** One value of a field in a word or two, as a choice or a condition says it. */
export function inShort({ many: _, ...field }: Field, value: Json, names: Names, language: Language): string {
  switch (field.kind) {
    case "yen":
      return amountInWords(value as number, language) ?? yenInFull(value as number)[language];
    case "integer":
      return number(value as number, language);
    case "date":
      return day(value as string, language);
    case "localized":
      return String(value);
    default:
      return (said(field, value) ?? inWords(field, value, names))[language];
  }
}
