import { sql } from "drizzle-orm";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { asOf } from "./conditions";
import { columnNames, fromColumns } from "./rows";
import { type Cost, run } from "./session";
import { tableFor } from "./tables";

/** Every record of some collections in a release, by collection and in the order of ids: one hop, one snapshot. */
export async function readDataset(
  d1: D1Database,
  sequence: number,
  entities: readonly Entity[],
): Promise<{ readonly dataset: ReadonlyMap<string, readonly Row[]>; readonly cost: Cost }> {
  const { results, cost } = await run(
    d1,
    entities.map((entity) => {
      const table = tableFor(entity);
      const columns = columnNames(entity, Object.keys(entity.fields)).map((name) => sql.identifier(name));
      return sql`SELECT ${sql.join(columns, sql`, `)} FROM ${table} WHERE ${asOf(table, sequence)} ORDER BY ${table.id}`;
    }),
  );
  const dataset = entities.map((entity, i) => {
    const rows = (results[i] ?? []).map((row) => fromColumns(entity, row, Object.keys(entity.fields)));
    return [entity.collection, rows] as const;
  });
  return { dataset: new Map(dataset), cost };
}
