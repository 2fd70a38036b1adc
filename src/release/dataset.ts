import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";

/** All records of an edition, by collection: in memory, or read anew whenever they are asked for, so that no more are held than somebody works on. */
export type Dataset = Pick<ReadonlyMap<string, readonly Row[]>, "get">;

/** The records of a collection; none where the edition has no such collection. */
export function rowsOf(dataset: Dataset, entity: Entity): readonly Row[] {
  return dataset.get(entity.collection) ?? [];
}

/** A dataset in memory, as it is. */
export function held(dataset: Dataset): Dataset {
  return new Map(entities.map((entity) => [entity.collection, rowsOf(dataset, entity)]));
}

/** The same in memory, with every collection there and its records in the order of their ids, as releases hold them. */
export function ordered(dataset: Dataset): ReadonlyMap<string, readonly Row[]> {
  const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return new Map(entities.map((entity) => [entity.collection, [...rowsOf(dataset, entity)].sort(byId)]));
}
