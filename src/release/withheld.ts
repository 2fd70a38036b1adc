import { entities } from "../model";
import type { ChangeKind } from "../model/difference";
import { complete, type Entity } from "../model/entity";
import type { Row } from "../model/field";
import { type Dataset, ordered, rowsOf } from "./dataset";
import type { Frozen } from "./frozen";

/** An entry of the public change log: what a release did to a record. */
export type LogEntry = {
  readonly release: string;
  readonly collection: string;
  readonly id: string;
  readonly change: ChangeKind;
};

/**
 * Releases with records for those whose own can no longer be had, because they were withdrawn. The change log says which records such a
 * release touched; what it made of them is what the next release still says of them, and where that is not known either, only withdrawn
 * releases held it: a placeholder stands for what nobody may read, so that the states before and after it begin and end where they did.
 * `releases` are all, oldest first.
 */
export function withWithheld(releases: readonly Frozen[], withdrawn: readonly string[], log: readonly LogEntry[]): Frozen[] {
  const byRelease = Map.groupBy(log, ({ release }) => release);
  const entriesOf = ({ release }: Frozen) => byRelease.get(release.id) ?? [];
  const isWithdrawn = ({ release }: Frozen) => withdrawn.includes(release.id);
  let before: Dataset = new Map();
  return releases.map((one, i): Frozen => {
    if (isWithdrawn(one)) {
      const next = releases.findIndex((other, at) => at > i && !isWithdrawn(other));
      const touched = new Set(
        releases
          .slice(i + 1, next + 1)
          .flatMap(entriesOf)
          .map(nameOf),
      );
      const after = statesIn(releases[next]?.dataset ?? new Map());
      before = applied(before, entriesOf(one), (entity, id) => {
        const name = nameOf({ collection: entity.collection, id });
        return (touched.has(name) ? undefined : after.get(name)) ?? placeholder(entity, id, one);
      });
      return { ...one, dataset: before };
    }
    before = one.dataset;
    return one;
  });
}

function statesIn(dataset: Dataset): ReadonlyMap<string, Row> {
  return new Map(
    entities.flatMap((entity) =>
      rowsOf(dataset, entity).map((row) => [nameOf({ collection: entity.collection, id: row.id }), row] as const),
    ),
  );
}

function applied(before: Dataset, entries: readonly LogEntry[], stateOf: (entity: Entity, id: string) => Row): Dataset {
  const byCollection = Map.groupBy(entries, ({ collection }) => collection);
  return ordered(
    new Map(
      entities.map((entity) => {
        const rows = new Map(rowsOf(before, entity).map((row) => [row.id, row]));
        for (const { id, change } of byCollection.get(entity.collection) ?? []) {
          if (change === "removed") rows.delete(id);
          else rows.set(id, stateOf(entity, id));
        }
        return [entity.collection, [...rows.values()]];
      }),
    ),
  );
}

/** A state that differs from every other: it has nothing but the number of its release for a name. */
function placeholder(entity: Entity, id: string, { release }: Frozen): Row {
  return complete(entity, { id, [entity.title]: { ja: release.id, en: release.id } });
}

function nameOf({ collection, id }: Pick<LogEntry, "collection" | "id">): string {
  return `${collection}/${id}`;
}
