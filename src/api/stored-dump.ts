import { readAll } from "../db/records";
import { type LedgerEntry, readRelease } from "../db/releases";
import { entities } from "../model";
import { hexOf, sha256 } from "../model/digest";
import type { DumpFile } from "../model/release";
import { documentNames } from "../release/documents";
import { dumpNamed, type Side } from "../release/dumps";
import { keyOf, putDump } from "../store/dumps";
import { withdrawnRelease } from "./missing";
import { Problem } from "./problem";
import type { ByteRange } from "./range";
import type { Ctx } from "./respond";

// Up to this size a file is read whole and held to its digest every time; beyond, once for each stored object in each isolate.
const READ_WHOLE = 4 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

// Stored objects that were read whole and had their digest, by bucket: key and version.
const proven = new WeakMap<R2Bucket, Set<string>>();

/**
 * The bytes of a dump or of a part of it, proven against the manifest. A file that is missing or damaged is noticed, logged, made
 * again from D1 by the code that made it, put back, and sent; `unavailable` where even that gives other bytes.
 */
export async function readDump(
  c: Ctx,
  release: LedgerEntry,
  file: DumpFile,
  range: ByteRange | null,
): Promise<Bytes | ReadableStream> {
  const { DUMPS } = c.env;
  const key = keyOf(release.id, file.name);
  const part = (bytes: Bytes) => (range ? bytes.subarray(range.first, range.last + 1) : bytes);
  if (file.bytes <= READ_WHOLE) {
    const stored = await DUMPS.get(key);
    const bytes = stored && (new Uint8Array(await stored.arrayBuffer()) as Bytes);
    if (bytes && (await sha256(bytes)) === file.sha256) return part(bytes);
    return part(await rebuilt(c, release, file, bytes ? "damaged" : "missing"));
  }
  const version = await provenVersion(DUMPS, key, file);
  if (!version) return part(await rebuilt(c, release, file, "missing or damaged"));
  const options = range ? { range: { offset: range.first, length: range.last - range.first + 1 } } : {};
  const stored = await DUMPS.get(key, options);
  // Another object came in between: what it holds is not known.
  if (!stored || stored.version !== version) return part(await rebuilt(c, release, file, "replaced"));
  return stored.body;
}

/** The version of the stored object where its bytes have the digest; null where they have not or nothing is stored. */
async function provenVersion(bucket: R2Bucket, key: string, file: DumpFile): Promise<string | null> {
  const known = proven.get(bucket) ?? new Set();
  proven.set(bucket, known);
  const head = await bucket.head(key);
  if (!head || head.size !== file.bytes) return null;
  if (known.has(`${key} ${head.version}`)) return head.version;
  const stored = await bucket.get(key);
  if (!stored || stored.version !== head.version) return null;
  const digest = new crypto.DigestStream("SHA-256");
  await stored.body.pipeTo(digest);
  if (hexOf(await digest.digest) !== file.sha256) return null;
  known.add(`${key} ${head.version}`);
  return head.version;
}

async function rebuilt(c: Ctx, release: LedgerEntry, file: DumpFile, fault: string): Promise<Bytes> {
  // The file may be gone because the release was withdrawn since this isolate last looked; then it must not come back.
  const standing = await readRelease(c.env.DB, release.id);
  if (standing?.withdrawal) throw withdrawnRelease(standing);
  const dump = recordsIn(release) > MOST_REBUILT ? null : await made(c, release, file.name);
  const mended = dump?.sha256 === file.sha256;
  console.error(JSON.stringify({ level: "error", event: "dump", release: release.id, file: file.name, fault, mended }));
  if (!dump || !mended) {
    throw new Problem(
      "unavailable",
      {
        en: "The stored file is not what the manifest says, and cannot be made again here.",
        ja: "保存されたファイルが目録と一致せず、ここでは作り直せません。",
      },
      { headers: { "Retry-After": "600" } },
    );
  }
  c.executionCtx.waitUntil(putDump(c.env.DUMPS, release.id, dump).catch((error) => console.error(String(error))));
  return dump.content;
}

// A file is made in memory, of which an isolate has 128 MB; beyond this number of records `npm run load` puts it back.
const MOST_REBUILT = 50_000;

function recordsIn({ manifest }: LedgerEntry): number {
  return Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
}

async function made(c: Ctx, release: LedgerEntry, name: string) {
  const before = name.startsWith("delta-") ? await beforeOf(c, release) : null;
  return dumpNamed({ ...(await sideOf(c, release)), before, documents: await documentsOf(c, release) }, name);
}

async function sideOf(c: Ctx, release: LedgerEntry): Promise<Side> {
  const rows = entities.map(async (entity) => [entity.collection, await readAll(c.env.DB, release.sequence, entity)] as const);
  return { release, dataset: new Map(await Promise.all(rows)), shape: release.manifest };
}

async function beforeOf(c: Ctx, { predecessor }: LedgerEntry): Promise<Side | null> {
  const before = predecessor && (await readRelease(c.env.DB, predecessor));
  return before ? sideOf(c, before) : null;
}

/** The documents that are stored as the manifest says; the rest is written anew. */
async function documentsOf(c: Ctx, { id, manifest }: LedgerEntry): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const name of documentNames) {
    const bytes = await c.env.DUMPS.get(keyOf(id, name)).then((stored) => stored?.arrayBuffer());
    const file = manifest.files.find((one) => one.name === name);
    if (bytes && file && (await sha256(new Uint8Array(bytes))) === file.sha256) kept.set(name, new TextDecoder().decode(bytes));
  }
  return kept;
}
