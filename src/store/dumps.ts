import type { Manifest, Release } from "../model/release";
import type { Dump } from "../release/dumps";

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

/** Removes every file of a release. */
export async function removeDumps(bucket: R2Bucket, { release, manifest }: ReleaseAndManifest): Promise<void> {
  const keys = manifest.files.map(({ name }) => keyOf(release.id, name));
  // R2 deletes at most a thousand objects a call.
  for (let i = 0; i < keys.length; i += 1000) await bucket.delete(keys.slice(i, i + 1000));
}
