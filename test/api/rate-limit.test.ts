import { describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import { clientOf } from "../../src/api/rate-limit";
import worker from "../../src/worker";
import { context, portal } from "./portal";

const from = (client: string, path: string, headers: Record<string, string> = {}, bindings = {}) =>
  worker.fetch(
    new Request(`https://portal.test${path}`, { headers: { "CF-Connecting-IP": client, ...headers } }) as never,
    { ...portal, ...bindings },
    context,
  );

const POLICY = `"reading";q=${limits.requestsPerMinute};w=60`;
const costsLittle = "/healthz";

/** Lets a client ask until it is refused. The platform counts by the minutes of the clock, of which a run may meet two. */
async function exhaust(client: string): Promise<Response> {
  for (let i = 0; i <= 2 * limits.requestsPerMinute; i++) {
    const answer = await from(client, costsLittle);
    if (answer.status === 429) return answer;
    await answer.arrayBuffer();
  }
  throw new Error("never refused");
}

describe("a client that asks for too much", () => {
  it("is 429 with Retry-After and the policy, in both languages, as a page for a browser; memory and others are answered", async () => {
    const frozen = "/v1/releases/1.0.0/strategies";
    const first = await (await from("198.51.100.1", frozen)).text();
    const refused = await exhaust("198.51.100.1");
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(refused.headers.get("RateLimit-Policy")).toBe(POLICY);
    expect(refused.headers.get("RateLimit")).toBe('"reading";r=0');
    expect(refused.headers.get("Cache-Control")).toBe("no-store");
    expect(refused.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const { type, detail, detailJa } = (await refused.json()) as { type: string; detail: string; detailJa: string };
    expect(type).toBe(`${portal.PUBLIC_URL}/v1/problems/too-many-requests`);
    expect(detail).toContain(String(limits.requestsPerMinute));
    expect(detailJa).toMatch(/[ぁ-ん]/);

    for (const language of ["ja", "en"]) {
      // The minute may have turned since.
      const READING = { limit: async () => ({ success: false }) };
      const page = await from("198.51.100.1", `/${language}/budgets`, { Accept: "text/html" }, { READING });
      expect([page.status, page.headers.get("Retry-After"), page.headers.get("Content-Language")]).toEqual([429, "60", language]);
      expect(page.headers.get("Content-Type")).toMatch(/^text\/html/);
    }
    const remembered = await from("198.51.100.1", frozen);
    expect([remembered.status, await remembered.text()]).toEqual([200, first]);
    expect((await from("198.51.100.2", costsLittle)).status).toBe(200);
  });

  it("of IPv6 is a network, however its addresses are written", async () => {
    const of = (address: string) => clientOf(new Request("https://portal.test/", { headers: { "CF-Connecting-IP": address } }));
    expect(of("2001:db8::1")).toBe(of("2001:0db8:0:0:ffff::2"));
    expect(of("2001:db8:0:0:1:2:3:4")).toBe(of("2001:db8::1"));
    expect(of("2001:db8:0:1::1")).not.toBe(of("2001:db8::1"));
    expect(of("2001:db8:1::1")).not.toBe(of("2001:db8::1:0:0:1"));
  });
});

describe("a request that is counted", () => {
  it("says by which policy, and one that nothing tells apart is neither counted nor says so", async () => {
    expect((await from("198.51.100.3", "/v1/initiatives")).headers.get("RateLimit-Policy")).toBe(POLICY);
    const never = { limit: () => Promise.resolve({ success: false }) };
    for (const machine of ["127.0.0.1", "::1"]) {
      const answer = await from(machine, "/v1/initiatives", {}, { READING: never });
      expect([answer.status, answer.headers.get("RateLimit-Policy")]).toEqual([200, null]);
    }
  });
});
