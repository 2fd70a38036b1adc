import type { Row } from "../field";
import type { Text } from "../text";

/** Why an amount that matches is not added. */
export const exclusionReasons = {
  endowment: { ja: "基金の規模", en: "Endowment" },
  stock: { ja: "残高", en: "Balance" },
  "other-phase": { ja: "別の段階", en: "Other phase" },
  "carried-over": { ja: "別年度の現額", en: "Available appropriation of another year" },
  "contained-in": { ja: "包含関係", en: "One contains the other" },
  "same-amount": { ja: "同じ金額", en: "Same amount" },
  "range-overlaps": { ja: "期間の重なり", en: "Overlapping spans" },
} as const satisfies Record<string, Text>;

export type ExclusionReason = keyof typeof exclusionReasons;

/** Why an amount that is added belongs to no group. */
export const unallocatedReasons = {
  "spans-groups": { ja: "複数のグループにまたがる", en: "Spans several groups" },
  "not-stated": { ja: "グループの記載なし", en: "Group not stated" },
} as const satisfies Record<string, Text>;

export type UnallocatedReason = keyof typeof unallocatedReasons;

/** Why a record is left out, and the records because of which it is; none where it is so by itself. */
export type Exclusion = { readonly reason: ExclusionReason; readonly with: readonly string[] };

/** Records that others point at, by collection and id: what contains them, what states the same, what they pay for. */
export type Related = (collection: string, id: string) => Row | null;

/** Finds records that must not be added to others, from the records alone: neither their order nor a grouping plays a part. */
export type Rule = (rows: readonly Row[], related: Related) => ReadonlyMap<string, Exclusion>;

/** The groups that a record belongs to as a whole or in part; none where nothing says so. */
export type KeysOf = (row: Row, related: Related) => readonly string[];

/** A sum that counts nothing twice. `included` and `excluded` hold every record that was asked for, each once. */
export type Sum = {
  /** Yen. The amounts of `included`, added in integers. */
  readonly total: number;
  readonly included: readonly Row[];
  readonly excluded: readonly (Exclusion & { readonly row: Row })[];
};

/** The same sum by group: the totals of `groups` and the amounts of `unallocated` come to its total. */
export type Grouping = {
  readonly groups: readonly Group[];
  readonly unallocated: readonly { readonly row: Row; readonly reason: UnallocatedReason; readonly groups: readonly string[] }[];
};

export type Group = { readonly key: string; readonly total: number; readonly rows: readonly Row[] };

/** Adds amounts, after each rule in turn has taken away what it finds among those that are left. */
export function sumOf(rows: readonly Row[], rules: readonly Rule[], related: Related): Sum {
  let left = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const excluded: (Exclusion & { readonly row: Row })[] = [];
  for (const rule of rules) {
    const found = rule(left, related);
    for (const row of left) {
      const exclusion = found.get(row.id);
      if (exclusion) excluded.push({ row, ...exclusion });
    }
    left = left.filter(({ id }) => !found.has(id));
  }
  return { total: added(left), included: left, excluded };
}

/** Puts what was added into groups, whole or not at all. */
export function groupsOf({ included }: Sum, keysOf: KeysOf, related: Related): Grouping {
  const keyed = included.map((row) => ({ row, groups: [...new Set(keysOf(row, related))] }));
  const held = new Map<string, Row[]>();
  for (const { row, groups } of keyed) {
    const [only, ...more] = groups;
    if (only === undefined || more.length > 0) continue;
    const rows = held.get(only) ?? [];
    rows.push(row);
    held.set(only, rows);
  }
  return {
    groups: [...held].map(([key, rows]) => ({ key, total: added(rows), rows })).sort((a, b) => (a.key < b.key ? -1 : 1)),
    unallocated: keyed
      .filter(({ groups }) => groups.length !== 1)
      .map(({ row, groups }) => ({ row, groups, reason: groups.length > 1 ? "spans-groups" : "not-stated" })),
  };
}

/** Yen, exactly: a release holds no amounts whose sum leaves the integers that a number keeps (the check of the data sees to it). */
export function added(rows: readonly Row[]): number {
  return rows.reduce((sum, { amount }) => sum + (amount as number), 0);
}
