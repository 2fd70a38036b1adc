import { sha256 } from "../model/digest";
import type { Manifest, Release } from "../model/release";
import type { Dump } from "./dumps";

/** What a release is beside its files: its facts and its manifest. */
export const RELEASE_FILE = "release.json";

/** The digests of its files. */
export const CHECKSUMS = "SHA256SUMS";

/** The file that says what a release is. It names every other file, so it is none of them; only SHA256SUMS names it. */
export async function releaseFile({ id, sequence, issued, summary, predecessor }: Release, manifest: Manifest): Promise<Dump> {
  const said = { id, sequence, issued, summary: { ja: summary.ja, en: summary.en }, predecessor, manifest };
  return fileOf(RELEASE_FILE, "application/json; charset=utf-8", `${JSON.stringify(said, null, 2)}\n`);
}

/** SHA256SUMS of a release, as `sha256sum -c` reads it: every file, and the one that says what the release is. */
export async function checksums(release: Release, manifest: Manifest): Promise<string> {
  const files = [...manifest.files, await releaseFile(release, manifest)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
}

/** The same as a file. */
export async function checksumsFile(release: Release, manifest: Manifest): Promise<Dump> {
  return fileOf(CHECKSUMS, "text/plain; charset=utf-8", await checksums(release, manifest));
}

async function fileOf(name: string, contentType: string, text: string): Promise<Dump> {
  const content = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  return { name, contentType, sha256: await sha256(content), bytes: content.byteLength, rows: null, content };
}
