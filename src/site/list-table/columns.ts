import { LIST_SEPARATOR } from "../../formats/csv";
import type { Cell } from "../../formats/excel";
import { absences } from "../../model/absences";
import { explanations } from "../../model/coverage";
import { labelOf } from "../../model/difference";
import type { Entity } from "../../model/entity";
import { type Field, isMissing, type Row } from "../../model/field";
import { exclusionReasons, type Sum } from "../../model/sums/sum";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { colon, inBrackets } from "../frame/locale";
import { said } from "../frame/said";
import { listTable as messages } from "../messages/list-table";
import { cellOf, type Saying } from "./cell";

/** A column of the table. */
export type Column = { readonly heading: string; readonly cell: (row: Row) => Cell };

type Tabled = Pick<Saying, "language" | "names"> & {
  readonly entity: Entity;
  /** The fields shown, in order. */
  readonly fields: readonly string[];
  /** What is added of the amounts shown, and what is not; null where there are none that may be added. */
  readonly sum: Sum | null;
  /** What the release knows to be missing from the collection; null where it has no such list. */
  readonly known: readonly Row[] | null;
  readonly release: string;
  /** The address of a record in the release, to be cited. */
  readonly urlOf: (row: Row) => string;
};

/** The columns of a list as people read it: its fields, which amounts do not add up, why values are missing, and what to cite. */
export function columnsOf({ entity, fields, sum, known, release, urlOf, ...words }: Tabled): readonly Column[] {
  const { language } = words;
  const saying = { ...words, fields: entity.fields };
  return [
    ...fields.map((key): Column => {
      const field = entity.fields[key] as Field;
      return { heading: headingOf(entity, key, language), cell: (row) => cellOf(field, row[key] ?? null, row, saying) };
    }),
    ...(sum ? [{ heading: messages.notAdded[language], cell: notAdded(sum, language) }] : []),
    // What an absence leaves out says which records it speaks for, and is not missing.
    ...(known && entity !== absences
      ? [{ heading: messages.missing[language], cell: reasonsOf(entity, fields, known, saying) }]
      : []),
    { heading: filled(messages.url[language], { id: release }), cell: urlOf },
  ];
}

/** The label of a field, with its name where another is called the same. */
function headingOf({ fields }: Entity, key: string, language: Language): string {
  const label = fields[key]?.label[language] ?? key;
  const isShared = Object.entries(fields).some(([other, field]) => other !== key && field.label[language] === label);
  return isShared ? label + inBrackets(key, language) : label;
}

/** Why a record is not in the sum of the table; nothing where it is. */
function notAdded({ excluded }: Sum, language: Language) {
  const reasons = new Map(excluded.map(({ row, reason }) => [row.id, exclusionReasons[reason][language]]));
  return ({ id }: Row) => reasons.get(id) ?? null;
}

/** The fields of a record without a value, each with the reason that is recorded; nothing where none is. */
function reasonsOf(entity: Entity, fields: readonly string[], known: readonly Row[], { language }: Saying) {
  const explained = fields.map((key) => [key, explanations(known.filter(({ field }) => field === key))] as const);
  return (row: Row): string =>
    explained
      .flatMap(([key, because]) => {
        const reason = isMissing(row[key]) ? because(row.id)?.reason : null;
        if (!reason) return [];
        const words = said(absences.fields.reason as Field, reason)?.[language] ?? String(reason);
        return [labelOf(entity.fields[key] as Field)[language] + colon[language] + words];
      })
      .join(LIST_SEPARATOR);
}
