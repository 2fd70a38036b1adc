import { fieldChanges, type RecordChange } from "./difference";
import { present } from "./entity";
import type { Json } from "./field";
import type { Release } from "./release";

/** An operation of JSON Patch (RFC 6902, section 4). */
export type Operation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/** What a patch needs to know of a release beside its records. */
export type Side = { readonly release: Pick<Release, "id" | "issued">; readonly collections: readonly string[] };

/**
 * The JSON Patch (RFC 6902) that makes the whole-release JSON document of one release from that of another. It begins with a test
 * of the release, so that it is refused by any other document.
 */
export function patchOf(from: Side, to: Side, changes: readonly RecordChange[]): Operation[] {
  const named = ({ release: { id, issued } }: Side) => ({ id, issued });
  const operations: Operation[] = [{ op: "test", path: "/release", value: named(from) }];
  if (from.release.id !== to.release.id) operations.push({ op: "replace", path: "/release", value: named(to) });
  for (const collection of to.collections.filter((one) => !from.collections.includes(one)))
    operations.push({ op: "add", path: `/data/${collection}`, value: {} });
  for (const change of changes) operations.push(...recordOperations(change));
  for (const collection of from.collections.filter((one) => !to.collections.includes(one)))
    operations.push({ op: "remove", path: `/data/${collection}` });
  return operations;
}

/** A patch as text, an operation a line. */
export function writePatch(operations: readonly Operation[]): string {
  return `[\n${operations.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`;
}

function recordOperations({ entity, id, before, after }: RecordChange): Operation[] {
  const path = `/data/${entity.collection}/${id}`;
  if (after === null) return [{ op: "remove", path }];
  if (before === null) return [{ op: "add", path, value: present(entity, after) }];
  return fieldChanges(entity, before, after).map(({ field, before: from, after: to }) => {
    if (to === null) return { op: "remove", path: `${path}/${field}` };
    return { op: from === null ? "add" : "replace", path: `${path}/${field}`, value: to };
  });
}
