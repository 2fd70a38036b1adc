import { type SQL, sql } from "drizzle-orm";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Manifest, Release } from "../model/release";
import { parsed } from "./answered";
import { EVERY, limitIn } from "./conditions";
import { type Answer, apply, LOAD_MS, run } from "./session";
import { tallies } from "./tables";

/** What a statement finds in all records of a collection as of a release; what it finds is little. */
export type Tally = {
  readonly kind: (typeof tallies.$inferSelect)["kind"];
  readonly statement: (sequence: number, entity: Entity, fields: readonly string[]) => SQL;
};

/** A release and the fields that it has of each collection. */
export type Counted = Pick<Release, "sequence"> & { readonly manifest: Pick<Manifest, "fields"> };

export type Rows = Answer["results"][number];

/**
 * What a tally finds in some collections of a release, by collection; a collection that came later is not among them. One hop where the
 * load has counted it, two where it has not.
 */
export async function readTallies(
  d1: D1Database,
  release: Counted,
  tally: Tally,
  asked: readonly Entity[],
): Promise<ReadonlyMap<string, Rows>> {
  const known = talliesFrom(await run(d1, [sql`${keptStatement(release, tally, asked)} ${limitIn(release.sequence, EVERY)}`]));
  const left = heldIn(release, asked).filter(([{ collection }]) => !known.has(collection));
  const { results } = await run(
    d1,
    left.map(([entity, fields]) => {
      const found = tally.statement(release.sequence, entity, fields);
      return sql`SELECT * FROM (${found}) ${limitIn(release.sequence, EVERY)}`;
    }),
  );
  return new Map([...known, ...left.map(([{ collection }], i) => [collection, results[i] ?? []] as const)]);
}

/** Counts and keeps what is not kept yet of a release, once its records are there. May be run again after an interruption. */
export async function loadTallies(d1: D1Database, release: Counted, tally: Tally): Promise<void> {
  const known = talliesFrom(await apply(d1, [keptStatement(release, tally, entities)], LOAD_MS));
  for (const [entity, fields] of heldIn(release, entities)) {
    if (known.has(entity.collection)) continue;
    const { results } = await apply(d1, [tally.statement(release.sequence, entity, fields)], LOAD_MS);
    const found = JSON.stringify(results[0]);
    // What does not fit is counted when it is asked for.
    if (found.length > MOST_CHARACTERS) continue;
    const kept = sql`INSERT OR IGNORE INTO ${tallies} ("release", "kind", "collection", "found")
      VALUES (${release.sequence}, ${tally.kind}, ${entity.collection}, ${found})`;
    await apply(d1, [kept], LOAD_MS);
  }
}

// A bound parameter of D1 may hold 2 MB in UTF-8; three bytes a character stay below.
const MOST_CHARACTERS = 600_000;

function keptStatement({ sequence }: Counted, { kind }: Tally, asked: readonly Entity[]): SQL {
  const collections = JSON.stringify(asked.map(({ collection }) => collection));
  return sql`SELECT ${tallies.collection}, ${tallies.found} FROM ${tallies} WHERE ${tallies.release} = ${sequence} AND ${tallies.kind} = ${kind}
    AND ${tallies.collection} IN (SELECT value FROM json_each(${collections}))`;
}

function talliesFrom({ results }: Answer): Map<string, Rows> {
  const rows = results[0] ?? [];
  return new Map(rows.map(({ collection, found }) => [collection as string, parsed(found, "a tally") as Rows]));
}

function heldIn({ manifest }: Counted, asked: readonly Entity[]): (readonly [Entity, readonly string[]])[] {
  return asked.flatMap((entity) => {
    const fields = manifest.fields[entity.collection];
    return fields ? [[entity, fields] as const] : [];
  });
}
