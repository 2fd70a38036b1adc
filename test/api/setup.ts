import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Frozen, loadRelease, uploadDumps } from "../../src/cli/load-release";
import type { Env } from "../../src/env";
import { dumpsOf } from "../../src/release/dumps";

type TestEnv = Env & {
  readonly MIGRATIONS: D1Migration[];
  readonly SEARCH_MIGRATIONS: D1Migration[];
  readonly FROZEN: (Omit<Frozen, "dataset"> & { readonly dataset: [string, never][] })[];
};

const { DB, SEARCH, DUMPS, MIGRATIONS, SEARCH_MIGRATIONS, FROZEN } = env as unknown as TestEnv;

await applyD1Migrations(DB, MIGRATIONS);
await applyD1Migrations(SEARCH, SEARCH_MIGRATIONS);
let before: Frozen | undefined;
for (const { release, manifest, dataset } of FROZEN) {
  const frozen = { release, manifest, dataset: new Map(dataset) };
  await uploadDumps(DUMPS, frozen, await Array.fromAsync(dumpsOf(frozen.dataset, release, manifest)));
  await loadRelease({ DB, SEARCH }, frozen, before);
  before = frozen;
}
