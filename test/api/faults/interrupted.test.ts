import { beforeEach, describe, expect, it } from "vitest";
import type { Edition } from "../../../src/release/dumps";
import { editionsOf, type Frozen } from "../../../src/release/frozen";
import worker from "../../../src/worker";
import { empty, first, loadOne, second, state, withFiles } from "../editions";
import { context, portal } from "../portal";

const files = ["organizations.csv", "organizations.parquet", "sti-policy.sqlite", "sti-policy.zip", "delta-from-1.0.0.ndjson"];
const releases = await withFiles([first, second], files);
const editions = editionsOf(releases);
const load = (env: Parameters<typeof loadOne>[0], i: number) => loadOne(env, releases[i] as Frozen, editions[i] as Edition, null);

/** The bindings, told of every step before it is made; a step is one batch of D1 or one object put into R2. */
function watched(before: (step: number) => Promise<void>): Pick<typeof portal, "DB" | "SEARCH" | "DUMPS"> {
  let step = 0;
  const database = (d1: D1Database) =>
    ({
      prepare: (sql: string) => d1.prepare(sql),
      batch: async (statements: D1PreparedStatement[]) => {
        await before(++step);
        return d1.batch(statements);
      },
    }) as unknown as D1Database;
  const bucket = {
    list: (options: R2ListOptions) => portal.DUMPS.list(options),
    put: async (...put: Parameters<R2Bucket["put"]>) => {
      await before(++step);
      return portal.DUMPS.put(...put);
    },
  } as unknown as R2Bucket;
  return { DB: database(portal.DB), SEARCH: database(portal.SEARCH), DUMPS: bucket };
}

const addresses = [
  "/v1/releases",
  "/v1/organizations",
  "/v1/organizations/changed",
  "/v1/organizations/removed/history",
  "/v1/search?q=機構",
  "/v1/changes",
  "/feed.json",
  "/timemap/v1/organizations",
  "/dumps/latest/organizations.csv",
  "/cite/latest.bib",
  "/v1/releases/1.0.0/organizations",
  "/v1/releases/2.0.0/organizations",
  "/v1/compare/1.0.0...2.0.0?view=patch",
];

/** What a reader sees who comes for the first time: status, where it leads and body of every address. */
async function seen(): Promise<string> {
  // Bindings of their own, so that no isolate remembers an earlier latest release.
  const env = {
    ...portal,
    DB: { prepare: (sql: string) => portal.DB.prepare(sql), batch: (all: D1PreparedStatement[]) => portal.DB.batch(all) },
  };
  const answers = addresses.map(async (path) => {
    const response = await worker.fetch(new Request(`https://portal.test${path}`) as never, env as never, context);
    return [path, response.status, response.headers.get("Location"), new TextDecoder().decode(await response.arrayBuffer())];
  });
  return JSON.stringify(await Promise.all(answers));
}

describe("bringing up a release", () => {
  let old = "";
  let end: unknown;
  let after = "";
  let steps = 0;

  beforeEach(async () => {
    await empty();
    await load(portal, 0);
    if (steps > 0) return;
    old = await seen();
    await load(
      watched(async (step) => {
        steps = step;
      }),
      1,
    );
    [end, after] = [await state(), await seen()];
    await empty();
    await load(portal, 0);
  });

  it("killed at any of its steps, leaves readers the old release; run again, it ends in the same state", async () => {
    // Every file, then ledger, records and search of a collection, change log and pointer.
    expect(steps).toBeGreaterThan(files.length + 6);
    for (let kill = 1; kill <= steps; kill++) {
      await empty();
      await load(portal, 0);
      const killing = watched((step) => (step === kill ? Promise.reject(new Error("killed")) : Promise.resolve()));
      await expect(load(killing, 1), `killed at step ${kill}`).rejects.toThrow("killed");
      expect(await seen(), `after a kill at step ${kill}`).toBe(old);
      await load(portal, 1);
      expect(await state(), `after a kill at step ${kill} and another run`).toEqual(end);
    }
  });

  it("a reader who looks between any two steps sees the old release whole, and after the last the new one", async () => {
    let looks = 0;
    const polling = watched(async () => {
      looks++;
      expect(await seen()).toBe(old);
    });
    await load(polling, 1);
    expect(looks).toBe(steps);
    expect(await seen()).toBe(after);
    expect(after).not.toBe(old);
  });

  it("run twice, changes nothing", async () => {
    await load(portal, 1);
    expect(await load(portal, 1)).toBe(0);
    expect(await state()).toEqual(end);
  });
});
