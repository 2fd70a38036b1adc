import { getPlatformProxy } from "wrangler";
import { loadCollection, loadSearch, publish, recordRelease } from "../db/load";
import { readLatest } from "../db/releases";
import type { Env } from "../env";
import { entities } from "../model";
import { changesBetween } from "../release/change";
import { checksums, type Dump } from "../release/dumps";
import { fail } from "./fail";
import { type Frozen, readFrozen, rebuild } from "./frozen";
import { migrate } from "./wrangler";

/**
 * `npm run load [-- --remote]` brings D1 and R2 up to the frozen releases: records, search, dumps, ledger, and only then the
 * pointer to the latest. Every step may be run again; a reader never sees half a release.
 */
const remote = process.argv.includes("--remote");
const frozen = readFrozen();
if (frozen.length === 0)
  fail("data/releases/ is empty; run npm run release first.", "data/releases/ が空です。先に npm run release を実行してください。");

migrate(remote);
const proxy = await getPlatformProxy<Env>({
  configPath: "wrangler.toml",
  environment: remote ? "production" : undefined,
  remoteBindings: remote,
});
try {
  const latest = await readLatest(proxy.env.DB);
  let before: Frozen | undefined;
  for (const one of frozen) {
    const dumps = await rebuild(one);
    const isLoaded =
      latest !== null && one.release.sequence <= (frozen.find(({ release }) => release.id === latest)?.release.sequence ?? 0);
    const uploaded = await upload(proxy.env.DUMPS, one, dumps);
    if (!isLoaded) await load(proxy.env, one, before);
    console.log(
      `${one.release.id}: ${isLoaded ? "already in D1" : "loaded"}, ${uploaded} of ${one.manifest.files.length + 1} dumps uploaded`,
    );
    before = one;
  }
} finally {
  await proxy.dispose();
}

async function load(env: Env, { release, manifest, dataset }: Frozen, before: Frozen | undefined): Promise<void> {
  const changes = changesBetween(before?.dataset ?? new Map(), dataset);
  for (const entity of entities) {
    const change = changes.get(entity.collection);
    if (!change) continue;
    await loadCollection(env.DB, entity, release.sequence, change);
    await loadSearch(env.SEARCH, entity, release.sequence, change);
  }
  await recordRelease(env.DB, release, manifest);
  await publish(env.DB, release);
}

/** Puts the dumps that are not there yet; R2 checks the digest of each. Returns how many were put. */
async function upload(bucket: R2Bucket, { release, manifest }: Frozen, dumps: readonly Dump[]): Promise<number> {
  let put = 0;
  for (const { name, sha256, contentType, content } of [...dumps, await checksums(manifest)]) {
    const key = `${release.id}/${name}`;
    const there = await bucket.head(key);
    if (there?.customMetadata?.sha256 === sha256) continue;
    const lastModified = new Date(`${release.issued}T00:00:00Z`).toUTCString();
    await bucket.put(key, content, { sha256, httpMetadata: { contentType }, customMetadata: { sha256, lastModified } });
    put++;
  }
  return put;
}
