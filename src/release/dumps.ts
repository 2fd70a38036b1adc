import { gzipSync } from "fflate";
import { WHOLE } from "../catalog/dataset";
import { fileFormats } from "../formats";
import type { Dictionary } from "../formats/dictionary";
import type { FileFormat, WholeFile } from "../formats/format";
import { entities } from "../model";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { DumpFile, Manifest, Release, Tombstone } from "../model/release";
import type { Result } from "../model/result";
import { type Urls, urlsAt } from "../urls";
import { type Dataset, rowsOf } from "./dataset";
import { deltaFiles } from "./delta";
import { DICTIONARY, documentsOf } from "./documents";
import { once } from "./once";
import { zip } from "./zip";

/** A file of a release, as bytes. */
export type Dump = DumpFile & { readonly content: Bytes };

type Bytes = Uint8Array<ArrayBuffer>;

/** What the dumps of a release are made from. */
export type Edition = {
  readonly release: Release;
  readonly dataset: Dataset;
  /** What decides the form of the files, beside the records. */
  readonly shape: Shape;
  /** The edition before it, which the delta starts from; null for the first release. */
  readonly before: Side | null;
  /** The documents as they were frozen, by name; what is not here is written anew. */
  readonly documents: ReadonlyMap<string, string>;
};

/** An edition as the next one sees it. */
export type Side = Pick<Edition, "release" | "dataset" | "shape">;

/** What decides the form of a release's dumps, beside their records. */
export type Shape = Pick<Manifest, "publicUrl" | "fields">;

/** A file that a release can have, not made yet. */
export type Plan = {
  readonly name: string;
  readonly contentType: string;
  /** Records in it; of a delta, records that changed; null of a text that holds none. */
  readonly rows: number | null;
  /** Whether a gzip twin stands beside it. */
  readonly twin: boolean;
  content(): Promise<Bytes>;
};

/** The shape of a release that is made now: every collection with every field that it has. */
export function currentShape(publicUrl: string): Shape {
  const stored = (entity: Entity) => Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  return { publicUrl, fields: Object.fromEntries(entities.map((entity) => [entity.collection, stored(entity)])) };
}

/**
 * Every dump of a release, each but the packed ones with its gzip twin. The same records, release and origin give the same bytes
 * anywhere: nothing here knows a clock, a host or a locale.
 */
export async function* dumpsOf(edition: Edition): AsyncGenerator<Dump> {
  for (const plan of plansOf(edition)) {
    const content = await plan.content();
    yield dumpFrom(plan, plan.name, plan.contentType, content);
    if (plan.twin) yield dumpFrom(plan, `${plan.name}.gz`, GZIP, zipped(content));
  }
}

/** One dump by its name, made anew; null where the release can have none of that name. */
export async function dumpNamed(edition: Edition, name: string): Promise<Dump | null> {
  const plan = plansOf(edition).find((one) => one.name === name || (one.twin && `${one.name}.gz` === name));
  if (!plan) return null;
  const content = await plan.content();
  return plan.name === name ? dumpFrom(plan, name, plan.contentType, content) : dumpFrom(plan, name, GZIP, zipped(content));
}

/** The manifest of a release's dumps. */
export function manifestOf(
  dumps: readonly Dump[],
  { dataset, shape }: Pick<Side, "dataset" | "shape">,
  tombstones: readonly Tombstone[],
): Manifest {
  const files = dumps.map(({ content: _, ...file }) => file).sort((a, b) => (a.name < b.name ? -1 : 1));
  const held = entities.filter(({ collection }) => shape.fields[collection]);
  return {
    publicUrl: shape.publicUrl,
    counts: Object.fromEntries(held.map((entity) => [entity.collection, rowsOf(dataset, entity).length])),
    fields: shape.fields,
    files,
    tombstones,
  };
}

function plansOf(edition: Edition): Plan[] {
  const { release, shape } = edition;
  const urls = urlsAt(shape.publicUrl);
  const results = resultsOf(edition);
  const rows = results.reduce((sum, result) => sum + (result.rows as readonly unknown[]).length, 0);
  const graphDigest = async () => sha256((await tables.find(({ name }) => name === `${WHOLE}.nq`)?.content()) ?? "");
  const documents = documentsOf(release, results, urls, graphDigest).map(({ name, contentType, write }): Plan => {
    const content = once(async () => bytesOf([edition.documents.get(name) ?? (await write())]));
    return { name, contentType, rows: null, twin: false, content };
  });
  const dictionary = async () => {
    const content = await documents.find(({ name }) => name === DICTIONARY)?.content();
    return JSON.parse(new TextDecoder().decode(content)) as Dictionary;
  };
  const whole: WholeFile = { release, results, dictionary };
  const tables = fileFormats.flatMap((format) => [
    ...results.flatMap((result) => collectionPlan(format, result, urls)),
    ...(format.whole ? [plan(`${WHOLE}${format.suffix}`, format.contentType, rows, () => format.whole?.(whole, urls))] : []),
  ]);
  const packed = [...documents, ...tables.filter(({ name }) => results.some(({ entity }) => name === `${entity.collection}.csv`))];
  const zipPlan: Plan = {
    name: `${WHOLE}.zip`,
    contentType: "application/zip",
    rows,
    twin: false,
    async content() {
      const files = await Promise.all(packed.map(async (one) => [one.name, await one.content()] as const));
      return zip(release, Object.fromEntries(files));
    },
  };
  return [...tables, ...documents, ...deltaFiles(edition), zipPlan];
}

function collectionPlan(format: FileFormat, result: Result, urls: Urls): Plan[] {
  if (!format.collection) return [];
  const rows = (result.rows as readonly unknown[]).length;
  return [plan(`${result.entity.collection}${format.suffix}`, format.contentType, rows, () => format.collection?.(result, urls))];
}

function plan(name: string, contentType: string, rows: number, write: () => AsyncIterable<string | Uint8Array> | undefined): Plan {
  return {
    name,
    contentType,
    rows,
    twin: !name.endsWith(".parquet"),
    // The ZIP holds some of these files too.
    content: once(async () => bytesOf(await Array.fromAsync(write() ?? []))),
  };
}

/** The records of an edition as results, one for each collection that it has. */
export function resultsOf({ release, dataset, shape }: Side): Result[] {
  return entities.flatMap((entity) => {
    const fields = shape.fields[entity.collection];
    return fields ? [{ entity, release, fields, rows: rowsOf(dataset, entity) }] : [];
  });
}

const GZIP = "application/gzip";

// A compressor in JavaScript: those of platforms give other bytes on other processors. No time and no name in the header.
function zipped(content: Bytes): Bytes {
  return gzipSync(content, { level: 9, mtime: 0 }) as Bytes;
}

async function dumpFrom({ rows }: Plan, name: string, contentType: string, content: Bytes): Promise<Dump> {
  return { name, sha256: await sha256(content), bytes: content.byteLength, rows, contentType, content };
}

// Writers give a line at a time; encoding each on its own would cost more than writing it.
const PIECES_ENCODED = 500;

function bytesOf(chunks: readonly (string | Uint8Array)[]): Bytes {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let at = 0; at < chunks.length; at += PIECES_ENCODED) {
    const some = chunks.slice(at, at + PIECES_ENCODED);
    if (some.every((chunk) => typeof chunk === "string")) parts.push(encoder.encode(some.join("")));
    else parts.push(...some.map((chunk) => (typeof chunk === "string" ? encoder.encode(chunk) : chunk)));
  }
  const content = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.byteLength;
  }
  return content;
}
