import { createHash, type Hash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { constants, createZstdCompress, type ZstdCompress } from "node:zlib";
import type { DumpFile } from "../model/release";
import { type Edition, type Facts, gzipped, LARGE, type Plan, plansOf, type Shelf, twinOf } from "../release/dumps";

// Files go through many buffers. By itself the collector goes through all records for every 64 MB of them, which takes longer than writing.
setFlagsFromString("--external-memory-accounted-in-global-limit");

/**
 * Makes every file of an edition, with its compressed twin, in a folder that is emptied first; answers what a manifest says of them. Files
 * are digested and compressed while they are written, so that none of them is held whole; beside the records memory holds the buffers that the collector has not come to yet.
 */
export async function makeFiles(edition: Edition, folder: string): Promise<DumpFile[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = new Map<string, DumpFile>();
  const shelf: Shelf = {
    facts: (name) => made.get(name) ?? null,
    content: (name) => (made.has(name) ? Promise.resolve(new Uint8Array(readFileSync(`${folder}/${name}`))) : null),
  };
  for (const plan of plansOf(edition, shelf)) for (const file of await makeFile(plan, folder)) made.set(file.name, file);
  return [...made.values()];
}

/** Makes one file and, where it has one, its twin. */
export async function makeFile(plan: Plan, folder: string): Promise<DumpFile[]> {
  const { name, contentType, rows } = plan;
  const plain = new Writing(`${folder}/${name}`);
  // The beginning of a file whose twin is not begun yet: which one it has depends on how long it grows.
  let kept: Buffer[] | null = plan.twin ? [] : null;
  let twin: Twin | null = null;
  for await (const chunk of chunksOf(plan.write())) {
    await plain.add(chunk);
    if (twin) await twin.add(chunk);
    else if (kept) {
      kept.push(Buffer.from(chunk));
      if (plain.bytes <= LARGE) continue;
      twin = Twin.begin(`${folder}/${name}.zst`);
      for (const one of kept) await twin.add(one);
      kept = null;
    }
  }
  const file: DumpFile = { name, ...(await plain.end()), rows, contentType };
  if (!plan.twin) return [file];
  const { suffix, contentType: type } = twinOf(file);
  if (twin) return [file, { name: name + suffix, ...(await twin.end()), rows, contentType: type }];
  const small = new Writing(`${folder}/${name}${suffix}`);
  await small.add(gzipped(new Uint8Array(Buffer.concat(kept ?? []))));
  return [file, { name: name + suffix, ...(await small.end()), rows, contentType: type }];
}

const CHUNK = 1024 * 1024;

// One that is filled, and those that disk and compressor, which are waited for, may still read.
const BUFFERS = 3;

/**
 * What is written, as bytes of about a megabyte at a time: each step of digest, disk and compressor has its price. A chunk holds until the one
 * after the next is asked for, as they lie in the same few buffers in turn: with new ones the collector would go through all records
 * again and again.
 */
async function* chunksOf(pieces: ReturnType<Plan["write"]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const buffers: Buffer[] = [];
  let chunk = Buffer.alloc(0);
  let used = 0;
  let turn = 0;
  for await (const piece of pieces) {
    if (typeof piece !== "string" && piece.byteLength >= CHUNK) {
      if (used > 0) yield chunk.subarray(0, used);
      [chunk, used] = [Buffer.alloc(0), 0];
      yield piece;
      continue;
    }
    // A UTF-16 unit has at most three bytes.
    const room = typeof piece === "string" ? piece.length * 3 : piece.byteLength;
    if (used + room > chunk.length) {
      if (used > 0) yield chunk.subarray(0, used);
      const next = turn++ % BUFFERS;
      const held = buffers[next];
      chunk = held && held.length >= room ? held : Buffer.allocUnsafeSlow(Math.max(CHUNK, room));
      buffers[next] = chunk;
      used = 0;
    }
    if (typeof piece === "string") used += encoder.encodeInto(piece, chunk.subarray(used)).written;
    else {
      chunk.set(piece, used);
      used += piece.byteLength;
    }
  }
  if (used > 0) yield chunk.subarray(0, used);
}

/** A file on its way to the disk. Most files of most releases are one chunk, and are written at once. */
class Writing {
  bytes = 0;
  readonly #path: string;
  readonly #digest: Hash = createHash("sha256");
  #only: Uint8Array = new Uint8Array();
  #file: FileHandle | null = null;
  #written: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes the next bytes once those before are on the disk, which works while the next are made. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#digest.update(chunk);
    this.bytes += chunk.byteLength;
    if (this.bytes === chunk.byteLength) {
      this.#only = chunk;
      return;
    }
    await this.#written;
    if (!this.#file) {
      this.#file = await open(this.#path, "w");
      await this.#file.writeFile(this.#only);
    }
    this.#written = this.#file.writeFile(chunk);
    // Whoever waits next is told.
    this.#written.catch(() => {});
  }

  async end(): Promise<Facts> {
    if (this.#file) {
      await this.#written;
      await this.#file.close();
    } else writeFileSync(this.#path, this.#only);
    return { sha256: this.#digest.digest("hex"), bytes: this.bytes };
  }
}

/** The Zstandard twin of a large file: compressed on another thread while the file is made. */
class Twin {
  readonly #compressor: ZstdCompress;
  readonly #written: Promise<Facts>;
  #taken: Promise<unknown> = Promise.resolve();

  private constructor(compressor: ZstdCompress, written: Promise<Facts>) {
    this.#compressor = compressor;
    this.#written = written;
  }

  static begin(path: string): Twin {
    const writing = new Writing(path);
    const compressor = createZstdCompress({ chunkSize: CHUNK, params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
    return new Twin(compressor, writeAll(compressor, writing));
  }

  /** Takes the next bytes once those before are compressed. */
  async add(chunk: Uint8Array): Promise<void> {
    await this.#taken;
    this.#taken = new Promise((resolve) => this.#compressor.write(chunk, resolve));
  }

  end(): Promise<Facts> {
    this.#compressor.end();
    return this.#written;
  }
}

async function writeAll(chunks: AsyncIterable<Uint8Array>, writing: Writing): Promise<Facts> {
  for await (const chunk of chunks) await writing.add(chunk);
  return writing.end();
}

// On these texts levels above cost more time than they save space.
const LEVEL = 1;
