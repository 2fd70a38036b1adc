import { env } from "cloudflare:workers";
import { entities } from "../../../src/model";
import type { Json, Row } from "../../../src/model/field";

// What the releases hold, so that a made-up request can also be one that somebody would send.

const datasets = env.FROZEN.map(({ dataset }) => new Map(dataset as [string, readonly Row[]][]));

/** The numbers of the releases, oldest first. */
export const releases: readonly string[] = env.FROZEN.map(({ release }) => release.id);

/** The files of the latest release. */
export const files: readonly string[] = env.FROZEN.at(-1)?.manifest.files.map(({ name }) => name) ?? [];

/** Every id that a collection has had. */
export function idsOf(collection: string): readonly string[] {
  return [...new Set(datasets.flatMap((dataset) => dataset.get(collection)?.map(({ id }) => id) ?? []))];
}

/** Values that stand in a column of a collection, as a query string writes them. */
export function valuesOf(collection: string, column: string): readonly string[] {
  const field = column.replace(/(?:Ja|En)$/, "");
  const values = (datasets.at(-1)?.get(collection) ?? []).flatMap((row) => textsIn(row[column] ?? row[field] ?? null));
  return [...new Set(values)].slice(0, 40);
}

function textsIn(value: Json): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item as Json));
  // What is inside a structure is no value of a filter.
  if (typeof value === "object") return "ja" in value ? Object.values(value).map(String) : [];
  return [String(value)];
}

/** Words that stand in the titles of records. */
export const words: readonly string[] = [
  ...new Set(
    entities.flatMap(({ collection, title }) =>
      valuesOf(collection, title).flatMap((text) => text.match(/[一-龠]{1,4}|[ァ-ヴー]{2,8}|[A-Za-z]{2,12}/g) ?? []),
    ),
  ),
];
