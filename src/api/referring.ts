import { readLists } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Field, Row } from "../model/field";
import { isSortable } from "../model/kinds";
import type { ListQuery, SortKey } from "../model/query";
import { storedIn } from "./ledger";

/** The records of a collection that name one record in a field: the first of them, and how many there are. */
export type Referring = {
  readonly entity: Entity;
  readonly field: string;
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
    .flatMap((entity) => storedIn(release, entity).map((field) => ({ entity, field })))
    .filter(({ entity, field }) => entity.fields[field]?.kind === "reference" && entity.fields[field]?.to === collection);
  const queries = asked.map(({ entity, field }) => naming(entity, field, id, storedIn(release, entity), most));
  const answers = await readLists(d1, release.sequence, queries);
  return asked
    .map(({ entity, field }, i) => ({
      entity,
      field,
      rows: answers[i]?.rows ?? [],
      total: answers[i]?.total ?? 0,
      order: orderOf(entity, field, storedIn(release, entity)),
    }))
    .filter(({ total }) => total > 0);
}

function naming(entity: Entity, field: string, id: string, fields: readonly string[], most: number): ListQuery {
  return {
    entity,
    filters: [{ field, columns: [field], operator: "eq", values: [id] }],
    ids: null,
    withinTheme: null,
    sort: [...orderOf(entity, field, fields), { column: "id", descending: false }],
    limit: most,
    after: null,
    fields,
    total: true,
    facets: [],
  };
}

/** By time, or else in the order that a source prints. */
function orderOf({ fields, printedOrder = [] }: Entity, by: string, stored: readonly string[]): SortKey[] {
  const sortable = stored.filter((key) => key !== by && isSortable(fields[key] as Field));
  const times = sortable.filter((key) => ["date", "fiscalYear"].includes(fields[key]?.kind ?? ""));
  const printed = printedOrder.map((key) => ({ column: key.replace(/^-/, ""), descending: key.startsWith("-") }));
  return [...times.map((column) => ({ column, descending: false })), ...printed.filter(({ column }) => sortable.includes(column))];
}
