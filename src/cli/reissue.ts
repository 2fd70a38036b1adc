import "./facts";

import { manifestOf } from "../release/dumps";
import { editionsOf, type Frozen } from "../release/frozen";
import { readAnnounced } from "./data";
import { fail } from "./fail";
import { readFrozen, refuseEdited, writeFrozen } from "./frozen";
import { given } from "./given";
import { keepMade } from "./made";
import { DATA, isExampleOrigin, publicUrl } from "./settings";

/**
 * `npm run reissue` writes every frozen release anew for the origin in wrangler.toml, the writers of today and the summaries in
 * data/releases.yaml: same numbers, days, records and fields. It is for the time before anything is published, and refuses once the first
 * release bears an origin of somebody's own. That one is written last, so that it may be run again where it was interrupted: while the first
 * release cannot be published, none can.
 */
given({}, "npm run reissue");
const frozen = readFrozen();
const [first] = frozen;
if (first && !isExampleOrigin(first.manifest.publicUrl)) {
  fail(
    `Release ${first.release.id} bears ${first.manifest.publicUrl}: it may have been published, and a published release never changes. If nothing was published yet, bring ${DATA}/releases/ back from the commit before with git, then run it again.`,
    `リリース${first.release.id}は ${first.manifest.publicUrl} のもので、公開済みの可能性があります。公開したリリースは変えられません。まだ何も公開していない場合は、${DATA}/releases/ をgitで前のコミットの状態に戻してから、もう一度実行してください。`,
  );
}
refuseEdited(frozen);
const announced = readAnnounced();
const rehomed = frozen.map(
  (one): Frozen => ({
    ...one,
    release: { ...one.release, summary: announced.find(({ id }) => id === one.release.id)?.summary ?? one.release.summary },
    manifest: { ...one.manifest, publicUrl: publicUrl() },
    documents: new Map(),
  }),
);
for (const [i, edition] of [...editionsOf(rehomed).entries()].reverse()) {
  const { release, manifest } = rehomed[i] as Frozen;
  const { folder, files } = await keepMade(edition);
  const anew = manifestOf(files, edition, manifest.tombstones ?? []);
  await writeFrozen(release, anew, folder);
  console.log(
    `${release.id} ${release.issued}: ${anew.files.length} files for ${anew.publicUrl} / ${anew.files.length}ファイルを書き直し`,
  );
}
