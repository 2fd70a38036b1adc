import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import { type StoredQuery, storeQuery } from "../../src/db/queries";
import { sha256 } from "../../src/model/digest";
import { predicate, send } from "./keeping";
import { get, type ListBody, type ProblemBody, portal } from "./portal";

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

  it("is asked for in a body, without which OpenAPI lets nobody ask", async () => {
    const { paths } = JSON.parse(env.OPENAPI) as { paths: Record<string, { post?: { requestBody?: { required?: boolean } } }> };
    expect(paths["/v1/queries"]?.post?.requestBody?.required).toBe(true);
    for (const method of ["POST", "QUERY"]) {
      const headers = { "Content-Type": "application/json" };
      expect((await get("/v1/queries", { method, headers })).status, method).toBe(400);
    }
  });

  it("is kept no more where the bound that is published is reached; what was kept, and the list itself, go on answering", async () => {
    const known = (await send(predicate)).headers.get("Location") as string;
    const count = () => portal.QUERIES.prepare("SELECT queries FROM kept").first<number>("queries");
    const before = (await count()) as number;
    expect(before).toBe(await portal.QUERIES.prepare("SELECT count(*) AS all_ FROM queries").first("all_"));
    await portal.QUERIES.prepare("UPDATE kept SET queries = ?").bind(limits.keptQueries).run();
    const fresh = { ...predicate, filter: { amount__gte: 123_456 } };
    const refused = await send(fresh);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "86400"]);
    expect((await send(predicate)).status).toBe(200);
    expect((await get(known)).status).toBe(200);
    expect((await json<{ limits: typeof limits }>("/v1/meta")).limits.keptQueries).toBe(limits.keptQueries);
    await portal.QUERIES.prepare("UPDATE kept SET queries = ?").bind(before).run();
    expect((await send(fresh)).status).toBe(201);
    expect(await count()).toBe(before + 1);
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

  it("says on its page the day of Japan on which it was kept", async () => {
    const pid = ((await send({ collection: "plans", release: "1.0.0", fields: ["id", "name"] })).headers.get("Location") as string)
      .split("/")
      .at(-1);
    const mintedAt = portal.QUERIES.prepare("UPDATE queries SET mintedAt = ? WHERE pid = ?");
    for (const [moment, ja, en] of [
      ["2026-11-30T23:30:00.000Z", "2026年12月1日", "1 December 2026"],
      ["2026-11-30T14:59:59.999Z", "2026年11月30日", "30 November 2026"],
    ] as const) {
      await mintedAt.bind(moment, pid).run();
      expect(await (await get(`/ja/queries/${pid}`)).text()).toMatch(new RegExp(`登録日</dt>\\s*<dd><code>${ja}</code>`));
      expect(await (await get(`/en/queries/${pid}`)).text()).toMatch(new RegExp(`Registered on</dt>\\s*<dd><code>${en}</code>`));
    }
    await portal.QUERIES.prepare("DELETE FROM queries WHERE pid = ?").bind(pid).run();
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

describe("the dump of kept queries", () => {
  /** Every page, from the first to the one that leads no further. */
  const pages = async () => {
    const texts: string[] = [];
    for (let next: string | undefined = "/dumps/queries.ndjson"; next; ) {
      const response: Response = await get(next);
      expect([response.status, response.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
      texts.push(await response.text());
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1];
    }
    return texts;
  };

  it("holds each of them once as it is stored, whether they fill their last page or not", async () => {
    await send(predicate);
    const stored = (await portal.QUERIES.prepare("SELECT * FROM queries").all<StoredQuery>()).results;
    const wanted = new Map(stored.map((query) => [query.pid, query]));
    for (let i = 0; wanted.size < 2 * limits.queriesPage + 1; i++) {
      const query = {
        ...(stored[0] as StoredQuery),
        pid: (await sha256(String(i))).slice(0, 32),
        original: '{"collection": "量子"}',
      };
      wanted.set(query.pid, query);
      await storeQuery(portal.QUERIES, query, limits.keptQueries);
      if (wanted.size % limits.queriesPage > 1) continue;
      const texts = await pages();
      expect(texts.length).toBe(Math.ceil(wanted.size / limits.queriesPage));
      const lines = texts.join("").trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line))).toEqual([...wanted.values()].sort((a, b) => (a.pid < b.pid ? -1 : 1)));
    }
    await portal.QUERIES.prepare("DELETE FROM queries WHERE original LIKE '%量子%'").run();
  });

  it("refuses a place that is the name of no query", async () => {
    const { status, errors } = await (await get("/dumps/queries.ndjson?after=x")).json<ProblemBody>();
    expect([status, errors?.[0]?.parameter]).toEqual([400, "after"]);
  });
});

describe("a query on its way in", () => {
  it("is answered as its preconditions ask where it is a QUERY; of a POST they speak of another thing", async () => {
    const etag = (await get("/v1/releases/1.0.0/plans")).headers.get("ETag") as string;
    const conditions: [Record<string, string>, number][] = [
      [{ "If-None-Match": "*" }, 304],
      [{ "If-None-Match": etag }, 304],
      [{ "If-None-Match": '"other"' }, 200],
      [{ "If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT" }, 304],
      [{ "If-Match": etag }, 200],
      [{ "If-Match": '"other"' }, 412],
    ];
    for (const [condition, status] of conditions) {
      const asked = (method: string) =>
        send({ collection: "plans", release: "1.0.0" }, method, { "Content-Type": "application/json", ...condition });
      const response = await asked("QUERY");
      expect([condition, response.status]).toEqual([condition, status]);
      if (status === 304) {
        expect([response.headers.get("ETag"), response.headers.get("Cache-Control"), await response.text()]).toEqual([
          etag,
          "no-store",
          "",
        ]);
        expect(response.headers.get("Location")).toMatch(/^\/v1\/queries\//);
      }
      expect(((await (await asked("POST")).json()) as ListBody).data).toHaveLength(2);
    }
  });

  it("is not kept where its preconditions fail", async () => {
    const fresh = { collection: "plans", release: "1.0.0", filter: { ordinal__gt: 3 } };
    const refused = await send(fresh, "QUERY", { "Content-Type": "application/json", "If-Match": '"nope"' });
    expect(refused.status).toBe(412);
    expect((await send(fresh)).status).toBe(201);
  });

  it("takes a whole number as JSON may write it", async () => {
    const name = async (filter: string) =>
      (await send(`{"collection":"budgets","release":"1.0.0","filter":${filter}}`)).headers.get("Location");
    const plain = await name('{"amount__gte":500000000000}');
    expect(plain).toMatch(/^\/v1\/queries\//);
    for (const number of ["5e11", "5E+11", "5.0e11", "0.5e12", "500000000000.0"])
      expect(await name(`{"amount__gte":${number}}`), number).toBe(plain);
    for (const number of ["5e-1", "1e-400", "1e40", "5.5e0", "50000000000.0000001e0"])
      expect(await name(`{"amount__gte":${number}}`), number).toBeNull();
  });

  it("has a page that tells its conditions in words, and leads to its result as a table for a spreadsheet", async () => {
    const asked = { collection: "appropriations", release: "1.4.0", filter: { initiative: "sip-3" }, sort: ["-amount"] };
    const response = await send(asked);
    const rows = ((await response.json()) as ListBody).data.length;
    const html = await (await get(`/ja${response.headers.get("Location")}`.replace("/v1", ""))).text();
    expect(html).toMatch(/条件<\/dt>\s*<dd><code>施策：SIP第3期/);
    const table = /href="([^"]+-table\.csv[^"]*)"/.exec(html)?.[1] as string;
    const lines = (await (await get(table.replaceAll("&amp;", "&"))).text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(rows + 1);
  });

  it("leads on to the next page of its result in its header too, as the list does", async () => {
    const response = await send({ collection: "absences" }, "QUERY");
    const { page } = await response.json<{ page: { next: string } }>();
    expect(page.next).toContain("cursor=");
    expect(response.headers.get("Link")).toContain(`<${page.next}>; rel="next"`);
  });

  it("names itself as what is to be cited", async () => {
    const response = await send(predicate);
    const pid = response.headers.get("Location") as string;
    expect(response.headers.get("Link")).toContain(`<${portal.PUBLIC_URL}${pid}>; rel="cite-as"`);
  });

  it("is answered in the format that Accept asks for", async () => {
    const accepting = (Accept: string) => send(predicate, "QUERY", { "Content-Type": "application/json", Accept });
    const csv = await accepting("text/csv");
    expect(csv.headers.get("Content-Location")).toMatch(/budgets\.csv\?/);
    expect((await csv.text()).split("\r\n")[0]).toBe("id,amount");
    expect((await accepting("image/png")).status).toBe(406);
  });

  it("has one name with all fields or none named, in either case of letters, as number or text", async () => {
    const name = async (body: object) => (await send({ collection: "budgets", release: "1.0.0", ...body })).headers.get("Location");
    const all = ((await json<ListBody>("/v1/releases/1.0.0/budgets?limit=1")).data[0] ?? {}) as object;
    expect(await name({ fields: Object.keys(all) })).toBe(await name({}));
    expect(await name({ filter: { label__contains: "SBIR" } })).toBe(await name({ filter: { label__contains: "sbir" } }));
    expect(await name({ filter: { amount: 206_000_000_000, ambiguous: false } })).toBe(
      await name({ filter: { amount: "206000000000", ambiguous: "false" } }),
    );
  });
});

describe("the address of a kept query", () => {
  it("varies for browsers and says so, and its results can be asked again for less", async () => {
    const pid = (await send(predicate)).headers.get("Location") as string;
    const page = await get(pid, { headers: { Accept: "text/html", "Accept-Language": "ja" } });
    expect([page.status, page.headers.get("Location")]).toEqual([303, pid.replace("/v1/", "/ja/")]);
    const described = await get(pid);
    expect([described.status, described.headers.get("Vary")]).toEqual([200, "Accept, Accept-Language"]);
    expect(described.headers.get("Cache-Control")).not.toContain("immutable");
    const csv = await get(`${pid}.csv`);
    const etag = csv.headers.get("ETag") as string;
    expect((await get(`${pid}.csv`, { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect((await get(`${pid}.csv`, { headers: { "If-Match": '"other"' } })).status).toBe(412);
    expect((await get(pid, { headers: { Accept: "text/turtle" } })).headers.get("Content-Type")).toMatch(/^text\/turtle/);
    for (const junk of [".csv.foo", ".ndjson.json", ".CSV", ".xlsx"]) expect((await get(pid + junk)).status, junk).toBe(404);
  });
});
