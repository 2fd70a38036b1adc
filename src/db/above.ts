import { type SQL, sql } from "drizzle-orm";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { asOf, EVERY, limitIn } from "./conditions";
import { columnNames, fromColumns } from "./rows";
import { run } from "./session";
import { tableFor } from "./tables";

/** Records of a collection, and all that these name by `links`, and so on up. */
type Ascent = { readonly entity: Entity; readonly ids: readonly string[]; readonly links: readonly string[] };

/** The records of several ascents as of a release: one hop. */
export async function readAbove(
  d1: D1Database,
  sequence: number,
  ascents: readonly Ascent[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Row>>> {
  const { results } = await run(
    d1,
    ascents.map((ascent) => statement(sequence, ascent)),
  );
  const found = ascents.map(({ entity }, i) => {
    const rows = (results[i] ?? []).map((row) => fromColumns(entity, row, Object.keys(entity.fields)));
    return [entity.collection, new Map(rows.map((row) => [row.id, row]))] as const;
  });
  return new Map(found);
}

function statement(sequence: number, { entity, ids, links }: Ascent): SQL {
  const table = tableFor(entity);
  const column = (name: string) => sql`${sql.identifier(entity.collection)}.${sql.identifier(name)}`;
  const columns = columnNames(entity, Object.keys(entity.fields)).map(column);
  const named = sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
  const next = sql`SELECT link.value FROM above CROSS JOIN ${table} CROSS JOIN json_each(json_array(${sql.join(links.map(column), sql`, `)})) AS link
    WHERE ${table.id} = above.id AND ${asOf(table, sequence)} AND link.value IS NOT NULL`;
  const above = links.length > 0 ? sql`${named} UNION ${next}` : named;
  return sql`WITH RECURSIVE above(id) AS (${above}) SELECT ${sql.join(columns, sql`, `)} FROM above CROSS JOIN ${table}
    WHERE ${table.id} = above.id AND ${asOf(table, sequence)} ${limitIn(sequence, EVERY)}`;
}
