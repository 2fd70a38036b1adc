import { readLists } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { isSortable } from "../model/kinds";
import type { ListQuery, SortKey } from "../model/query";
import { storedIn } from "./ledger";

/** The records of a collection that name one record in a field: the first of them, and how many there are. */
export type Referring = {
  readonly entity: Entity;
  readonly field: string;
  readonly rows: readonly Row[];
  readonly total: number;
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
    .map(({ entity, field }, i) => ({ entity, field, rows: answers[i]?.rows ?? [], total: answers[i]?.total ?? 0 }))
    .filter(({ total }) => total > 0);
}

function naming(entity: Entity, field: string, id: string, fields: readonly string[], most: number): ListQuery {
  return {
    entity,
    filters: [{ field, columns: [field], operator: "eq", values: [id] }],
    ids: null,
    withinTheme: null,
    sort: orderOf(entity, field, fields),
    limit: most,
    after: null,
    fields,
    total: true,
    facets: [],
  };
}

/** By time; where an edition prints an order, by edition and that order. Ids decide the rest. */
function orderOf(entity: Entity, by: string, fields: readonly string[]): SortKey[] {
  const sortable = fields.filter((key) => isSortable(entity.fields[key] as Entity["fields"][string]));
  const times = sortable.filter((key) => ["date", "fiscalYear"].includes(entity.fields[key]?.kind ?? ""));
  const order = sortable.find((key) => entity.fields[key]?.iri === "schema:position");
  const editions = sortable.filter((key) => key !== by && entity.fields[key]?.kind === "reference" && !entity.fields[key]?.ours);
  const keys = [...times, ...(order ? [...editions, order] : []), "id"];
  return keys.map((column) => ({ column, descending: false }));
}
