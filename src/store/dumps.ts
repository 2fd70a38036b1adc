import type { DumpFile, Manifest, Release } from "../model/release";
import type { Dump, Pieces } from "../release/dumps";

type ReleaseAndManifest = { readonly release: Release; readonly manifest: Manifest };

/** Where a dump lies in the bucket. */
export function keyOf(release: string, name: string): string {
  return `${release}/${name}`;
}

/** The files of a release that the bucket does not hold, or holds under another digest. */
export async function missingDumps(bucket: R2Bucket, { release, manifest }: ReleaseAndManifest): Promise<string[]> {
  const held = new Map<string, string | undefined>();
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix: keyOf(release.id, ""), include: ["customMetadata"], ...(cursor && { cursor }) });
    for (const { key, customMetadata } of page.objects) held.set(key, customMetadata?.sha256);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor);
  return manifest.files.filter(({ name, sha256 }) => held.get(keyOf(release.id, name)) !== sha256).map(({ name }) => name);
}

/** Puts a dump; R2 refuses it where the bytes do not have the digest. */
export async function putDump(bucket: R2Bucket, release: string, { name, sha256, contentType, content }: Dump): Promise<void> {
  await bucket.put(keyOf(release, name), content, { sha256, httpMetadata: { contentType }, customMetadata: { sha256 } });
}

/**
 * Puts a dump while it is written, and answers the stored object. Nothing is stored before the last byte has come and all have the length and
 * the digest of the manifest: R2 refuses anything else.
 */
export async function putStreamed(
  bucket: R2Bucket,
  release: string,
  { name, sha256, contentType, bytes }: DumpFile,
  pieces: Pieces,
): Promise<R2Object> {
  const { readable, writable } = new FixedLengthStream(bytes);
  const put = bucket.put(keyOf(release, name), readable, { sha256, httpMetadata: { contentType }, customMetadata: { sha256 } });
  const [stored] = await Promise.all([put, writeAll(pieces, writable)]);
  return stored;
}

/** Writes pieces into a stream, the texts among them in UTF-8, until they end or it breaks. */
export async function writeAll(pieces: Pieces, writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  // That it breaks is told by what is written to it.
  writer.closed.catch(() => {});
  const encoder = new TextEncoder();
  // One for all: of buffers that are made anew many wait to be collected. What is written was taken before the next is.
  let room = new Uint8Array(0);
  try {
    for await (const piece of pieces) {
      if (typeof piece !== "string") {
        await writer.write(piece);
        continue;
      }
      // No UTF-16 unit takes more than three bytes.
      if (room.byteLength < piece.length * 3) room = new Uint8Array(piece.length * 3);
      await writer.write(room.subarray(0, encoder.encodeInto(piece, room).written));
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}

/** Removes every file of a release. */
export async function removeDumps(bucket: R2Bucket, { release, manifest }: ReleaseAndManifest): Promise<void> {
  const keys = manifest.files.map(({ name }) => keyOf(release.id, name));
  // R2 deletes at most a thousand objects a call.
  for (let i = 0; i < keys.length; i += 1000) await bucket.delete(keys.slice(i, i + 1000));
}
