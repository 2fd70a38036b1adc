import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Frozen, loadRelease, uploadDumps } from "../../src/cli/load-release";
import { dumpsOf } from "../../src/release/dumps";

const { DB, SEARCH, DUMPS, MIGRATIONS, SEARCH_MIGRATIONS, FROZEN } = env;

await applyD1Migrations(DB, MIGRATIONS);
await applyD1Migrations(SEARCH, SEARCH_MIGRATIONS);
let before: Frozen | undefined;
for (const { release, manifest, dataset } of FROZEN) {
  const frozen = { release, manifest, dataset: new Map(dataset) };
  await uploadDumps(DUMPS, frozen, await Array.fromAsync(dumpsOf(frozen.dataset, release, manifest)));
  await loadRelease({ DB, SEARCH }, frozen, before);
  before = frozen;
}
