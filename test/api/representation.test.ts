import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/formats";
import { entities } from "../../src/model";
import { columnsOf } from "../../src/model/kinds";
import { hrefsOf } from "./elements";
import { get, latest, list, portal, problem } from "./portal";

const collections = entities.map(({ collection }) => collection);

describe("every list in every format", () => {
  it.each(collections)("%s.csv parses in a second parser and holds the same rows", async (collection) => {
    const response = await get(`/v1/${collection}.csv?limit=1000`);
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    const text = await response.text();
    expect(text).toMatch(/\r\n$/);
    const [header, ...rows] = parse(text) as string[][];
    const entity = entities.find((one) => one.collection === collection);
    expect(header).toEqual(Object.entries(entity?.fields ?? {}).flatMap(([key, field]) => columnsOf(key, field)));
    const { data } = await list(`/v1/${collection}?limit=1000`);
    const cells = (row: Record<string, unknown>) =>
      Object.entries(entity?.fields ?? {}).flatMap(([key, field]) => {
        // biome-ignore lint/suspicious/noExplicitAny: a cell of JSON, compared as it comes
        const value = row[key] as any;
        if (field.virtual) return [];
        if (field.kind === "localized") return value === null ? ["", ""] : [value.ja, value.en];
        if (field.kind === "structure") return [value === null || (value as unknown[]).length === 0 ? "" : JSON.stringify(value)];
        return [Array.isArray(value) ? (value as unknown[]).join("|") : value === null ? "" : String(value)];
      });
    expect(rows).toEqual(data.map(cells));
  });

  it.each(collections)("%s.ndjson is one record a line", async (collection) => {
    const text = await (await get(`/v1/${collection}.ndjson?limit=1000`)).text();
    const { data } = await list(`/v1/${collection}?limit=1000`);
    expect(
      text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual(data);
  });

  it.each(collections)("%s.jsonld names the same records by their permanent names", async (collection) => {
    const document = (await (await get(`/v1/${collection}.jsonld?limit=1000`)).json()) as { "@graph": { "@id": string }[] };
    const { data } = await list(`/v1/${collection}?limit=1000`);
    // An edition describes the scheme of its priorities too, named by a fragment.
    const names = document["@graph"].slice(1).flatMap((node) => (node["@id"].includes("#") ? [] : [node["@id"]]));
    expect(names).toEqual(data.map(({ id }) => `${portal.PUBLIC_URL}/id/${collection}/${id}`));
  });

  it.each(formats.map(({ name }) => name))("search answers as .%s", async (name) => {
    const response = await get(`/v1/search.${name}?q=量子`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("g-quat");
  });

  it.each(formats.map(({ name, mediaType }) => [name, mediaType]))("a record as .%s is %s", async (name, mediaType) => {
    const response = await get(`/v1/budgets/sbir-2022.${name}`);
    expect(response.headers.get("Content-Type")?.split(";")[0]).toBe(mediaType);
    expect(await response.text()).toContain("206000000000");
  });
});

describe("what answers one question alone", () => {
  it.each(["jsonld", "ttl", "nq"])("is no fact about a thing in .%s, and a column in a table", async (extension) => {
    for (const query of ["fiscalYear=2022", "fiscalYear__in=2021,2022"]) {
      const graph = await (await get(`/v1/budgets.${extension}?${query}`)).text();
      expect(graph).toContain("k-program-2021-2022");
      expect(graph).not.toContain("overlap");
      expect(await (await get(`/v1/budgets.csv?${query}`)).text()).toMatch(/^[^\r]*,overlap/);
    }
  });

  it("is in no address that an answer or a page leads to as linked data", async () => {
    for (const query of ["fiscalYear=2022&fields=amount", "fiscalYear=2022&fields=amount,overlap"]) {
      const { headers } = await get(`/v1/budgets?${query}`);
      expect(headers.get("Link")).toContain(".csv?");
      expect(headers.get("Link")).not.toMatch(/\.(jsonld|ttl|nq)\?/);
      const hrefs = await hrefsOf(`/en/budgets?${query}`, 'a[href^="/v1/releases/"]');
      const graphs = hrefs.filter((href) => /\/budgets\.(jsonld|ttl|nq)\?/.test(href));
      expect(graphs).toHaveLength(3);
      for (const href of graphs) expect((await get(href)).status, href).toBe(200);
    }
    const graph = await get("/v1/budgets.ttl?fiscalYear=2022&fields=amount");
    const there = graph.headers.get("Content-Location") as string;
    expect(await (await get(there)).text()).toBe(await graph.text());
  });
});

describe("content negotiation at the door", () => {
  const cases: [string | undefined, string][] = [
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["text/csv", "text/csv"],
    ["text/html, application/xhtml+xml, */*;q=0.8", "application/json"],
    ["application/ld+json, application/json;q=0.9", "application/ld+json"],
    ["application/json;q=0.1, text/csv;q=0.2", "text/csv"],
    ["application/json;q=0, */*", "text/csv"],
    ["text/csv; charset=utf-8; header=present", "text/csv"],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x"', "application/ld+json"],
  ];
  it.each(cases)("Accept: %s gives %s", async (accept, mediaType) => {
    const response = await get("/v1/plans", accept ? { headers: { Accept: accept } } : {});
    expect(response.headers.get("Content-Type")?.split(";")[0]).toBe(mediaType);
    expect(response.headers.get("Vary")).toBe("Accept");
  });

  it("an extension beats Accept, and then nothing varies", async () => {
    const response = await get("/v1/plans.csv", { headers: { Accept: "application/json" } });
    expect(response.headers.get("Content-Type")).toContain("text/csv");
    expect(response.headers.get("Vary")).toBeNull();
  });

  it("a permanent name answers 303 in the format asked for", async () => {
    const response = await get("/id/initiatives/k-program", { headers: { Accept: "application/ld+json" } });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/v1/initiatives/k-program.jsonld"]);
  });
});

describe("headers", () => {
  it("a frozen answer may be kept for ever, the latest for a minute, and both say where they are", async () => {
    const frozen = await get(`/v1/releases/${latest.id}/budgets?sort=-amount&limit=3`);
    expect(frozen.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    const moving = await get("/v1/budgets?limit=3&sort=-amount");
    expect(moving.headers.get("Cache-Control")).toBe("public, max-age=60, stale-while-revalidate=86400, stale-if-error=86400");
    expect(moving.headers.get("Content-Location")).toBe(`/v1/releases/${latest.id}/budgets?limit=3&sort=-amount,id`);
    expect(moving.headers.get("ETag")).toBe(frozen.headers.get("ETag"));
    const issued = new Date(`${latest.issued}T00:00:00Z`).toUTCString();
    expect([frozen.headers.get("Last-Modified"), frozen.headers.get("Memento-Datetime")]).toEqual([issued, issued]);
    expect(moving.headers.get("Memento-Datetime")).toBeNull();
    // Two releases may bear the same day and a withdrawal goes back, so a day alone does not say that an alias is unchanged.
    for (const alias of ["/v1/budgets?limit=3", "/v1/initiatives/k-program", "/v1/search?q=AI", "/v1/coverage"]) {
      const later = { headers: { "If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT" } };
      const [one, since] = [await get(alias), await get(alias, later)];
      expect([one.headers.get("Last-Modified"), since.status], alias).toEqual([issued, 200]);
      const named = one.headers.get("Content-Location") as string;
      expect((await get(named, later)).status, named).toBe(304);
    }
    expect(await moving.text()).toBe(await frozen.text());
  });

  const linksOf = async (path: string) => {
    const { headers } = await get(path);
    return [...(headers.get("Link") ?? "").matchAll(/<([^>]+)>; rel="([^"]+)"/g)].map(
      ([, target, relation]) => [relation as string, (target as string).replace(portal.PUBLIC_URL, "")] as const,
    );
  };

  it("a list names where it stands, in time and among the formats", async () => {
    expect(new Set((await linksOf("/v1/budgets?limit=2")).map(([relation]) => relation))).toEqual(
      new Set([
        ...["canonical", "cite-as", "license", "service-desc", "latest-version", "predecessor-version", "alternate", "next"],
        ...["original", "timegate", "timemap", "describedby", "linkset"],
      ]),
    );
  });

  it("a page after the first is no memento: other releases have other pages there", async () => {
    const { page } = await (await get("/v1/releases/1.4.0/budgets?limit=2")).json<{ page: { next: string } }>();
    const { headers } = await get(page.next);
    expect(headers.get("Memento-Datetime")).toBeNull();
    const links = (await linksOf(page.next)).map(([relation]) => relation);
    expect(links).toEqual(expect.arrayContaining(["canonical", "cite-as", "next", "alternate"]));
    for (const relation of ["original", "timegate", "timemap", "latest-version", "predecessor-version"])
      expect(links).not.toContain(relation);
  });

  it.each([
    "/v1/releases/1.4.0",
    "/v1/budgets",
    "/v1/releases/1.4.0/budgets.csv",
    "/v1/budgets/sbir-2022.ttl",
    "/v1/search?q=予算",
  ])("%s leads to the typed links of everything", async (path) => {
    const links = await linksOf(path);
    expect(links.filter(([relation]) => relation === "linkset").map(([, target]) => target)).toEqual(["/linkset"]);
  });

  it.each(["", ".csv", ".ndjson", ".jsonld", ".ttl", ".nq"])(
    "a record%s leads to what is cited, and to what describes it",
    async (extension) => {
      const path = "/v1/releases/1.4.0/budgets/sbir-2022";
      const links = await linksOf(path + extension);
      const of = (relation: string) => links.flatMap(([one, target]) => (one === relation ? [target] : []));
      const isGraph = [".jsonld", ".ttl", ".nq"].includes(extension);
      expect([of("collection"), of("describes"), of("describedby")]).toEqual([
        extension ? [path] : [],
        isGraph ? [path] : [],
        [isGraph ? "/catalog.jsonld" : `${path}.jsonld`],
      ]);
    },
  );

  it.each([
    "/v1/budgets?limit=2",
    "/v1/releases/1.4.0/search?q=予算",
    "/v1/releases/1.4.0/search?q=予算&collection=absences",
    "/v1/releases/1.4.0/budgets?within=theme:knowledge-base",
    "/v1/releases/1.4.0/budgets/sum?fiscalYear=2022",
    "/v1/releases/1.4.0/budgets/sbir-2022",
    "/v1/releases/1.4.0/concordance?viewAs=2023",
    "/v1/releases/1.4.0/coverage",
    "/v1/releases/1.4.0",
  ])("every link relation of %s leads somewhere, and every memento is there", async (path) => {
    const links = await linksOf(path);
    // The files of a release have tests of their own.
    for (const [, target] of links.filter(([relation]) => relation !== "item")) {
      const status = target.startsWith("/timegate/") ? 302 : target === "/v1/releases/latest" ? 307 : 200;
      if (target.startsWith("/")) expect((await get(target)).status, target).toBe(status);
    }
    const timemap = links.find(([relation]) => relation === "timemap")?.[1] as string;
    const mementos = [...(await (await get(timemap)).text()).matchAll(/<https:\/\/portal\.test([^>]*)>; rel="[a-z ]*memento"/g)];
    expect(mementos.length).toBeGreaterThan(1);
    for (const [, memento] of mementos) expect((await get(memento as string)).status, memento).toBe(200);
  });

  it("a record new in its release names no predecessor, one that was there before does", async () => {
    const relations = async (path: string) => (await get(path)).headers.get("Link") ?? "";
    expect(await relations("/v1/releases/1.1.0/appropriations/sbir-2022-supplementary")).not.toContain("predecessor-version");
    expect(await relations("/v1/releases/1.1.0/budgets/sbir-2022")).toContain(
      '</v1/releases/1.0.0/budgets/sbir-2022>; rel="predecessor-version"',
    );
  });

  it("CORS is open, with every header exposed", async () => {
    const response = await get("/v1/plans", { headers: { Origin: "https://elsewhere.test" } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Expose-Headers")).toBe("*");
    const preflight = await get("/v1/plans", {
      method: "OPTIONS",
      headers: { Origin: "https://elsewhere.test", "Access-Control-Request-Method": "GET" },
    });
    expect([preflight.status, preflight.headers.get("Access-Control-Allow-Methods")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  it.each([
    "/v1/plans",
    "/v1/plans.csv",
    "/v1/releases/1.0.0/budgets/sbir-2022",
    "/v1/search?q=AI",
    "/v1",
    "/dumps/1.0.0/plans.csv",
    "/v1/releases/latest",
    "/v1/changes",
    "/en/",
    "/openapi.json",
    "/style.css",
    "/v1/nothing",
  ])("HEAD %s equals GET in every header but the time taken", async (path) => {
    const headersOf = (response: Response) =>
      Object.fromEntries([...response.headers].filter(([name]) => !["server-timing", "date", "x-request-id"].includes(name)));
    const [head, whole] = [await get(path, { method: "HEAD" }), await get(path)];
    expect(head.status).toBe(whole.status);
    expect(await head.text()).toBe("");
    expect(headersOf(head)).toEqual(headersOf(whole));
  });
});

describe("OpenAPI", () => {
  it("is not sent again to who holds it, among whatever else, and refuses parameters as every document does", async () => {
    const [path, etag] = ["/openapi.json", (await get("/openapi.json")).headers.get("ETag") as string];
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, `"other", W/${etag}, "third"`, "*"]) {
      const answer = await get(path, { headers: { "If-None-Match": held } });
      expect([answer.status, answer.headers.get("ETag"), await answer.text()], held).toEqual([304, etag, ""]);
    }
    expect((await get(path, { headers: { "If-None-Match": '"other", "third"' } })).status).toBe(200);
    expect((await get(path, { headers: { "If-Match": '"other"' } })).status).toBe(412);
    expect((await get(path, { headers: { "If-Match": `"other", ${etag}` } })).status).toBe(200);
    const refused = await problem(`${path}?foo=1`);
    expect([refused.status, refused.errors?.[0]?.parameter]).toEqual([400, "foo"]);
    expect((await get("/style.css?foo=1")).status).toBe(200);
  });
});

describe("what protects readers", () => {
  it.each(["/v1/plans", "/en/", "/v1/nothing", "/dumps/1.0.0/plans.csv"])("%s says so", async (path) => {
    const { headers } = await get(path);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';/);
    expect(headers.get("Content-Security-Policy")).not.toMatch(/unsafe|\*/);
    expect(headers.get("Strict-Transport-Security")).toMatch(/max-age=\d{8}/);
    expect(headers.get("Set-Cookie")).toBeNull();
  });

  it("an answer that Accept chose against the default is for the client alone", async () => {
    const response = await get("/v1/releases/1.0.0/plans", { headers: { Accept: "text/csv" } });
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=60");
  });
});

describe("conditional requests", () => {
  const paths = [
    "/v1/releases/1.0.0/initiatives",
    "/v1/budgets.csv",
    "/v1/budgets/sbir-2022",
    "/v1/search?q=AI",
    "/v1/releases",
    "/v1/releases/1.0.0",
    "/dumps/1.0.0/plans.csv",
  ];
  it.each(paths)("%s: If-None-Match answers 304 with its headers", async (path) => {
    const first = await get(path);
    const etag = first.headers.get("ETag") as string;
    for (const held of [etag, `"other", ${etag}`, `W/${etag}`]) {
      const again = await get(path, { headers: { "If-None-Match": held } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      for (const name of ["ETag", "Cache-Control", "Vary"]) expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    expect((await get(path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  it.each([
    ...paths,
    "/v1",
    "/v1/changes",
    "/v1/compare/1.0.0...1.1.0",
    "/feed.atom",
    "/cite/1.0.0.bib",
    "/dumps/1.0.0/SHA256SUMS",
    "/en/",
  ])("%s: If-Match that names another state is 412", async (path) => {
    for (const other of ['"other"', "garbage"]) expect((await get(path, { headers: { "If-Match": other } })).status).toBe(412);
    expect((await get(path, { headers: { "If-Match": "*" } })).status).toBe(200);
  });

  it("If-Unmodified-Since is held to the day of the release", async () => {
    for (const path of [
      "/v1/releases/1.0.0/budgets",
      "/v1/releases/1.0.0",
      "/dumps/1.0.0/plans.csv",
      "/v1/budgets",
      "/v1/budgets/sum",
    ])
      expect((await get(path, { headers: { "If-Unmodified-Since": "Sun, 22 Nov 2026 00:00:00 GMT" } })).status, path).toBe(412);
  });

  it("If-None-Match: * asks whether it exists", async () => {
    expect((await get("/v1/budgets/sbir-2022", { headers: { "If-None-Match": "*" } })).status).toBe(304);
    expect((await get("/v1/budgets/none", { headers: { "If-None-Match": "*" } })).status).toBe(404);
  });

  it("If-Modified-Since counts only without If-None-Match", async () => {
    const since = "Mon, 23 Nov 2026 00:00:00 GMT";
    const statusOf = async (headers: Record<string, string>) => (await get("/v1/releases/1.0.0/budgets", { headers })).status;
    expect(await statusOf({ "If-Modified-Since": since })).toBe(304);
    expect(await statusOf({ "If-Modified-Since": "2030" })).toBe(200);
    expect((await get("/v1/budgets", { headers: { "If-Modified-Since": since } })).status).toBe(200);
    expect(await statusOf({ "If-Modified-Since": "Sun, 22 Nov 2026 00:00:00 GMT" })).toBe(200);
    expect(await statusOf({ "If-Modified-Since": "yesterday" })).toBe(200);
    expect(await statusOf({ "If-Modified-Since": since, "If-None-Match": '"other"' })).toBe(200);
  });

  it("If-Match names the state that is wanted, or 412", async () => {
    const { headers } = await get("/v1/budgets");
    expect((await get("/v1/budgets", { headers: { "If-Match": headers.get("ETag") as string } })).status).toBe(200);
    expect((await get("/v1/budgets", { headers: { "If-Match": '"other"' } })).status).toBe(412);
    for (const absent of ["/v1/releases/9.9.9/plans", "/v1/plans/nothing"]) {
      expect((await get(absent, { headers: { "If-Match": '"other"' } })).status).toBe(404);
    }
  });

  it("different representations have different tags", async () => {
    const paths = [
      "/v1/budgets",
      "/v1/budgets.csv",
      "/v1/budgets?limit=1",
      "/v1/budgets?fields=amount",
      "/v1/plans",
      "/v1/budgets/sbir-2022",
    ];
    const tags = await Promise.all(paths.map(async (path) => (await get(path)).headers.get("ETag")));
    expect(new Set(tags).size).toBe(paths.length);
    expect((await get("/v1/budgets?limit=50&sort=id")).headers.get("ETag")).toBe(tags[0]);
    const same = [
      "/v1/initiatives?q=AI 法案&theme__in=sectoral-strategies",
      "/v1/initiatives?theme=sectoral-strategies&q=法案 ＡＩ",
    ];
    const [one, other] = await Promise.all(same.map(async (path) => (await get(path)).headers.get("Content-Location")));
    expect(one).toBe(other);
    const both = await get("/v1/initiatives?type=fund&type__in=fund");
    expect((await get(both.headers.get("Content-Location") as string)).status).toBe(200);
  });
});
