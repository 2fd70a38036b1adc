import { gzipSync } from "fflate";
import { WHOLE } from "../catalog/dataset";
import { fileFormats } from "../formats";
import type { Dictionary } from "../formats/dictionary";
import type { Attribution, FileFormat, WholeFile } from "../formats/format";
import { entities } from "../model";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { DumpFile, Manifest, Release, Tombstone } from "../model/release";
import type { Result } from "../model/result";
import { readTreatments, treatmentsOf } from "../model/sums/treatments";
import { type Urls, urlsAt } from "../urls";
import { type Dataset, rowsOf } from "./dataset";
import { deltaFiles } from "./delta";
import { attributionIn, DICTIONARY, documentsOf, LICENCE_TEXT } from "./documents";
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
  /** The documents as they were frozen, by name; what is not here is written anew. None is asked for that the file has no need of. */
  readonly documents: { get(name: string): string | undefined | Promise<string | undefined> };
};

/** An edition as the next one sees it. */
export type Side = Pick<Edition, "release" | "dataset" | "shape">;

/** What decides the form of a release's dumps, beside their records. */
export type Shape = Pick<Manifest, "publicUrl" | "fields">;

/** A file that a release can have, not made yet. */
export type Plan = {
  readonly name: string;
  readonly contentType: string;
  /** As the manifest tells it (src/model/release.ts). */
  readonly rows: number | null;
  /** Whether a compressed twin stands beside it. */
  readonly twin: boolean;
  write(): Pieces;
};

/** A file as it is written, piece by piece. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** What a manifest says of the bytes of a file. */
export type Facts = Pick<DumpFile, "sha256" | "bytes">;

/** The files of an edition that are made already, for those that rest on them; null for one that is not. */
export type Shelf = {
  facts(name: string): Facts | null;
  content(name: string): Promise<Bytes> | null;
};

/**
 * The twin of a file: gzip, which everybody has; of a large file Zstandard, which is written in a fraction of the time and, by those who
 * handle such files, read by the same tools.
 */
export function twinOf({ bytes }: Facts): { readonly suffix: string; readonly contentType: string } {
  return bytes > LARGE ? { suffix: ".zst", contentType: "application/zstd" } : { suffix: ".gz", contentType: GZIP };
}

/** Up to this size a file is held in memory while its twin is made. */
export const LARGE = 8 * 1024 * 1024;

/** The shape of a release that is made now: every collection with every field that it has. */
export function currentShape(publicUrl: string): Shape {
  const stored = (entity: Entity) => Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  return { publicUrl, fields: Object.fromEntries(entities.map((entity) => [entity.collection, stored(entity)])) };
}

/**
 * Every dump of a release in memory. Files of records have a gzip twin, but for those packed already; documents have none. The twin of a
 * large one is made by who has Zstandard. The same records, release and origin give the same bytes anywhere: nothing here knows a clock, a
 * host or a locale.
 */
export async function* dumpsOf(edition: Edition): AsyncGenerator<Dump> {
  const made = new Map<string, Dump>();
  const shelf: Shelf = {
    facts: (name) => made.get(name) ?? null,
    content: (name) => (made.has(name) ? Promise.resolve((made.get(name) as Dump).content) : null),
  };
  for (const plan of plansOf(edition, shelf)) {
    const dump = await dumpFrom(plan, plan.name, plan.contentType, await contentOf(plan));
    made.set(plan.name, dump);
    yield dump;
    if (plan.twin && dump.bytes <= LARGE) yield dumpFrom(plan, `${plan.name}.gz`, GZIP, gzipped(dump.content));
  }
}

/** One dump by its name, made anew; null where the release can have none of that name, or one that only the release tool makes. */
export async function dumpNamed(edition: Edition, name: string): Promise<Dump | null> {
  const plan = plansOf(edition).find((one) => one.name === name || (one.twin && `${one.name}.gz` === name));
  if (!plan) return null;
  const content = await contentOf(plan);
  return plan.name === name ? dumpFrom(plan, name, plan.contentType, content) : dumpFrom(plan, name, GZIP, gzipped(content));
}

/** The collection whose records alone a file is made from; null of a file that has those of several. */
export function collectionOf(name: string): Entity | null {
  const plain = name.replace(/\.gz$/, "");
  const isOf = ({ collection }: Entity) => fileFormats.some((format) => format.collection && plain === collection + format.suffix);
  return entities.find(isOf) ?? null;
}

/**
 * One dump by its name, written as its records are read; null where the release has none of that name, or one that cannot be written without
 * holding its records.
 */
export function dumpStreamed(
  { release, shape }: Pick<Side, "release" | "shape">,
  recordsOf: (entity: Entity) => AsyncIterable<Row>,
  name: string,
): Pieces | null {
  const urls = urlsAt(shape.publicUrl);
  const results = resultsFrom(release, shape, recordsOf);
  for (const { suffix, streams, collection, whole } of fileFormats) {
    if (!streams) continue;
    const one = results.find(({ entity }) => name === entity.collection + suffix);
    if (one && collection) return collection(one, urls, UNTOLD.attribution);
    if (whole && name === WHOLE + suffix) return whole({ release, results, ...UNTOLD }, urls);
  }
  return null;
}

// What else a file is told is for a database and for Parquet, which are not written so.
const UNTOLD: Omit<WholeFile, "release" | "results"> = {
  dictionary: async () => ({ columns: [], codes: [] }),
  treatments: async () => [],
  attribution: async () => ({ ja: "", en: "" }),
};

/** The manifest of a release's dumps. */
export function manifestOf(
  made: readonly DumpFile[],
  { dataset, shape }: Pick<Side, "dataset" | "shape">,
  tombstones: readonly Tombstone[],
): Manifest {
  const files = made
    .map(({ name, sha256, bytes, rows, contentType }) => ({ name, sha256, bytes, rows, contentType }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const held = entities.filter(({ collection }) => shape.fields[collection]);
  return {
    publicUrl: shape.publicUrl,
    counts: Object.fromEntries(held.map((entity) => [entity.collection, rowsOf(dataset, entity).length])),
    fields: shape.fields,
    files,
    tombstones,
  };
}

/** Every file that a release can have, those that others rest on before these. What `shelf` has of them is not made again. */
export function plansOf(edition: Edition, shelf: Shelf = NOTHING): Plan[] {
  const { release, shape } = edition;
  const urls = urlsAt(shape.publicUrl);
  const results = resultsOf(edition);
  const rows = results.reduce((sum, result) => sum + (result.rows as readonly unknown[]).length, 0);
  const content = async (name: string) => {
    const plan = [...tables, ...documents].find((one) => one.name === name);
    return (await shelf.content(name)) ?? (plan ? contentOf(plan) : bytesOf([]));
  };
  const facts = async (name: string): Promise<Facts> => {
    const known = shelf.facts(name);
    if (known) return known;
    const bytes = await content(name);
    return { sha256: await sha256(bytes), bytes: bytes.byteLength };
  };
  const treatments = treatmentsOf(results);
  const documents = documentsOf(release, results, treatments, urls, facts).map(({ name, contentType, rows, write }): Plan => {
    const text = once(async () => (await edition.documents.get(name)) ?? (await write()));
    return { name, contentType, rows, twin: false, write: () => later(text) };
  });
  const asFrozen = async (one: (typeof treatments)[number]) => {
    const text = await edition.documents.get(`${one.entity.collection}.csv`);
    return text === undefined ? one : { ...one, rows: readTreatments(text) };
  };
  const attribution: Attribution = async () => attributionIn(new TextDecoder().decode(await content(LICENCE_TEXT)));
  const whole: WholeFile = {
    release,
    results,
    dictionary: async () => JSON.parse(new TextDecoder().decode(await content(DICTIONARY))) as Dictionary,
    treatments: () => Promise.all(treatments.map(asFrozen)),
    attribution,
  };
  const tables = fileFormats.flatMap((format) => [
    ...results.flatMap((result) => collectionPlan(format, result, urls, attribution)),
    ...(format.whole ? [plan(`${WHOLE}${format.suffix}`, format.contentType, rows, () => format.whole?.(whole, urls) ?? [])] : []),
  ]);
  const packed = [...documents, ...tables.filter(({ name }) => results.some(({ entity }) => name === `${entity.collection}.csv`))];
  const zipped = async () => {
    const files = await Promise.all(packed.map(async ({ name }) => [name, await content(name)] as const));
    return zip(release, Object.fromEntries(files));
  };
  const zipPlan: Plan = {
    name: `${WHOLE}.zip`,
    contentType: "application/zip",
    rows,
    twin: false,
    write: () => later(zipped),
  };
  return [...tables, ...documents, ...deltaFiles(edition), zipPlan];
}

const NOTHING: Shelf = { facts: () => null, content: () => null };

async function* later(make: () => Promise<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  yield await make();
}

function collectionPlan(format: FileFormat, result: Result, urls: Urls, attribution: Attribution): Plan[] {
  const { collection } = format;
  if (!collection) return [];
  const rows = (result.rows as readonly unknown[]).length;
  return [
    plan(`${result.entity.collection}${format.suffix}`, format.contentType, rows, () => collection(result, urls, attribution)),
  ];
}

function plan(name: string, contentType: string, rows: number, write: () => Pieces): Plan {
  return { name, contentType, rows, twin: !name.endsWith(".parquet"), write };
}

/** The records of an edition as results, one for each collection that it has. */
export function resultsOf({ release, dataset, shape }: Side): Result[] {
  return resultsFrom(release, shape, (entity) => rowsOf(dataset, entity));
}

function resultsFrom(release: Release, shape: Shape, rows: (entity: Entity) => Result["rows"]): Result[] {
  return entities.flatMap((entity) => {
    const fields = shape.fields[entity.collection];
    return fields ? [{ entity, release, fields, rows: rows(entity) }] : [];
  });
}

const GZIP = "application/gzip";

/** A file as gzip, by a compressor in JavaScript: those of platforms give other bytes on other processors. No time and no name in the header. */
export function gzipped(content: Bytes): Bytes {
  return gzipSync(content, { level: 9, mtime: 0 }) as Bytes;
}

async function contentOf(plan: Plan): Promise<Bytes> {
  return bytesOf(await Array.fromAsync(plan.write()));
}

async function dumpFrom({ rows }: Plan, name: string, contentType: string, content: Bytes): Promise<Dump> {
  return { name, sha256: await sha256(content), bytes: content.byteLength, rows, contentType, content };
}

function bytesOf(pieces: readonly (string | Uint8Array)[]): Bytes {
  const encoder = new TextEncoder();
  const parts = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  const content = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.byteLength;
  }
  return content;
}
