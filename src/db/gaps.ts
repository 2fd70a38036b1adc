import { sql } from "drizzle-orm";
import type { Gaps } from "../model/coverage";
import type { Entity } from "../model/entity";
import type { Field } from "../model/field";
import { columnsOf } from "../model/kinds";
import { asOf, EVERY, limitIn } from "./conditions";
import { run } from "./session";
import { tableFor } from "./tables";

/** A collection to be measured: its fields, and the records of which is to be known one by one what they lack. */
export type Measuring = { readonly entity: Entity; readonly fields: readonly string[]; readonly named: readonly string[] };

/** What the records of some collections lack in a release, counted where they lie: a budget book has tens of thousands. One hop. */
export async function readGaps(d1: D1Database, sequence: number, asked: readonly Measuring[]): Promise<readonly Gaps[]> {
  const statements = asked.flatMap(({ entity, fields, named }) => {
    const table = tableFor(entity);
    // No field has a name that begins with a space; `records` is one.
    const counts = fields.map((key) => sql`, sum(${isMissing(key, entity.fields[key])}) AS ${sql.identifier(key)}`);
    const flags = fields.map((key) => sql`, ${isMissing(key, entity.fields[key])} AS ${sql.identifier(key)}`);
    return [
      sql`SELECT count(*) AS " records"${sql.join(counts)} FROM ${table} WHERE ${asOf(table, sequence)} ${limitIn(sequence, EVERY)}`,
      sql`SELECT ${table.id} AS " id"${sql.join(flags)} FROM ${table}
        WHERE ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(named)})) AND ${asOf(table, sequence)}`,
    ];
  });
  const { results } = await run(d1, statements);
  return asked.map(({ entity, fields }, i): Gaps => {
    const [counted = {}] = results[2 * i] ?? [];
    const named = results[2 * i + 1] ?? [];
    return {
      entity,
      records: counted[" records"] as number,
      fields: fields.map((field) => ({
        field,
        absent: (counted[field] as number | null) ?? 0,
        named: named.filter((row) => row[field] === 1).map((row) => row[" id"] as string),
      })),
    };
  });
}

/** Whether a record says nothing in a field: no value, or an empty list. */
function isMissing(key: string, field: Field | undefined) {
  const column = sql.identifier(field ? (columnsOf(key, field)[0] ?? key) : key);
  return field?.many ? sql`ifnull(${column}, '[]') = '[]'` : sql`${column} IS NULL`;
}
