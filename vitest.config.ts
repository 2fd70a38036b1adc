import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { validateXML } from "xmllint-wasm";
import { define } from "./src/cli/facts";
import { readFrozen } from "./src/cli/frozen";
import { openapi } from "./src/cli/openapi";
import { ordered } from "./src/release/dataset";
import { dumpsOf } from "./src/release/dumps";
import { differenceFrom, editionsOf, type Frozen } from "./src/release/frozen";

/**
 * Three kinds of tests: in Node (the pure middle, the command line, files); on the served portal, over the wire and in Chromium;
 * and in workerd, through the door, on real D1 and R2.
 */
export default defineConfig({
  test: {
    projects: [
      {
        define: { ...define },
        test: {
          name: "node",
          include: ["test/{model,release,formats,catalog,cli,house,site}/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        define: { ...define },
        test: {
          name: "served",
          include: ["test/served/**/*.test.ts"],
          globalSetup: ["test/served/serve.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        define: { ...define },
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            remoteBindings: false,
            miniflare: {
              cf: false,
              // Copies that lag behind, as read replicas may.
              d1Databases: ["OLDER_DB", "OLDER_SEARCH", "OLDER_QUERIES"],
              bindings: {
                MIGRATIONS: await readD1Migrations("migrations/main"),
                QUERIES_MIGRATIONS: await readD1Migrations("migrations/queries"),
                SEARCH_MIGRATIONS: await readD1Migrations("migrations/search"),
                FROZEN: await frozen(),
                OPENAPI: JSON.stringify(openapi()),
                FUZZ_MINUTES: process.env.FUZZ_MINUTES ?? "",
                FUZZ_SEED: process.env.FUZZ_SEED ?? "",
              },
              serviceBindings: { XMLLINT: async (request: Request) => Response.json(await wellFormed(await request.text())) },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/api/**/*.test.ts"],
          setupFiles: ["test/api/setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});

/** What is wrong with an XML document, for tests that run where no reader of XML does, and the document in canonical form. */
async function wellFormed(xml: string): Promise<{ readonly errors: readonly string[]; readonly canonical: string }> {
  const { errors, normalized } = await validateXML({ xml: { fileName: "document.xml", contents: xml }, normalization: "c14n" });
  return { errors: errors.map(({ message }) => message), canonical: normalized };
}

/** The frozen releases as JSON, for the setup to load the way the command line does. */
async function frozen() {
  const releases = readFrozen();
  for (const [i, edition] of editionsOf(releases).entries()) {
    const difference = differenceFrom(releases[i] as Frozen, await Array.fromAsync(dumpsOf(edition)));
    if (difference) throw new Error(`${edition.release.id}: ${difference.en} / ${difference.ja}`);
  }
  return JSON.parse(
    JSON.stringify(
      releases.map(({ release, manifest, dataset, documents }) => ({
        release,
        manifest,
        dataset: [...ordered(dataset)],
        documents: [...documents],
      })),
    ),
  );
}
