import { and, type SQL, sql } from "drizzle-orm";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { asOf, EVERY, limitIn } from "./conditions";
import { columnNames, fromColumns } from "./rows";
import { run } from "./session";
import { tableFor } from "./tables";

/** The records of a collection, or those of them whose `field` is one of `values`. */
type Selection = {
  readonly entity: Entity;
  readonly where?: { readonly field: string; readonly values: readonly string[] };
};

/** The records of some collections in a release, by collection and in the order of ids: one hop, one snapshot. */
export async function readDataset(
  d1: D1Database,
  sequence: number,
  selections: readonly Selection[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { results } = await run(
    d1,
    selections.map((selection) => statement(sequence, selection)),
  );
  const dataset = selections.map(({ entity }, i) => {
    const rows = (results[i] ?? []).map((row) => fromColumns(entity, row, Object.keys(entity.fields)));
    return [entity.collection, rows] as const;
  });
  return new Map(dataset);
}

function statement(sequence: number, { entity, where }: Selection): SQL {
  const table = tableFor(entity);
  const columns = columnNames(entity, Object.keys(entity.fields)).map((name) => sql.identifier(name));
  const isWanted = where && sql`${sql.identifier(where.field)} IN (SELECT value FROM json_each(${JSON.stringify(where.values)}))`;
  return sql`SELECT ${sql.join(columns, sql`, `)} FROM ${table} WHERE ${and(asOf(table, sequence), isWanted)} ORDER BY ${table.id} ${limitIn(sequence, EVERY)}`;
}
