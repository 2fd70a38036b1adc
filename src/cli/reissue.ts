import { dumpsOf, manifestOf } from "../release/dumps";
import { editionsOf, type Frozen } from "../release/frozen";
import { fail } from "./fail";
import { readFrozen, writeFrozen } from "./frozen";
import { isExampleOrigin, publicUrl } from "./settings";

/**
 * `npm run reissue` writes every frozen release anew for the origin in wrangler.toml and the writers of today: same numbers, days,
 * records and fields. It is for the time before anything is published, and refuses once a release bears an origin of somebody's own.
 */
const frozen = readFrozen();
const published = frozen.find(({ manifest }) => !isExampleOrigin(manifest.publicUrl));
if (published) {
  fail(
    `Release ${published.release.id} bears ${published.manifest.publicUrl}: it may have been published, and a published release never changes.`,
    `リリース${published.release.id}は ${published.manifest.publicUrl} のもので、公開済みの可能性があります。公開したリリースは変えられません。`,
  );
}
const rehomed = frozen.map(
  (one): Frozen => ({
    ...one,
    manifest: { ...one.manifest, publicUrl: publicUrl() },
    documents: new Map(),
  }),
);
for (const [i, edition] of editionsOf(rehomed).entries()) {
  const { release, manifest } = rehomed[i] as Frozen;
  const dumps = await Array.fromAsync(dumpsOf(edition));
  const anew = manifestOf(dumps, edition, manifest.tombstones ?? []);
  writeFrozen(release, anew, dumps);
  console.log(`${release.id} ${release.issued}: ${anew.files.length} files for ${anew.publicUrl}`);
}
