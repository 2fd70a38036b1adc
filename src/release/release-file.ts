import { sha256 } from "../model/digest";
import type { Manifest, Release } from "../model/release";
import type { Dump } from "./dumps";

/** What a release is beside its files: its facts and its manifest. */
export const RELEASE_FILE = "release.json";

/** The file that says what a release is. It names every other file, so it is none of them; only SHA256SUMS names it. */
export async function releaseFile({ id, sequence, issued, summary, predecessor }: Release, manifest: Manifest): Promise<Dump> {
  const said = { id, sequence, issued, summary: { ja: summary.ja, en: summary.en }, predecessor, manifest };
  const content = new TextEncoder().encode(`${JSON.stringify(said, null, 2)}\n`) as Uint8Array<ArrayBuffer>;
  return {
    name: RELEASE_FILE,
    contentType: "application/json; charset=utf-8",
    sha256: await sha256(content),
    bytes: content.byteLength,
    rows: null,
    content,
  };
}

/** SHA256SUMS of a release, as `sha256sum -c` reads it: every file, and the one that says what the release is. */
export async function checksums(release: Release, manifest: Manifest): Promise<string> {
  const files = [...manifest.files, await releaseFile(release, manifest)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
}
