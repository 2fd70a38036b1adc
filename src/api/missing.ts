import { readIds } from "../db/records";
import { readLedger } from "../db/releases";
import { entities, entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Release } from "../model/release";
import { suggest } from "../model/suggest";
import { paths } from "../urls";
import { Problem } from "./problem";
import { shorten } from "./shorten";

// Ids read to find the nearest one; a collection with more gets no suggestion beyond them.
export const MOST_IDS = 1_000;

/** The problem that nothing stands at an address. */
export function nothingHere(): Problem {
  return new Problem("not-found", { en: "There is nothing at this address.", ja: "このURLには何もありません。" });
}

/** The entity of a path segment, or the problem that there is none. */
export function entityOrProblem(collection: string): Entity {
  const entity = entityOf(collection);
  if (entity) return entity;
  const names = entities.map((one) => one.collection);
  const shown = shorten(collection, 80);
  throw new Problem(
    "unknown-collection",
    { en: `There is no collection “${shown}”.`, ja: `「${shown}」というコレクションはありません。` },
    { members: { available: names, didYouMean: suggest(collection, names) } },
  );
}

/** The problem that there is no such release. */
export async function unknownRelease(d1: D1Database, release: string): Promise<Problem> {
  const names = (await readLedger(d1)).map(({ id }) => id);
  const shown = shorten(release, 40);
  return new Problem(
    "unknown-release",
    {
      en: `There is no release “${shown}”.`,
      ja: `「${shown}」というリリースはありません。`,
    },
    { members: { available: names, didYouMean: suggest(release, names) } },
  );
}

/** The problem that a release holds no such record. */
export async function unknownRecord(d1: D1Database, release: Release, entity: Entity, id: string): Promise<Problem> {
  const ids = await readIds(d1, release.sequence, entity, MOST_IDS);
  const shown = shorten(id, 80);
  return new Problem(
    "unknown-record",
    {
      en: `Release ${release.id} has no record “${shown}” in ${entity.collection}.`,
      ja: `リリース${release.id}の${entity.collection}に「${shown}」というレコードはありません。`,
    },
    { members: { didYouMean: suggest(id, ids), list: paths.list(entity.collection, { release: release.id }) } },
  );
}
