import type { D1Migration } from "@cloudflare/vitest-plugin";
import type { Env as PortalEnv } from "../src/env";
import type { Frozen } from "../src/release/frozen";

// What the tests' Worker is given: the portal's own bindings, and what vitest.config.ts adds for the setup.
declare global {
  namespace Cloudflare {
    interface Env extends PortalEnv {
      readonly MIGRATIONS: D1Migration[];
      readonly SEARCH_MIGRATIONS: D1Migration[];
      readonly QUERIES_MIGRATIONS: D1Migration[];
      readonly FROZEN: (Omit<Frozen, "dataset" | "documents"> & {
        readonly dataset: [string, never][];
        readonly documents: [string, string][];
      })[];
      readonly OPENAPI: string;
      readonly OLDER_DB: D1Database;
      readonly OLDER_SEARCH: D1Database;
      readonly OLDER_QUERIES: D1Database;
      /** For how long to make up requests, and from which seed; empty where nothing is asked for. */
      readonly FUZZ_MINUTES: string;
      readonly FUZZ_SEED: string;
      /** A reader of XML (vitest.config.ts). */
      readonly XMLLINT: Fetcher;
    }
    interface GlobalProps {
      mainModule: typeof import("../src/worker");
    }
  }
}
