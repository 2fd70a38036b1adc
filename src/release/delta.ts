import { entities } from "../model";
import { fieldChanges, kindOf, type RecordChange } from "../model/difference";
import { complete } from "../model/entity";
import { patchOf, writePatch } from "../model/patch";
import { type Dataset, rowsOf } from "./dataset";
import type { Edition, Plan, Side } from "./dumps";
import { once } from "./once";

/** Every record that two editions hold differently, by collection and id. */
export function recordChanges(before: Dataset, after: Dataset): RecordChange[] {
  return [...entities]
    .sort((a, b) => (a.collection < b.collection ? -1 : 1))
    .flatMap((entity) => {
      const [old, current] = [before, after].map((side) => new Map(rowsOf(side, entity).map((row) => [row.id, row])));
      const ids = [...new Set([...(old?.keys() ?? []), ...(current?.keys() ?? [])])].sort();
      return ids.flatMap((id): RecordChange[] => {
        const [from, to] = [old?.get(id) ?? null, current?.get(id) ?? null];
        // A field that came later is absent in the older edition, which is no change of a record.
        if (from && to && JSON.stringify(complete(entity, from)) === JSON.stringify(complete(entity, to))) return [];
        return [{ entity, id, before: from, after: to }];
      });
    });
}

/** The files that lead from the edition before to this one, deletions included; none for the first. */
export function deltaFiles(edition: Edition): Plan[] {
  const { before } = edition;
  if (!before) return [];
  const changes = once(() => recordChanges(before.dataset, edition.dataset));
  const side = ({ release, shape }: Side) => ({ release, collections: Object.keys(shape.fields) });
  const file = (suffix: string, contentType: string, write: Plan["write"]): Plan => ({
    name: `delta-from-${before.release.id}${suffix}`,
    contentType,
    get rows() {
      return changes().length;
    },
    twin: true,
    write,
  });
  return [
    file(".ndjson", "application/x-ndjson; charset=utf-8", function* () {
      for (const one of changes()) yield `${JSON.stringify(lineOf(one, edition.shape.fields))}\n`;
    }),
    file(".patch.json", "application/json-patch+json", () => [writePatch(patchOf(side(before), side(edition), changes()))]),
  ];
}

/** A line of the delta: what happened to a record, the fields that differ, and its new state, null where it was removed. */
function lineOf(change: RecordChange, shown: Side["shape"]["fields"]) {
  const { entity, id, before, after } = change;
  const fields = before && after ? fieldChanges(entity, before, after).map(({ field }) => field) : [];
  // Fields that came later are no part of the release.
  const data =
    after && Object.fromEntries((shown[entity.collection] ?? []).map((field) => [field, complete(entity, after)[field]]));
  return { collection: entity.collection, id, change: kindOf(change), fields, data };
}
