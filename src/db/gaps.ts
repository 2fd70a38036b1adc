import { type SQL, sql } from "drizzle-orm";
import type { Gaps } from "../model/coverage";
import type { Entity } from "../model/entity";
import type { Field } from "../model/field";
import { columnsOf } from "../model/kinds";
import { asOf, EVERY, limitIn } from "./conditions";
import { run } from "./session";
import { tableFor } from "./tables";
import { type Counted, readTallies, type Tally } from "./tallies";

/** A collection to be measured: its fields, and the records of which is to be known one by one what they lack. */
type Measuring = { readonly entity: Entity; readonly fields: readonly string[]; readonly named: readonly string[] };

/** What the records of some collections lack in a release. A budget book has tens of thousands, so the load has counted it. Two hops at once. */
export async function readGaps(d1: D1Database, release: Counted, asked: readonly Measuring[]): Promise<readonly Gaps[]> {
  const whole = asked.map(({ entity }) => entity);
  const naming = asked.filter(({ named }) => named.length > 0);
  const statements = naming.map((one) => namedStatement(release.sequence, one));
  const [counts, { results }] = await Promise.all([readTallies(d1, release, gapsTally, whole), run(d1, statements)]);
  return asked.map((one): Gaps => {
    const { entity, fields } = one;
    const [counted = {}] = counts.get(entity.collection) ?? [];
    const named = results[naming.indexOf(one)] ?? [];
    return {
      entity,
      records: counted[RECORDS] as number,
      fields: fields.map((field) => ({
        field,
        absent: (counted[field] as number | null) ?? 0,
        named: named.filter((row) => row[field] === 1).map((row) => row[ID] as string),
      })),
    };
  });
}

/** What the load counts of it: one row, of each field how many records lack it, and how many records there are. */
export const gapsTally: Tally = {
  kind: "gaps",
  statement(sequence, entity, fields) {
    const table = tableFor(entity);
    const counts = fields.map((key) => sql`, sum(${isMissing(key, entity.fields[key])}) AS ${sql.identifier(key)}`);
    return sql`SELECT count(*) AS ${sql.identifier(RECORDS)}${sql.join(counts)} FROM ${table} WHERE ${asOf(table, sequence)}`;
  },
};

// No field has a name that begins with a space; `records` is one.
const RECORDS = " records";
const ID = " id";

function namedStatement(sequence: number, { entity, fields, named }: Measuring): SQL {
  const table = tableFor(entity);
  const flags = fields.map((key) => sql`, ${isMissing(key, entity.fields[key])} AS ${sql.identifier(key)}`);
  return sql`SELECT ${table.id} AS ${sql.identifier(ID)}${sql.join(flags)} FROM ${table}
    WHERE ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(named)})) AND ${asOf(table, sequence)} ${limitIn(sequence, EVERY)}`;
}

/** Whether a record says nothing in a field: no value, or an empty list. */
function isMissing(key: string, field: Field | undefined) {
  const column = sql.identifier(field ? (columnsOf(key, field)[0] ?? key) : key);
  return field?.many ? sql`ifnull(${column}, '[]') = '[]'` : sql`${column} IS NULL`;
}
