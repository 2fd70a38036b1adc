import { readLists } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Field, Row } from "../model/field";
import { isSortable } from "../model/kinds";
import { type ListQuery, partsNaming, type SortKey, wholeOf } from "../model/query";
import { storedIn } from "./ledger";

/** The records of a collection that name one record in a field, or in a part of it: the first of them, and how many there are. */
export type Referring = {
  readonly entity: Entity;
  readonly field: string;
  /** The part of the structure that names it; no filter of a list asks for it. */
  readonly part?: string;
  readonly rows: readonly Row[];
  readonly total: number;
  /** What they are sorted by, then by id. */
  readonly order: readonly SortKey[];
};

/** What refers to a record in a release, by collection and field, with up to `most` records each: one hop. What nobody refers by is left out. */
export async function readReferring(
  d1: D1Database,
  release: LedgerEntry,
  { collection }: Entity,
  id: string,
  most: number,
): Promise<Referring[]> {
  const asked = entities
    .filter((entity) => release.manifest.fields[entity.collection])
    .flatMap((entity) => {
      const stored = storedIn(release, entity);
      const naming = stored.filter(
        (field) => entity.fields[field]?.kind === "reference" && entity.fields[field]?.to === collection,
      );
      const inside = partsNaming(entity, collection).filter(({ field }) => stored.includes(field));
      return [...naming.map((field): { field: string; part?: string } => ({ field })), ...inside].map((by) => ({
        entity,
        ...by,
        stored,
        order: orderOf(entity, by.field, stored),
      }));
    });
  const queries = asked.map(
    ({ entity, field, part, stored, order }): ListQuery => ({
      ...wholeOf(entity),
      filters: [{ field, columns: [field], operator: "eq", values: [id], ...(part && { part }) }],
      sort: [...order, ...wholeOf(entity).sort],
      limit: most,
      fields: stored,
      total: true,
    }),
  );
  const answers = await readLists(d1, release.sequence, queries);
  return asked
    .map(({ entity, field, part, order }, i) => ({
      entity,
      field,
      ...(part && { part }),
      rows: answers[i]?.rows ?? [],
      total: answers[i]?.total ?? 0,
      order,
    }))
    .filter(({ total }) => total > 0);
}

/** By time, or else in the order that a source prints. */
function orderOf({ fields, printedOrder = [] }: Entity, by: string, stored: readonly string[]): SortKey[] {
  const sortable = stored.filter((key) => key !== by && isSortable(fields[key] as Field));
  const times = sortable.filter((key) => ["date", "fiscalYear"].includes(fields[key]?.kind ?? ""));
  const printed = printedOrder.map((key) => ({ column: key.replace(/^-/, ""), descending: key.startsWith("-") }));
  return [...times.map((column) => ({ column, descending: false })), ...printed.filter(({ column }) => sortable.includes(column))];
}
