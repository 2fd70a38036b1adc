import { entities } from "../model";
import type { Change } from "../model/change";
import { complete } from "../model/entity";
import type { Row } from "../model/field";
import { type Dataset, rowsOf } from "./dataset";

/** The difference of two editions, by collection. Rows are compared whole, keys in the registry's order. */
export function changesBetween(before: Dataset, after: Dataset): ReadonlyMap<string, Change> {
  return new Map(
    entities.map((entity) => {
      // A field that came later is absent in the older edition, which is no change of a record.
      const written = (row: Row) => JSON.stringify(complete(entity, row));
      const old = new Map(rowsOf(before, entity).map((row) => [row.id, written(row)]));
      const current = rowsOf(after, entity);
      const begun = current.filter((row) => old.get(row.id) !== written(row));
      const kept = new Set(current.map((row) => row.id));
      const changed = begun.map((row) => row.id).filter((id) => old.has(id));
      const removed = [...old.keys()].filter((id) => !kept.has(id));
      return [entity.collection, { begun, ended: [...changed, ...removed].sort() }];
    }),
  );
}
