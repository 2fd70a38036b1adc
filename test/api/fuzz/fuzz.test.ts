import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { get } from "../portal";
import { judged } from "./held";
import { kept, seeds } from "./kept";
import { anyRequest } from "./requests";

const CASES = 100;
const minutes = Number(env.FUZZ_MINUTES || 0);
const fresh = Number(env.FUZZ_SEED || Math.floor(Math.random() * 2 ** 31));

describe("whatever is asked", () => {
  const pids: string[] = [];

  beforeAll(async () => {
    for (const query of [
      { collection: "budgets", release: "1.0.0" },
      { collection: "initiatives", q: "AI" },
    ]) {
      const headers = { "Content-Type": "application/json" };
      const answer = await get("/v1/queries", { method: "POST", headers, body: JSON.stringify(query) });
      pids.push(answer.headers.get("Location")?.split("/").at(-1) as string);
    }
  });

  it.each(kept)("$path, which was once answered wrongly: $was", async ({ was, ...asked }) => {
    expect((await judged({ method: "GET", headers: {}, ...asked })).found).toEqual([]);
  });

  it.each(seeds)(`the answer is one of those that are documented, ${CASES} times from seed %i`, (seed) =>
    run(seed, { numRuns: CASES }),
  );

  // FUZZ_MINUTES=10 npm run fuzz asks for minutes; FUZZ_SEED asks again what failed.
  it(
    `and from a fresh seed, ${fresh}`,
    () => run(fresh, minutes > 0 ? { numRuns: 10_000_000, interruptAfterTimeLimit: minutes * 60_000 } : { numRuns: CASES }),
    minutes * 60_000 + 300_000,
  );

  async function run(seed: number, parameters: fc.Parameters<unknown>): Promise<void> {
    const counts: Record<string, number> = {};
    const property = fc.asyncProperty(anyRequest(pids), async (asked) => {
      const { found, status } = await judged(asked);
      counts[status] = (counts[status] ?? 0) + 1;
      expect(found).toEqual([]);
    });
    await fc.assert(property, { seed, ...parameters, markInterruptAsFailure: false });
    if (minutes > 0) console.info(`seed ${seed}: ${JSON.stringify(counts)}`);
  }
});
