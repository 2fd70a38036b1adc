import { evidenceOf } from "../../catalog/attribution";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";

/** A record whose evidence names a line. */
export type Named = { readonly entity: Entity; readonly row: Row };

/** The records whose evidence names each line of a source, by the number of the line, in the order of collections and of their rows. */
export function namedByLine(
  source: string,
  collections: readonly (readonly [entity: Entity, rows: readonly Row[]])[],
): ReadonlyMap<number, readonly Named[]> {
  const named = new Map<number, Named[]>();
  for (const [entity, rows] of collections)
    for (const row of rows) {
      const lines = evidenceOf(row).flatMap((item) => (item.source === source && item.line ? [item.line as number] : []));
      for (const line of new Set(lines)) named.set(line, [...(named.get(line) ?? []), { entity, row }]);
    }
  return named;
}
