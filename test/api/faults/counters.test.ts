import { describe, expect, it, vi } from "vitest";
import { portal } from "../portal";
import { failing, hanging, honest, honesty, isolate, listening, whenLate } from "./isolate";

listening();

describe("the counter of reading", () => {
  const client = { headers: { "CF-Connecting-IP": "198.51.100.77" } };

  it("that fails or hangs refuses nobody, and holds up an answer for a second at most", async () => {
    const { faults, ask } = isolate();
    faults.READING = failing("internal error");
    expect((await ask("/v1/initiatives", client)).status).toBe(200);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    faults.READING = hanging;
    expect((await whenLate(ask("/v1/budgets", client), 1_000)).status).toBe(200);
  });
});

describe("the counter of new queries", () => {
  const body = JSON.stringify({ collection: "plans", release: "1.0.0", sort: ["-ordinal"] });
  const minting = { method: "POST", body, headers: { "Content-Type": "application/json" } };
  const kept = () => portal.QUERIES.prepare("SELECT count(*) AS count FROM queries").first<number>("count");

  it("that fails or hangs keeps none, and asks for no count of one that is kept", async () => {
    const before = await kept();
    const { faults, ask } = isolate();
    faults.MINTING = failing("internal error");
    expect(await honesty(await ask("/v1/queries", minting))).toEqual(honest);
    faults.MINTING = hanging;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    expect(await honesty(await whenLate(ask("/v1/queries", minting)))).toEqual(honest);
    expect(await kept()).toBe(before);
    vi.useRealTimers();
    faults.MINTING = undefined;
    expect((await ask("/v1/queries", minting)).status).toBe(201);
    // One that is kept already is not counted.
    faults.MINTING = failing("internal error");
    expect((await ask("/v1/queries", minting)).status).toBe(200);
  });
});
