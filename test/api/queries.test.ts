import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/model/digest";
import { get, type ListBody, type ProblemBody, portal } from "./portal";

const send = (body: unknown, method = "POST", headers: Record<string, string> = { "Content-Type": "application/json" }) =>
  get("/v1/queries", { method, headers, body: typeof body === "string" ? body : JSON.stringify(body) });
const predicate = {
  collection: "budgets",
  release: "1.0.0",
  filter: { measure: "appropriation", amount__gte: 50_000_000_000 },
  sort: ["-amount"],
  fields: ["id", "amount"],
};
const json = async <T>(path: string): Promise<T> => (await get(path)).json();

describe("a citable query", () => {
  it("is kept once, under a name that comes from what it asks", async () => {
    const first = await send(predicate);
    expect(first.status).toBe(201);
    const pid = first.headers.get("Location") as string;
    expect(pid).toMatch(/^\/v1\/queries\/[0-9a-f]{32}$/);
    const again = [
      await send(predicate),
      await send({ ...predicate, filter: { amount__gte: "50000000000", measure: "appropriation" }, fields: ["amount"] }),
      await send({ ...predicate, sort: ["-amount", "id"] }),
      await send(predicate, "QUERY"),
    ];
    expect(again.map(({ status, headers }) => [status, headers.get("Location")])).toEqual(again.map(() => [200, pid]));
    const stored = await portal.QUERIES.prepare("SELECT count(*) AS kept FROM queries WHERE pid = ?")
      .bind(pid.split("/").at(-1))
      .first();
    expect(stored?.kept).toBe(1);
    const other = await send({ ...predicate, filter: { amount__gte: 1 } });
    expect(other.headers.get("Location")).not.toBe(pid);
  });

  it("answers with its result, which is that of the frozen list in Content-Location", async () => {
    const response = await send(predicate, "QUERY");
    const body: ListBody = await response.json();
    expect(body.data.map(({ id }) => id)).toEqual(["k-program-2021-2022", "moonshot-2018-2024", "sbir-2022", "sip-3-2023-2024"]);
    expect(await json(response.headers.get("Content-Location") as string)).toEqual(body);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it("without a release is pinned to the latest", async () => {
    const { id } = (await json<{ data: [{ id: string }] }>("/v1/releases")).data[0];
    const location = (await send({ collection: "plans" })).headers.get("Location") as string;
    expect((await json<{ data: { release: { id: string } } }>(location)).data.release.id).toBe(id);
  });

  it("has a description, its whole result in every format with the digest that was kept, a proof, and a citation", async () => {
    const pid = (await send(predicate)).headers.get("Location") as string;
    type Described = {
      data: { normalized: string; original: unknown; result: { rows: number; sha256: string; url: string }; mintedAt: string };
    };
    const { data } = await json<Described>(pid);
    expect(data.original).toEqual(predicate);
    expect(data.normalized).toBe("amount__gte=50000000000&fields=id,amount&measure=appropriation&sort=-amount,id");
    const ndjson = new Uint8Array(await (await get(data.result.url)).arrayBuffer());
    expect(await sha256(ndjson)).toBe(data.result.sha256);
    expect(new TextDecoder().decode(ndjson).trimEnd().split("\n").length).toBe(data.result.rows);
    expect((await (await get(`${pid}.csv`)).text()).split("\r\n").length).toBe(data.result.rows + 2);
    expect(await json(`${pid}/verify`)).toMatchObject({ verified: true, normalForm: true, now: { rows: 4 } });
    const cited = await (await get(`/cite/queries/${pid.split("/").at(-1)}.txt`)).text();
    for (const part of [pid, data.result.sha256, "1.0.0", "2026, November 23"]) expect(cited).toContain(part);
  });

  it("whose stored digest is another is not verified", async () => {
    const pid = ((await send({ collection: "plans", release: "1.0.0", fields: ["id"] })).headers.get("Location") as string)
      .split("/")
      .at(-1);
    await portal.QUERIES.prepare("UPDATE queries SET resultSha256 = ? WHERE pid = ?").bind("0".repeat(64), pid).run();
    expect(await json(`/v1/queries/${pid}/verify`)).toMatchObject({ verified: false });
    await portal.QUERIES.prepare("DELETE FROM queries WHERE pid = ?").bind(pid).run();
  });

  it("asked of the latest release says what changed", async () => {
    const pid = (await send({ collection: "organizations", release: "1.0.0" })).headers.get("Location") as string;
    const now = await json<{ release: { id: string }; changed: boolean; added: string[]; removed: string[]; differing: string[] }>(
      `${pid}/latest`,
    );
    const idsOf = async (release: string) =>
      (await json<ListBody>(`/v1/releases/${release}/organizations?limit=1000`)).data.map(({ id }) => id);
    const [then, current] = [await idsOf("1.0.0"), await idsOf(now.release.id)];
    expect(now.added).toEqual(current.filter((id) => !then.includes(id)));
    expect(now.removed).toEqual(then.filter((id) => !current.includes(id)));
  });
});

describe("a query that cannot be kept", () => {
  it.each([
    ["no JSON", "{", 400, "malformed-body"],
    ["no UTF-8 object", "[]", 422, "invalid-query"],
    ["without a collection", {}, 422, "invalid-query"],
    ["with a member too many", { ...predicate, limit: 5 }, 422, "invalid-query"],
    ["of a collection that is none", { collection: "budget" }, 404, "unknown-collection"],
    ["of a release that is none", { collection: "budgets", release: "9.9.9" }, 404, "unknown-release"],
    ["with a filter that is none", { collection: "budgets", filter: { amout: 1 } }, 422, "invalid-query"],
    ["with a value of another type", { collection: "budgets", filter: { amount: "1oku" } }, 422, "invalid-query"],
    ["with a control as filter", { collection: "budgets", filter: { limit: 1 } }, 422, "invalid-query"],
    ["that is too large", `{"collection":"budgets","q":"${"x".repeat(20_000)}"}`, 413, "content-too-large"],
  ])("%s is refused with a cure in both languages", async (_, body, status, code) => {
    const response = await send(body);
    const answered: ProblemBody = await response.json();
    expect([response.status, answered.type.split("/").at(-1)]).toEqual([status, code]);
    expect(answered.detailJa).toMatch(/[ぁ-ん]/);
  });

  it("names the member to mend as it was sent", async () => {
    const body: ProblemBody = await (await send({ collection: "budgets", filter: { amout__gte: 1 }, sort: ["nothing"] })).json();
    expect(body.errors?.map(({ parameter, didYouMean }) => [parameter, didYouMean])).toEqual([
      ["filter.amout__gte", "amount__gte"],
      ["sort", null],
    ]);
  });

  it("as another media type is 415 and says what is taken", async () => {
    const response = await send("collection=budgets", "POST", { "Content-Type": "application/x-www-form-urlencoded" });
    expect([response.status, response.headers.get("Accept-Query")]).toEqual([415, "application/json"]);
  });

  it("nothing else takes a body or another method, and the preflight says so", async () => {
    for (const path of ["/v1/budgets", "/v1/queries/x", "/dumps/1.0.0/plans.csv", "/"]) {
      const response = await get(path, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
      expect([path, response.status, response.headers.get("Allow")]).toEqual([path, 405, "GET, HEAD, OPTIONS"]);
    }
    expect((await get("/v1/queries", { method: "DELETE" })).headers.get("Allow")).toBe("GET, HEAD, POST, QUERY, OPTIONS");
    const preflight = await get("/v1/queries", { method: "OPTIONS" });
    expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("QUERY");
    for (const path of ["", "/verify", "/latest", ".csv"])
      expect((await get(`/v1/queries/${"0".repeat(32)}${path}`)).status).toBe(404);
  });

  it("in haste is 429 with Retry-After, while what is kept is still answered", async () => {
    const answers: Response[] = [];
    for (let i = 0; i < 70; i++)
      answers.push(await send({ collection: "plans", release: "1.0.0", filter: { ordinal__gte: i + 1 } }));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get("Retry-After")).toBe("60");
    expect((await send({ collection: "plans", release: "1.0.0", filter: { ordinal__gte: 1 } })).status).toBe(200);
  });
});
