import { absences, reasons } from "./absences";
import type { CollectionCoverage } from "./coverage";
import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import type { Text } from "./text";

const counted = (label: Text, description: Text): Field => ({ kind: "integer", label, description });
const because = ({ ja, en }: Text): Field =>
  counted(
    { ja, en },
    { ja: `値がない理由が「${ja}」のレコードの数`, en: `Number of records without a value whose reason is “${en}”` },
  );

/** The rows of coverage: a field of a collection, and the records that it misses as a whole. */
export const coveredFields = defineRows({
  collection: "coverage",
  type: "CoveredField",
  title: "label",
  label: { ja: "収録状況", en: "Coverage" },
  description: {
    ja: "各項目に値があるレコードの数と、値がないレコードの数・理由。値がないことは0を意味しない。",
    en: "How many records have a value in each field, how many have none, and why. Missing is not zero.",
  },
  fields: {
    id: {
      kind: "text",
      label: { ja: "項目", en: "Field" },
      description: {
        ja: "コレクションと項目（`plans.decidedOn`）。欠けているレコードの行はコレクションだけ。",
        en: "Collection and field, as in `plans.decidedOn`; of records that are missing, the collection alone",
      },
    },
    collection: absences.fields.collection as Field,
    field: absences.fields.field as Field,
    label: {
      kind: "localized",
      label: { ja: "項目の名称", en: "Name of the field" },
      description: { ja: "項目の名称", en: "What the field is called" },
    },
    records: counted({ ja: "レコード数", en: "Records" }, { ja: "コレクションのレコードの数", en: "Records of the collection" }),
    present: counted({ ja: "値あり", en: "Present" }, { ja: "値があるレコードの数", en: "Records with a value" }),
    absent: counted({ ja: "値なし", en: "Absent" }, { ja: "値がないレコードの数", en: "Records without a value" }),
    ...Object.fromEntries(Object.entries(reasons).map(([reason, words]) => [reason, because(words)])),
    unexplained: counted(
      { ja: "理由の記録なし", en: "Unexplained" },
      { ja: "値がない理由を記録していないレコードの数", en: "Records without a value for which no reason is recorded" },
    ),
    absences: {
      kind: "reference",
      to: "absences",
      many: true,
      label: { ja: "欠けている理由の記録", en: "Absences" },
      description: { ja: "理由を述べるレコードの識別子", en: "Ids of the records that give the reasons" },
    },
  },
});

/**
 * A row for each field of each collection, and one for the records that a collection is known to miss. `labelOf` says what a field is
 * called, `known` are the absences.
 */
export function coveredRows(
  coverage: readonly CollectionCoverage[],
  labelOf: (collection: string, field: string) => Text,
  known: readonly Row[],
): Row[] {
  return coverage.flatMap(({ collection, records, fields, missingRecords }) => [
    ...fields.map(
      ({ field, ...counts }): Row => ({
        id: `${collection}.${field}`,
        collection,
        field,
        label: labelOf(collection, field),
        records,
        ...counts,
      }),
    ),
    ...(missingRecords.length > 0 ? [missingRow(collection, records, missingRecords, known)] : []),
  ]);
}

/** How many whole records are known to be missing, and why: as many as there are absences that speak of them, whatever these cover. */
function missingRow(collection: string, records: number, absences: readonly string[], known: readonly Row[]): Row {
  const missing = known.filter(({ id }) => absences.includes(id));
  const because = Object.keys(reasons).map((reason) => [reason, missing.filter((one) => one.reason === reason).length] as const);
  return {
    id: collection,
    collection,
    field: null,
    label: { ja: "欠けていると分かっているレコード", en: "Records that are known to be missing" },
    records,
    present: records,
    absent: missing.length,
    ...Object.fromEntries(because),
    unexplained: 0,
    absences,
  };
}
