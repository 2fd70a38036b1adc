import { getPlatformProxy } from "wrangler";
import { readLatest, readRelease } from "../db/releases";
import type { Env } from "../env";
import { fail } from "./fail";
import { readFrozen, rebuild } from "./frozen";
import { type Frozen, loadRelease, uploadDumps } from "./load-release";
import { refuseExampleOrigin } from "./settings";
import { migrate } from "./wrangler";

/**
 * `npm run load [-- --remote]` brings D1 and R2 up to the frozen releases: dumps first, then records and search, then the
 * ledger, and last the pointer to the latest. It may be run again at any time.
 */
const remote = process.argv.includes("--remote");
const frozen = readFrozen();
if (frozen.length === 0) {
  fail("data/releases/ is empty; run npm run release first.", "data/releases/ が空です。先に npm run release を実行してください。");
}

if (remote) refuseExampleOrigin();
migrate(remote);
const proxy = await getPlatformProxy<Env>({ configPath: "wrangler.toml", remoteBindings: remote });
try {
  const { DB, DUMPS, PUBLIC_URL } = proxy.env;
  const loadedUpTo = (await readLatest(DB))?.sequence ?? 0;
  let before: Frozen | undefined;
  for (const one of frozen) {
    const { release, manifest } = one;
    if (manifest.publicUrl !== PUBLIC_URL) {
      fail(
        `Release ${release.id} was frozen for ${manifest.publicUrl}, but PUBLIC_URL is ${PUBLIC_URL}. Identifiers never change: set PUBLIC_URL back, or, before anything was published, remove data/releases/ and run npm run release.`,
        `リリース${release.id}は ${manifest.publicUrl} 用に凍結されていますが、PUBLIC_URL は ${PUBLIC_URL} です。識別子は変わりません。PUBLIC_URL を戻すか、公開前なら data/releases/ を削除して npm run release を実行してください。`,
      );
    }
    const isLoaded = release.sequence <= loadedUpTo;
    if (isLoaded && JSON.stringify((await readRelease(DB, release.id))?.manifest) !== JSON.stringify(manifest)) {
      fail(
        `D1 holds another release ${release.id} than data/releases/. On this machine: remove .wrangler and run again. In production a release never changes: bring its folder back with git.`,
        `D1にあるリリース${release.id}が data/releases/ のものと異なります。手元では .wrangler を削除して再実行してください。公開済みのリリースは変えられないので、フォルダーをgitで戻してください。`,
      );
    }
    const uploaded = await uploadDumps(DUMPS, one, await rebuild(one));
    if (!isLoaded) await loadRelease(proxy.env, one, before);
    console.log(
      `${release.id}: ${isLoaded ? "already in D1" : "loaded into D1"}, ${uploaded} of ${manifest.files.length + 1} files uploaded to R2`,
    );
    before = one;
  }
} finally {
  await proxy.dispose();
}
