import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { loadRecords } from "../../src/cli/load-release";
import { dumpsOf } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { putDump } from "../../src/store/dumps";

const { DB, SEARCH, QUERIES, DUMPS, MIGRATIONS, SEARCH_MIGRATIONS, QUERIES_MIGRATIONS, FROZEN } = env;

await applyD1Migrations(DB, MIGRATIONS);
await applyD1Migrations(SEARCH, SEARCH_MIGRATIONS);
await applyD1Migrations(QUERIES, QUERIES_MIGRATIONS);
const releases = FROZEN.map(
  ({ dataset, documents, ...one }): Frozen => ({ ...one, dataset: new Map(dataset), documents: new Map(documents) }),
);
for (const [i, edition] of editionsOf(releases).entries()) {
  // Files are made again where they are asked for; a few are there from the start, and so are the documents, whose words may get better.
  const [first] = releases[i]?.manifest.files ?? [];
  for await (const dump of dumpsOf(edition))
    if (dump.name.startsWith("plans.") || dump.name === first?.name || edition.documents.has(dump.name))
      await putDump(DUMPS, edition.release.id, dump);
  await loadRecords({ DB, SEARCH }, releases[i] as Frozen, edition);
}
