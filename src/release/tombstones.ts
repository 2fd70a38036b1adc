import { entities } from "../model";
import type { Tombstone } from "../model/release";
import type { Text } from "../model/text";
import { type Dataset, rowsOf } from "./dataset";

/** The names of records. */
type Names = ReadonlySet<string>;

const name = ({ collection, id }: { readonly collection: string; readonly id: string }) => `${collection}/${id}`;

/** What is wrong, and with which of the tombstones, by its place in their list; null where it is one that is missing. */
export type StoneFinding = Text & { readonly stone: number | null };

/** The tombstones of the records that a release removes, given the names of what was there before and after, and all that were ever written. */
export function tombstonesOf(before: Names, after: Names, all: readonly Tombstone[]): Tombstone[] {
  return all
    .filter((stone) => before.has(name(stone)) && !after.has(name(stone)))
    .map(({ collection, id, reason: { ja, en }, successor, merged }) => ({
      collection,
      id,
      reason: { ja, en },
      successor,
      merged,
    }));
}

/**
 * What is wrong with the tombstones: a removed record without one, one on a record that is there (an id is never used again), one
 * on a record that never was, two on one record, a successor that is not there, a merger without successor. `past` are the names of
 * all that was ever there, `before` those of the release before.
 */
export function tombstoneFindings(past: Names, before: Names, present: Names, all: readonly Tombstone[]): StoneFinding[] {
  const buried = new Set(all.map(name));
  const findings: StoneFinding[] = [];
  for (const one of past) {
    if (present.has(one) || buried.has(one)) continue;
    findings.push({
      stone: null,
      en: `${one} is in an earlier release and gone from data/. Put it back, or add it to data/tombstones.yaml with a reason.`,
      ja: `${one} は以前のリリースにあり、data/ にありません。戻すか、理由を添えて data/tombstones.yaml に加えてください。`,
    });
  }
  for (const [i, stone] of all.entries()) {
    const one = name(stone);
    const note = (en: string, ja: string) => findings.push({ stone: i, en, ja });
    if (all.findIndex((other) => name(other) === one) < i)
      note(`${one} has two tombstones. Keep one of them.`, `${one} の削除記録が2つあります。一方だけを残してください。`);
    if (present.has(one)) {
      note(
        `${one} has a tombstone and stands in data/. An id is never used again: give the new record another.`,
        `${one} は削除済みとされていますが data/ にあります。識別子は再利用できません。新しいレコードには別の識別子を付けてください。`,
      );
    } else if (!past.has(one)) {
      note(
        `${one} has a tombstone but was in no release. Fix data/tombstones.yaml.`,
        `${one} はどのリリースにもありませんでした。data/tombstones.yaml を直してください。`,
      );
    }
    if (stone.merged && stone.successor === null) {
      note(
        `${one} is merged, but no successor is named in data/tombstones.yaml.`,
        `${one} は統合とされていますが、data/tombstones.yaml に successor がありません。`,
      );
    }
    // What an earlier release merged into a record leads to it, and with it to why it was removed since.
    const mayBeGone = !before.has(one);
    const last = lastOf(stone, all);
    const isThere = present.has(last) || (mayBeGone && all.some((other) => name(other) === last && !other.merged));
    if (stone.merged && stone.successor !== null && !isThere) {
      note(
        `${one} is merged, but following its successors leads to no record that is there. Fix data/tombstones.yaml.`,
        `${one} は統合とされていますが、successor をたどっても現存するレコードに行き着きません。data/tombstones.yaml を直してください。`,
      );
    }
    if (
      stone.successor !== null &&
      !past.has(name({ ...stone, id: stone.successor })) &&
      !present.has(name({ ...stone, id: stone.successor }))
    ) {
      note(
        `${one} names ${stone.successor} as its successor, which is no record of ${stone.collection}.`,
        `${one} の successor「${stone.successor}」は ${stone.collection} にありません。`,
      );
    }
  }
  return findings;
}

/** Where the successors of a merged record end: at the first that is not merged further, or where they come round again. */
function lastOf(stone: Tombstone, all: readonly Tombstone[]): string {
  const seen = new Set([name(stone)]);
  for (let next: string | null = stone.successor; next !== null; ) {
    const at = name({ collection: stone.collection, id: next });
    const further = all.find((other) => name(other) === at && other.merged);
    if (!further || seen.has(at)) return at;
    seen.add(at);
    next = further.successor;
  }
  return name(stone);
}

/** The names of all records of a dataset: `{collection}/{id}`. */
export function namesIn(dataset: Dataset): Names {
  return new Set(
    entities.flatMap((entity) => rowsOf(dataset, entity).map(({ id }) => name({ collection: entity.collection, id }))),
  );
}
