import { type SQL, sql } from "drizzle-orm";
import type { Entity } from "../model/entity";
import type { Json } from "../model/field";
import { asOf } from "./conditions";
import { run } from "./session";
import { columns, tableFor } from "./tables";
import { type Counted, type Rows, readTallies, type Tally } from "./tallies";

/** As much of a piece of evidence as tells works apart: of a line of a source, the source alone. */
type Cited = { readonly [part: string]: Json };

/** The evidence of some records of a collection in a release, each piece once and at most a thousand. */
export async function readEvidence(
  d1: D1Database,
  sequence: number,
  entity: Entity,
  ids: readonly string[],
): Promise<readonly Cited[]> {
  const { results } = await run(d1, [evidenceStatement(sequence, entity, ids)]);
  return citedFrom(results[0] ?? []);
}

/** The same of all records of some collections, in the order of these. */
export async function readWholeEvidence(d1: D1Database, release: Counted, asked: readonly Entity[]): Promise<readonly Cited[]> {
  const found = await readTallies(d1, release, evidenceTally, asked);
  return asked.flatMap(({ collection }) => citedFrom(found.get(collection) ?? []));
}

/** What the load counts of it. */
export const evidenceTally: Tally = {
  kind: "evidence",
  statement: (sequence, entity) => evidenceStatement(sequence, entity, null),
};

// More works than any sentence names.
const MOST = 1_000;

function evidenceStatement(sequence: number, entity: Entity, ids: readonly string[] | null): SQL {
  const table = tableFor(entity);
  // What names only the first few names the same ones each time.
  return sql`SELECT item.value ->> 'source' AS source, item.value ->> 'citation' AS citation
    FROM ${table}, json_each(${columns(entity, ["evidence"])}) AS item
    WHERE ${asOf(table, sequence)} ${ids ? sql`AND ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))` : sql``}
    GROUP BY 1, 2 ORDER BY min(${table.id}), min(item.key) LIMIT ${MOST}`;
}

function citedFrom(rows: Rows): Cited[] {
  return rows.map(
    ({ source, citation }): Cited => (citation ? { citation: JSON.parse(citation as string) } : { source: source as string }),
  );
}
