import { budgets } from "../budgets";
import { defineRows } from "../entity";
import type { Field, Row } from "../field";
import type { Text } from "../text";
import { exclusionReasons, type Grouping, type Sum, unallocatedReasons } from "./sum";

const { label, amount } = budgets.fields;

/** The rows of a sum: a record that was asked for, and what became of it. */
export const summedRecords = defineRows({
  collection: "sum",
  type: "SummedRecord",
  title: "label",
  label: { ja: "二重計上のない合計", en: "Sum that counts nothing twice" },
  description: {
    ja: "条件に合うすべての金額と、合計に入れたか、どのグループに属するか、入れなかった理由。按分はしない。",
    en: "Every amount that matches, whether it was added, to which group it belongs, and why it was left out where it was. Nothing is split.",
  },
  fields: {
    id: { kind: "id", label: { ja: "レコード", en: "Record" }, description: { ja: "レコードの識別子", en: "Id of the record" } },
    label: label as Field,
    amount: amount as Field,
    treatment: {
      kind: "code",
      label: { ja: "扱い", en: "Treatment" },
      description: {
        ja: "included と unallocated の金額の和が合計。unallocated はどのグループにも分けられない。",
        en: "The amounts that are included or unallocated make the total; unallocated ones belong to no single group.",
      },
      values: {
        included: { ja: "合計に入れた", en: "Included" },
        unallocated: { ja: "合計に入れ、グループに分けない", en: "Included, in no group" },
        excluded: { ja: "合計に入れない", en: "Excluded" },
      },
    },
    group: {
      kind: "text",
      many: true,
      optional: true,
      label: { ja: "グループ", en: "Group" },
      description: {
        ja: "属するグループ。複数なら、またがるために分けられない。",
        en: "The group that it belongs to; where there are several, it spans them and is not split",
      },
    },
    reason: {
      kind: "code",
      optional: true,
      label: { ja: "理由", en: "Reason" },
      description: { ja: "合計またはグループに入れない理由", en: "Why it is in no group, or not in the sum" },
      values: { ...exclusionReasons, ...unallocatedReasons },
    },
    with: {
      kind: "text",
      many: true,
      optional: true,
      label: { ja: "理由となったレコード", en: "With" },
      description: {
        ja: "合計に入れなかった理由となったレコードの識別子",
        en: "Ids of the records because of which it was left out",
      },
    },
  },
});

/** A row for each record that was asked for, in the order of ids. */
export function summedRows({ included, excluded }: Sum, grouping: Grouping | null): Row[] {
  const groups = new Map(grouping?.groups.flatMap(({ key, rows }) => rows.map(({ id }) => [id, key] as const)));
  const unallocated = new Map(grouping?.unallocated.map((one) => [one.row.id, one] as const));
  const shown = ({ id, label, amount }: Row) => ({ id, label: label as Text, amount: amount as number });
  const added = included.map((row): Row => {
    const none = unallocated.get(row.id);
    const group = none ? none.groups : groups.has(row.id) ? [groups.get(row.id) as string] : [];
    const treatment = none ? "unallocated" : "included";
    return { ...shown(row), treatment, group, reason: none?.reason ?? null, with: [] };
  });
  const left = excluded.map(
    ({ row, reason, with: because }): Row => ({
      ...shown(row),
      treatment: "excluded",
      group: [],
      reason,
      with: because,
    }),
  );
  return [...added, ...left].sort((a, b) => (a.id < b.id ? -1 : 1));
}
