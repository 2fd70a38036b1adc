import { recordTombstone, releaseTombstone } from "../catalog/tombstone";
import { type Buried, readTombstone } from "../db/history";
import { readIds } from "../db/records";
import { type Listed, readHolding } from "../db/releases";
import { entities, entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Release } from "../model/release";
import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { paths, urlsAt } from "../urls";
import { Problem } from "./problem";
import { type Ctx, FROZEN } from "./respond";
import { shorten } from "./shorten";
import { movedOn } from "./tombstone";

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

/** The problem that there is no release to answer from yet. */
export function nothingLoaded(): Problem {
  const detail = { en: "No release has been loaded yet.", ja: "リリースがまだ読み込まれていません。" };
  return new Problem("unavailable", detail, { headers: { "Retry-After": "60" } });
}

/** The problem that a ledger has no such release; without any, before the first is loaded or where the pointer is lost, none can be said not to be. */
export function unknownRelease(ledger: readonly Listed[], release: string): Problem {
  if (ledger.length === 0) return nothingLoaded();
  const names = ledger.filter(({ withdrawal }) => !withdrawal).map(({ id }) => id);
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

/** The problem that the search index does not hold a release yet that the ledger has. */
export function searchBehind({ id }: Release): Problem {
  const detail = {
    en: `The search index does not hold release ${id} yet.`,
    ja: `検索索引にリリース${id}がまだ反映されていません。`,
  };
  return new Problem("unavailable", detail, { headers: { "Retry-After": "10" } });
}

type Withdrawn = NonNullable<Listed["withdrawal"]>;

/** That a release was withdrawn, when and why. */
export function withdrawnInWords(id: string, { on, reason }: Withdrawn): Text {
  return {
    en: `Release ${id} was withdrawn on ${on}: ${reason.en}`,
    ja: `リリース${id}は${on}に公開を取り下げられました。理由：${reason.ja}`,
  };
}

/** The problem that a release was withdrawn. Its manifest and citation stay. */
export function withdrawnRelease({ withdrawal, ...release }: Listed): Problem {
  const { id } = release;
  const { on, reason } = withdrawal as Withdrawn;
  const { en, ja } = withdrawnInWords(id, { on, reason });
  // Another sentence follows.
  return new Problem(
    "release-withdrawn",
    { en, ja: `${ja} ` },
    {
      members: { release: id, withdrawnOn: on, reason, manifest: paths.release(id), citation: paths.cite(id, "txt") },
      graph: (urls) => releaseTombstone(release, { on, reason }, urls),
    },
  );
}

/**
 * Where a record that a release does not hold went: 308 to the record that it was merged into, or the problem that it was removed,
 * or that it never was. What is gone is described by its tombstone where a graph is asked for.
 */
export async function goneOrUnknown(
  c: Ctx,
  release: Release,
  entity: Entity,
  id: string,
  pathOf: (id: string) => string,
  frozen: boolean,
): Promise<Response> {
  const stone = await readTombstone(c.env.DB, entity.collection, id, release.sequence);
  if (!stone) throw await unknownRecord(c.env.DB, release, entity, id);
  const lastHeld =
    (await readHolding(c.env.DB, [{ entity, id }])).findLast(({ sequence }) => sequence < stone.release.sequence) ?? null;
  if (stone.merged && stone.successor) {
    return movedOn(c, recordTombstone(stone, lastHeld, urlsAt(c.env.PUBLIC_URL)), {
      Location: pathOf(stone.successor),
      "Cache-Control": frozen ? FROZEN : "public, max-age=86400",
    });
  }
  throw removedRecord(entity, stone, lastHeld, stone.successor && pathOf(stone.successor));
}

/** The problem that a record was removed, with where it lives on if it does. `lastHeld` is the last release that has it and may be read. */
export function removedRecord(entity: Entity, stone: Buried, lastHeld: Release | null, successor: string | null): Problem {
  const { id, release, reason } = stone;
  return new Problem(
    "record-removed",
    {
      en: `“${id}” was removed from ${entity.label.en} with release ${release.id} of ${release.issued}: ${reason.en}`,
      ja: `「${id}」はリリース${release.id}（${release.issued}）で「${entity.label.ja}」から削除されました。理由：${reason.ja} `,
    },
    {
      members: {
        reason,
        removedIn: { id: release.id, issued: release.issued },
        successor,
        history: paths.history(entity.collection, id),
        citation: lastHeld && paths.cite(lastHeld.id, "txt", `${entity.collection}/${id}`),
      },
      graph: (urls) => recordTombstone(stone, lastHeld, urls),
    },
  );
}

/** The problem that a release holds no such record. */
export async function unknownRecord(d1: D1Database, release: Release, entity: Entity, id: string): Promise<Problem> {
  return noSuchRecord(release, entity, id, await readIds(d1, release.sequence, entity, MOST_IDS));
}

/** The same, where some ids that it does hold are known. */
export function noSuchRecord(release: Pick<Release, "id">, entity: Entity, id: string, ids: readonly string[]): Problem {
  const shown = shorten(id, 80);
  return new Problem(
    "unknown-record",
    {
      en: `Release ${release.id} has no record “${shown}” in ${entity.label.en}.`,
      ja: `リリース${release.id}の「${entity.label.ja}」に「${shown}」というレコードはありません。`,
    },
    { members: { didYouMean: suggest(id, ids), list: paths.list(entity.collection, { release: release.id }) } },
  );
}
