import { type SQL, sql } from "drizzle-orm";
import { entityOf } from "../model";
import type { RecordChange } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { byCodePoint } from "../model/order";
import { limitIn } from "./conditions";
import { columnNames, fromColumns } from "./rows";
import { run } from "./session";
import { changes, columns, tableFor } from "./tables";

/** Where a page of a comparison ended. */
export type ChangePosition = readonly [collection: string, id: string];

export type Span = { readonly from: number; readonly to: number; readonly collection: string | null };

/**
 * Records that two releases hold differently, by collection and id, from the change log of the releases between them. `last` is
 * where the page ended, null where nothing follows. A record that was changed and changed back is not among them.
 */
export async function readDifference(
  d1: D1Database,
  { from, to, collection }: Span,
  after: ChangePosition | null,
  limit: number,
): Promise<{ changes: RecordChange[]; last: ChangePosition | null }> {
  const [low, high] = from < to ? [from, to] : [to, from];
  // Each release's own changes lie in the order of the page, so that a page of each is enough for a page of all.
  const releasesBetween = Array.from({ length: high - low }, (_, i) => low + 1 + i);
  const found = await run(
    d1,
    releasesBetween.map(
      (sequence) => sql`SELECT ${changes.release}, ${changes.collection}, ${changes.id}, ${changes.change}, ${changes.previous}
        FROM ${changes} WHERE ${changes.release} = ${sequence}
        ${collection ? sql`AND ${changes.collection} = ${collection}` : sql``}
        ${after ? sql`AND (${changes.collection}, ${changes.id}) > (${after[0]}, ${after[1]})` : sql``}
        ORDER BY ${changes.collection}, ${changes.id} ${limitIn(high, limit + 1)}`,
    ),
  );
  const touched = touchedIn(found.results.flat());
  const page = touched.slice(0, limit);
  const held = await readStates(
    d1,
    page.flatMap(({ entity, id, first, last }) => [stateAt(entity, id, first), stateAt(entity, id, last)]),
  );
  const differences = page.flatMap(({ entity, id }, i): RecordChange[] => {
    const states = [held[2 * i] ?? null, held[2 * i + 1] ?? null] as const;
    if (JSON.stringify(states[0]) === JSON.stringify(states[1])) return [];
    const [before, after] = from < to ? states : [states[1], states[0]];
    return [{ entity, id, before, after }];
  });
  const end = page.at(-1);
  return { changes: differences, last: touched.length > limit && end ? [end.entity.collection, end.id] : null };
}

/** A record that was touched: `since` of its state before the first change and of the one after the last; null where it was not there. */
type Touched = { readonly entity: Entity; readonly id: string; readonly first: number | null; readonly last: number | null };

/** The records of entries of the log, each once, by collection and id. */
function touchedIn(entries: readonly Record<string, unknown>[]): Touched[] {
  const ofRecord = Map.groupBy(entries, (entry) => `${entry.collection}/${entry.id}`);
  return [...ofRecord.values()]
    .map((all): Touched => {
      const sorted = all.sort((a, b) => (a.release as number) - (b.release as number));
      const [first, last] = [sorted[0], sorted.at(-1)] as [Record<string, unknown>, Record<string, unknown>];
      const entity = entityOf(first.collection as string) as Entity;
      const after = last.change === "removed" ? null : (last.release as number);
      return { entity, id: first.id as string, first: first.previous as number | null, last: after };
    })
    .sort((a, b) => byCodePoint(a.entity.collection, b.entity.collection) || byCodePoint(a.id, b.id));
}

type StateKey = { readonly entity: Entity; readonly id: string; readonly since: number };

function stateAt(entity: Entity, id: string, since: number | null): StateKey | null {
  return since === null ? null : { entity, id, since };
}

// As many columns as D1 gives a result, of two parameters each.
const STATES_AT_ONCE = 50;

/** States by their keys, in the order asked: each is a column of its own, so that exactly one row is read for it. */
async function readStates(d1: D1Database, wanted: readonly (StateKey | null)[]): Promise<(Row | null)[]> {
  const keys = wanted.filter((key) => key !== null);
  const groups = Array.from({ length: Math.ceil(keys.length / STATES_AT_ONCE) }, (_, i) =>
    keys.slice(i * STATES_AT_ONCE, (i + 1) * STATES_AT_ONCE),
  );
  const { results } = await run(
    d1,
    groups.map(
      (group) =>
        sql`SELECT ${sql.join(
          group.map((key, i) => sql`(${stateStatement(key)}) AS ${sql.identifier(`s${i}`)}`),
          sql`, `,
        )}`,
    ),
  );
  const found = groups.flatMap((group, i) => group.map((key, k) => stateFrom(key, results[i]?.[0]?.[`s${k}`] as string | null)));
  return wanted.map((key) => (key === null ? null : (found.shift() ?? null)));
}

function stateStatement({ entity, id, since }: StateKey): SQL {
  const table = tableFor(entity);
  return sql`SELECT json_array(${columns(entity, columnNames(entity, Object.keys(entity.fields)))}) FROM ${table}
    WHERE ${table.id} = ${id} AND ${table.since} = ${since}`;
}

function stateFrom({ entity }: StateKey, values: string | null): Row | null {
  if (values === null) return null;
  const fields = Object.keys(entity.fields);
  const stored = JSON.parse(values) as unknown[];
  return fromColumns(entity, Object.fromEntries(columnNames(entity, fields).map((name, i) => [name, stored[i]])), fields);
}
