import { readAll } from "../db/records";
import { type LedgerEntry, readRelease, readWithdrawn } from "../db/releases";
import { exchangeOf } from "../exchange";
import { hop, Unanswered } from "../hop";
import { errorDetail, noteLater } from "../log";
import { entities } from "../model";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { DumpFile } from "../model/release";
import { collectionOf, dumpNamed, dumpStreamed, type Pieces, type Side } from "../release/dumps";
import { keyOf, putDump, putStreamed } from "../store/dumps";
import { MOST_IN_MEMORY, MOST_MAKING_MS, makeBesideOthers } from "./makings";
import { withdrawnRelease } from "./missing";
import { Problem } from "./problem";
import { noteProven, provenObject } from "./proofs";
import type { ByteRange } from "./range";
import type { Ctx } from "./respond";

// Up to this size a file is read whole and held to its digest every time; beyond, once for each stored object in each isolate.
const READ_WHOLE = 4 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** Why the stored bytes cannot be sent. */
export type Fault = "missing" | "damaged" | "replaced" | "unreadable";

/**
 * The bytes of a dump or of a part of it, proven against the manifest. A file that is missing, damaged or cannot be read is noticed,
 * logged, made again from D1 by the code that made it, put back where R2 answers, and sent; `unavailable` where even that gives other
 * bytes.
 */
export async function readDump(
  c: Ctx,
  release: LedgerEntry,
  file: DumpFile,
  range: ByteRange | null,
): Promise<Bytes | ReadableStream> {
  const key = keyOf(release.id, file.name);
  const read = file.bytes <= READ_WHOLE ? readWhole(c.env.DUMPS, key, file) : readProven(c.env.DUMPS, key, file, range);
  const bytes = await read.catch((error): Fault => {
    if (error instanceof Unanswered) return "unreadable";
    throw error;
  });
  if (bytes instanceof ReadableStream) return bytes;
  if (typeof bytes !== "string") return part(bytes, range);
  const records = await recordsFor(c, release, file.name);
  if (records <= MOST_IN_MEMORY) return part(await rebuilt(c, release, file, records, bytes), range);
  await rebuiltInStore(c, release, file, bytes);
  const anew = await readProven(c.env.DUMPS, key, file, range);
  if (anew instanceof ReadableStream) return anew;
  throw unreadable();
}

function part(whole: Bytes, range: ByteRange | null): Bytes {
  return range ? whole.subarray(range.first, range.last + 1) : whole;
}

/** Why a file cannot be sent from the bucket; null where it can. It is read whole, so it should be a small one. */
export async function faultOf(bucket: R2Bucket, release: string, file: DumpFile): Promise<Fault | null> {
  const bytes = await readWhole(bucket, keyOf(release, file.name), file);
  return typeof bytes === "string" ? bytes : null;
}

async function readWhole(bucket: R2Bucket, key: string, file: DumpFile): Promise<Bytes | Fault> {
  const stored = await hop("R2", bucket.get(key));
  if (!stored) return "missing";
  // Whatever stands in its place may be larger than an isolate is.
  if (stored.size !== file.bytes) {
    await stored.body.cancel();
    return "damaged";
  }
  const bytes = new Uint8Array(await hop("R2", stored.arrayBuffer())) as Bytes;
  return (await sha256(bytes)) === file.sha256 ? bytes : "damaged";
}

// A file that is put anew while it is read is proven once more.
const MOST_PROOFS = 2;

/** A file or a part of it as it comes, of a stored object that was proven before: not a byte of another one. */
async function readProven(bucket: R2Bucket, key: string, file: DumpFile, range: ByteRange | null): Promise<ReadableStream | Fault> {
  const [offset, length] = range ? [range.first, range.last - range.first + 1] : [0, file.bytes];
  for (let proof = 0; proof < MOST_PROOFS; proof++) {
    const found = await provenObject(bucket, key, file);
    if (found === "busy") throw beingProven();
    if (typeof found === "string") return found;
    const stored = await hop("R2", bucket.get(key, range ? { range: { offset, length } } : {}));
    // A stream that ends early has to break: what is short must not look whole.
    if (stored?.version === found.version && isPart(stored, offset, length))
      return stored.body.pipeThrough(new FixedLengthStream(length));
    await stored?.body.cancel();
  }
  return "replaced";
}

/** Whether an object came as the part that was asked for; R2 may answer a range with the whole. */
function isPart({ range, size }: R2Object, offset: number, length: number): boolean {
  if (!range) return offset === 0 && length === size;
  return "offset" in range && (range.offset ?? 0) === offset && (range.length ?? size) === length;
}

async function rebuilt(c: Ctx, release: LedgerEntry, file: DumpFile, records: number, fault: Fault): Promise<Bytes> {
  await refuseWithdrawn(c, release);
  const { name } = file;
  const making = makeBesideOthers(keyOf(release.id, name), records, () => made(c, release, name));
  if (!making) throw beingMade();
  const dump = await making;
  const mended = dump?.sha256 === file.sha256;
  report(c, release, file, fault, mended);
  if (!dump || !mended) throw cannotBeMade(fault);
  const named = { release: release.id, file: name };
  const notPut = (error: unknown) => noteLater(c.req.raw, { event: "file", detail: { ...named, ...errorDetail(error) } });
  // What could not be read may be whole.
  if (fault !== "unreadable") c.executionCtx.waitUntil(putDump(c.env.DUMPS, release.id, dump).catch(notPut));
  return dump.content;
}

/**
 * The same of a file whose records do not fit into memory: it is written into R2 while they are read, and R2 holds it to its digest before it
 * stores it. The reader waits; whoever else asks meanwhile is told to come back.
 */
async function rebuiltInStore(c: Ctx, release: LedgerEntry, file: DumpFile, fault: Fault): Promise<void> {
  await refuseWithdrawn(c, release);
  const key = keyOf(release.id, file.name);
  const { DB, DUMPS } = c.env;
  const side = { release, shape: release.manifest };
  const pieces = dumpStreamed(side, (entity) => readAll(DB, release.sequence, entity), file.name);
  if (!pieces || fault === "unreadable") {
    report(c, release, file, fault, false);
    throw cannotBeMade(fault);
  }
  const put = makeBesideOthers(key, STREAMED, () => putStreamed(DUMPS, release.id, file, whileItStands(c, release, pieces)));
  if (!put) throw beingMade();
  try {
    noteProven(DUMPS, key, await hop("R2", put, { within: MOST_MAKING_MS }));
    report(c, release, file, fault, true);
  } catch (error) {
    report(c, release, file, fault, false);
    throw error instanceof Unanswered ? cannotBeMade(fault) : error;
  }
}

// Two pages of records, as many as `readAll` holds.
const STREAMED = 10_000;

/** The file may be gone because the release was withdrawn since this isolate last looked; then it must not come back. */
async function refuseWithdrawn(c: Ctx, release: LedgerEntry): Promise<void> {
  const withdrawn = await readWithdrawn(c.env.DB, release.id);
  if (withdrawn) throw withdrawnRelease(withdrawn);
}

/** The same pieces, which break before the last one where the release was withdrawn while they were made: of a part R2 stores nothing. */
async function* whileItStands(c: Ctx, release: LedgerEntry, pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  let last: string | Uint8Array | undefined;
  for await (const piece of pieces) {
    if (last !== undefined) yield last;
    last = piece;
  }
  await refuseWithdrawn(c, release);
  if (last !== undefined) yield last;
}

function report(c: Ctx, release: LedgerEntry, file: DumpFile, fault: Fault, mended: boolean): void {
  exchangeOf(c.req.raw).faults.push({ event: "file", detail: { release: release.id, file: file.name, fault, mended } });
}

function cannotBeMade(fault: Fault): Problem {
  if (fault !== "missing" && fault !== "damaged") return unreadable();
  return unavailable("600", {
    en: "The stored file is not what the manifest says, and cannot be made again here.",
    ja: "保存されたファイルが目録と一致せず、ここでは作り直せません。",
  });
}

function unreadable(): Problem {
  return unavailable("10", {
    en: "The stored file cannot be read at the moment.",
    ja: "保存されたファイルを現在読み出せません。",
  });
}

function beingProven(): Problem {
  return unavailable("10", {
    en: "The stored file is being compared with its digest.",
    ja: "保存されたファイルをダイジェストと照合しています。",
  });
}

function beingMade(): Problem {
  return unavailable("30", {
    en: "Stored files are being made again from the records at the moment.",
    ja: "保存されたファイルを現在レコードから作り直しています。",
  });
}

function unavailable(retryAfter: string, detail: Problem["detail"]): Problem {
  return new Problem("unavailable", detail, { headers: { "Retry-After": retryAfter } });
}

/** How many records a file is made from: those of one collection or of all, for a delta also those of the release before. */
async function recordsFor(c: Ctx, release: LedgerEntry, name: string): Promise<number> {
  const only = collectionOf(name);
  if (only) return release.manifest.counts[only.collection] ?? 0;
  const before = isDelta(name) && release.predecessor ? await readRelease(c.env.DB, release.predecessor) : null;
  const counts = [release, before].flatMap((side) => Object.values(side?.manifest.counts ?? {}));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether a file says what came since the release before: then it is made from the records of both. */
export function isDelta(name: string): boolean {
  return name.startsWith("delta-");
}

async function made(c: Ctx, release: LedgerEntry, name: string) {
  const before = isDelta(name) ? await beforeOf(c, release) : null;
  // Its own bytes are those that could not be sent.
  const documents = { get: async (one: string) => (one === name ? undefined : storedDocument(c, release, one)) };
  return dumpNamed({ ...(await sideOf(c, release, collectionOf(name))), before, documents }, name);
}

async function sideOf(c: Ctx, release: LedgerEntry, only: Entity | null = null): Promise<Side> {
  const rows = (only ? [only] : entities).map(
    async (entity) => [entity.collection, await Array.fromAsync(readAll(c.env.DB, release.sequence, entity))] as const,
  );
  return { release, dataset: new Map(await Promise.all(rows)), shape: release.manifest };
}

async function beforeOf(c: Ctx, { predecessor }: LedgerEntry): Promise<Side | null> {
  const before = predecessor && (await readRelease(c.env.DB, predecessor));
  return before ? sideOf(c, before) : null;
}

/** A document that is stored as the manifest says; one that is not is written anew. */
async function storedDocument(c: Ctx, { id, manifest }: LedgerEntry, name: string): Promise<string | undefined> {
  const file = manifest.files.find((one) => one.name === name);
  const bytes = file && (await readWhole(c.env.DUMPS, keyOf(id, name), file).catch(() => null));
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
}
