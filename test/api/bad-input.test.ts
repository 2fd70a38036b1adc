import { describe, expect, it } from "vitest";
import { examplePages } from "../served/page-examples";
import { get, latest, list, portal, problem } from "./portal";

describe("a parameter that cannot be used", () => {
  const cases: [string, string, string, string | null][] = [
    ["/v1/initiatives?themes=x", "unknown", "themes", "theme"],
    ["/v1/initiatives?type__gte=fund", "unknown", "type__gte", "type__ne"],
    ["/v1/budgets?overlap=full", "unknown", "overlap", null],
    ["/v1/initiatives?__proto__=1", "unknown", "__proto__", null],
    ["/v1/initiatives?constructor=1", "unknown", "constructor", null],
    ["/v1/initiatives?type=fund&type=council", "repeated", "type", null],
    ["/v1/initiatives?theme=", "empty", "theme", null],
    ["/v1/budgets?amount__gte=1oku", "type", "amount__gte", null],
    ["/v1/budgets?amount__gte=1e9", "type", "amount__gte", null],
    ["/v1/budgets?amount=-5", "range", "amount", null],
    ["/v1/budgets?amount=99999999999999999", "range", "amount", null],
    ["/v1/budgets?ambiguous=yes", "type", "ambiguous", null],
    ["/v1/budgets?phase__isnull=1", "type", "phase__isnull", null],
    ["/v1/milestones?date=2025-13", "value", "date", null],
    ["/v1/milestones?date=2025-02-30", "value", "date", null],
    ["/v1/milestones?date=2025/02", "value", "date", null],
    ["/v1/initiatives?type=fnud", "value", "type", "fund"],
    ["/v1/initiatives?id=K-Program", "value", "id", null],
    [`/v1/initiatives?id__in=${Array(101).fill("a").join(",")}`, "length", "id__in", null],
    ["/v1/initiatives?limit=0", "range", "limit", null],
    ["/v1/initiatives?limit=1001", "range", "limit", null],
    ["/v1/initiatives?limit=-1", "range", "limit", null],
    ["/v1/initiatives?limit=10000000", "range", "limit", null],
    ["/v1/initiatives?limit=ten", "type", "limit", null],
    ["/v1/initiatives?limit=5.0", "type", "limit", null],
    ["/v1/initiatives?sort=nmae", "value", "sort", "name"],
    ["/v1/initiatives?sort=evidence", "value", "sort", null],
    ["/v1/initiatives?sort=name,-name", "repeated", "sort", null],
    ["/v1/initiatives?fields=name,typ", "value", "fields", "type"],
    ["/v1/initiatives?include=totals", "value", "include", "total"],
    ["/v1/initiatives?facet=name", "value", "facet", null],
    ["/v1/initiatives.csv?include=total", "format", "include", null],
    ["/v1/initiatives.jsonld?facet=type", "format", "facet", null],
    ["/v1/budgets.ttl?fiscalYear=2022&fields=id,overlap", "format", "fields", null],
    ["/v1/budgets.jsonld?fields=overlap", "format", "fields", null],
    ["/v1/initiatives?within=knowledge-base", "type", "within", null],
    ["/v1/sources?within=theme:x", "unknown", "within", null],
    ["/v1/initiatives?within=theme:knowlege-base", "value", "within", "theme:knowledge-base"],
    ["/v1/initiatives?sort=name,nameJa", "repeated", "sort", null],
    ["/v1/budgets?sort=labelJa,labelEn,enBasis,initiative,amount,amountPrinted,measure,precision,phase", "length", "sort", null],
    ["/v1/initiatives?q=%E3%80%82", "value", "q", null],
    ["/v1/initiatives?cursor=nonsense", "cursor", "cursor", null],
    ["/v1/initiatives/k-program?field=name", "unknown", "field", "fields"],
    ["/v1/search", "empty", "q", null],
    [`/v1/search?q=${"a".repeat(201)}`, "length", "q", null],
    ["/v1/search?q=量子&collection=budget", "value", "collection", "budgets"],
    ["/v1/releases?x=1", "unknown", "x", null],
    ["/v1?x=1", "unknown", "x", null],
    ["/healthz?x=1", "unknown", "x", null],
    ["/readyz?x=1", "unknown", "x", null],
  ];
  it.each(cases)("$0 $2: $1", async (path, code, parameter, didYouMean) => {
    const { status, errors, detail, detailJa, title, titleJa, headers } = await problem(path);
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      parameter,
      code,
      didYouMean,
      expected: expect.stringMatching(/\w/),
      expectedJa: expect.stringMatching(/[ぁ-ん一-龠ァ-ン]/),
    });
    for (const text of [detail, title]) expect(text).toMatch(/[a-z]/);
    for (const text of [detailJa, titleJa]) expect(text).toMatch(/[ぁ-ん]/);
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("says the range of a number", async () => {
    expect((await problem("/v1/priorities?position=0")).errors?.[0]?.expected).toContain("from 1 to 999");
    for (const amount of ["-1", "9007199254740992", "99999999999999999999", `${"0".repeat(20)}9007199254740992`]) {
      const [error] = (await problem(`/v1/budgets?amount__gte=${amount}`)).errors ?? [];
      expect([error?.code, error?.expectedJa], amount).toEqual(["range", expect.stringContaining("0以上9007199254740991以下")]);
      expect(error?.expected).toContain("from 0 to 9007199254740991");
    }
    expect((await problem("/v1/budgets?fiscalYear=1500")).errors?.[0]?.expected).toContain("from 1868 to 2199");
    // What is no number is told what one is, and no bounds.
    expect((await problem("/v1/budgets?amount__gte=1oku")).errors?.[0]).toMatchObject({
      code: "type",
      expected: "an integer number of yen, such as 500000000000",
    });
  });

  it("takes an integer with zeros before it as that integer, however many, and says so", async () => {
    const zeros = "0".repeat(20);
    for (const [field, value] of [
      ["amount__gte", "206000000000"],
      ["fiscalYear", "2022"],
      ["limit", "5"],
    ]) {
      const { data, meta } = await list(`/v1/budgets?${field}=${zeros}${value}`);
      expect(data, field).toEqual((await list(`/v1/budgets?${field}=${value}`)).data);
      expect(String(meta.appliedQuery[field as string])).toBe(value);
    }
  });

  it("names every one at once", async () => {
    const { errors } = await problem("/v1/initiatives?limit=0&typo=1&type=fnud&sort=x");
    expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(["limit", "sort", "type", "typo"]);
  });

  it("lists what is allowed", async () => {
    const { errors } = await problem("/v1/initiatives?type=fnud");
    expect(errors?.[0]?.allowed).toContain("policy-document");
  });

  it("refuses a cursor of another query or of another sort", async () => {
    const { page } = await list("/v1/initiatives?limit=1&type=programme");
    const cursor = new URLSearchParams(page.next?.split("?")[1]).get("cursor");
    expect((await get(`/v1/initiatives?type=programme&limit=3&cursor=${cursor}`)).status).toBe(200);
    for (const other of ["type=fund", "type=programme&sort=-id", ""]) {
      expect((await problem(`/v1/initiatives?${other}&cursor=${cursor}`)).errors?.[0]?.code).toBe("cursor");
    }
    expect((await problem(`/v1/initiatives?type=programme&cursor=${cursor?.slice(0, -3)}`)).errors?.[0]?.code).toBe("cursor");
    expect((await problem(`/v1/themes?cursor=${cursor}`)).errors?.[0]?.code).toBe("cursor");
    const plain = new URLSearchParams((await list("/v1/initiatives?limit=1")).page.next?.split("?")[1]).get("cursor");
    expect((await problem(`/v1/budgets?cursor=${plain}`)).errors?.[0]?.code).toBe("cursor");
    const [binding] = JSON.parse(atob(plain as string)) as [string];
    const forged = (position: unknown[]) => btoa(JSON.stringify([binding, ...position])).replaceAll("=", "");
    for (const position of [["nobody"], [5], [null], ["ai-bill", "x"], []]) {
      expect((await problem(`/v1/initiatives?cursor=${forged(position)}`)).errors?.[0]?.code).toBe("cursor");
    }
    expect((await get(`/v1/initiatives?cursor=${forged(["ai-bill"])}`)).status).toBe(200);
  });
});

describe("an address that cannot be answered", () => {
  const cases: [string, number, string, string | null | undefined][] = [
    ["/v1/initatives", 404, "unknown-collection", "initiatives"],
    ["/v1/__proto__", 404, "unknown-collection", null],
    ["/v1/constructor/x", 404, "unknown-collection", null],
    ["/v1/initiatives/k-programme", 404, "unknown-record", "k-program"],
    ["/v1/initiatives/%3Cscript%3E", 404, "unknown-record", null],
    ["/v1/releases/1.0.0/initiatives/toString", 404, "unknown-record", null],
    ["/v1/releases/9.9.9", 404, "unknown-release", null],
    ["/v1/releases/1.0.00/initiatives", 404, "unknown-release", "1.0.0"],
    ["/v1/releases/01.0.0/budgets/sbir-2022", 404, "unknown-release", "1.0.0"],
    ["/v1/releases/1.0.0.0/search?q=AI", 404, "unknown-release", "1.0.0"],
    ["/v1/initiatives.cvs", 404, "unknown-format", "csv"],
    ["/v1/initiatives.CSV", 404, "unknown-format", "csv"],
    ["/v1/initiatives/k-program.xml", 404, "unknown-format", "ttl"],
    ["/v1/search.pdf?q=AI", 404, "unknown-format", null],
    ["/v1/search.foo.csv?q=AI", 404, "not-found", undefined],
    ["/id/plans/a%2Fb", 404, "unknown-record", null],
    ["/id/plans/%E4%BA%88%E7%AE%97", 404, "unknown-record", null],
    ["/dumps/1.0.0/..%2fplans.csv", 404, "not-found", "plans.csv"],
    ["/v1/problems/invalid-paramter", 404, "not-found", "invalid-parameter"],
    ["/v1/problems/toString", 404, "not-found", null],
    ["/nothing/here", 404, "not-found", undefined],
    ["/dumps/1.0.0/none.csv", 404, "not-found", null],
    ["/id/nothing/here", 404, "unknown-collection", null],
    ["/v1/initiatives?q=%zz", 400, "malformed-url", undefined],
    ["/v1/initiatives?q=%E3%81", 400, "malformed-url", undefined],
    ["/v1/initiatives?q=%00", 400, "malformed-url", undefined],
    ["/v1/initiatives?q=a%0d%0aSet-Cookie:x", 400, "malformed-url", undefined],
    ["/v1/initiatives/%FF", 400, "malformed-url", undefined],
  ];
  it.each(cases)("%s", async (path, status, code, didYouMean) => {
    const found = await problem(path);
    expect([found.status, found.type]).toEqual([status, `${portal.PUBLIC_URL}/v1/problems/${code}`]);
    expect(found.didYouMean).toBe(didYouMean);
    expect(JSON.stringify(found)).not.toMatch(/at \w+ \(|\.ts:\d/);
  });

  it("an odd name of a dump", async () => {
    expect((await problem(`/dumps/1.0.0/${"a".repeat(1100)}`)).status).toBe(404);
  });

  it("a URL whose canonical form is too long", async () => {
    expect((await problem(`/v1/budgets?label__ne=${"<".repeat(1500)}`)).status).toBe(414);
  });

  it("a list whose next page would have a URL that is too long", async () => {
    const place = `/v1/releases/${latest.id}/initiatives?limit=1&name__ne=${"a".repeat(1990)}&nameJa__ne=${"c".repeat(100)}&nameEn__ne=`;
    const path = place + "b".repeat(4096 - portal.PUBLIC_URL.length - place.length);
    // What is answered can be followed.
    expect((await problem(path)).status).toBe(414);
    expect((await get(path.replace("limit=1", "limit=500").slice(0, -2))).status).toBe(200);
    expect((await get(path.slice(0, -200))).status).toBe(200);
  });

  it("a slash too many, which is forgiven only where something may be without it", async () => {
    const asked = async (path: string) => {
      const { status, headers } = await get(path);
      return [status, headers.get("Location"), headers.get("Cache-Control")];
    };
    expect(await asked("/v1/budgets/?limit=1")).toEqual([308, "/v1/budgets?limit=1", "public, max-age=86400"]);
    for (const path of ["/fr/", "/dumps/1.0.0/", "/id/plans/"]) expect(await asked(path)).toEqual([404, null, "no-store"]);
  });

  it("a URL of 20 KB", async () => {
    expect((await problem(`/v1/initiatives?q=${"a".repeat(20_000)}`)).status).toBe(414);
  });

  it("more parameters than anybody needs", async () => {
    expect((await problem(`/v1/initiatives?${"a=1&".repeat(200)}`)).status).toBe(400);
  });

  it.each([
    ["Accept", '"\\'.repeat(60_000)],
    ["Accept", "text/turtle, ".repeat(100)],
    ["Accept-Language", "ja, ".repeat(300)],
  ])("%s with more ranges than anybody needs", async (name, value) => {
    for (const path of ["/v1/initiatives", "/id/initiatives/k-program", "/ja/"]) {
      const { status, type } = await problem(path, { headers: { [name]: value } });
      expect([status, type], path).toEqual([400, `${portal.PUBLIC_URL}/v1/problems/malformed-header`]);
    }
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])("%s is not allowed", async (method) => {
    const { status, headers } = await problem("/v1/initiatives", { method });
    expect(status).toBe(405);
    expect(headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });

  it("says which formats are acceptable", async () => {
    const { status, available } = await problem("/v1/initiatives", { headers: { Accept: "application/pdf" } });
    expect(status).toBe(406);
    expect(available).toContain("text/csv");
  });
});

describe("a cursor that somebody made", () => {
  // The binding of a list can be read in any of its cursors; what follows it is not to be trusted.
  const forged = async (path: string, ...position: unknown[]) => {
    const { next } = (await list(path)).page;
    const cursor = new URLSearchParams(next?.split("?")[1]).get("cursor") as string;
    const [binding] = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    const bytes = new TextEncoder().encode(JSON.stringify([binding, ...position]));
    const made = btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
    return `${path}&cursor=${made}`;
  };

  it.each([
    ["/v1/releases/1.0.0/initiatives?limit=1", ["量"]],
    ["/v1/releases/1.0.0/initiatives?limit=1", [""]],
    ["/v1/initiatives?limit=1", [{}]],
    ["/v1/search?q=AI&limit=1", [1.5, "initiatives", "ai-bill"]],
    ["/v1/search?q=AI&limit=1", [0, "nothing", "ai-bill"]],
    ["/v1/compare/1.0.0...1.1.0?view=rows&limit=1", ["nothing", "x"]],
  ])("%s from %j is refused", async (path, position) => {
    expect((await problem(await forged(path, ...position))).errors?.[0]).toMatchObject({ parameter: "cursor", code: "cursor" });
  });
});

describe("a field that came later than the release", () => {
  it.each([
    "/v1/releases/1.0.0/strategies?fields=decidedOn",
    "/v1/releases/1.0.0/strategies?sort=decidedOn",
    "/v1/releases/1.0.0/strategies?decidedOn__isnull=true",
    "/v1/releases/1.0.0/strategies/integrated-innovation-strategy-2021?fields=decidedOn",
  ])("is no part of it: %s", async (path) => {
    const { status, errors } = await problem(path);
    expect(status).toBe(400);
    expect(errors?.[0]?.allowed).toContain("year");
    expect(errors?.[0]?.allowed).not.toContain("decidedOn");
    expect((await get(path.replace("1.0.0", "1.2.0"))).status).toBe(200);
  });

  it("nor of the history of a record", async () => {
    const response = await get("/v1/strategies/integrated-innovation-strategy-2021/history");
    const { data } = await response.json<{ data: { data: Record<string, unknown>; links: { self: string } }[] }>();
    expect(Object.keys(data[0]?.data ?? {})).not.toContain("decidedOn");
    for (const { data: state, links } of data)
      expect((await (await get(links.self)).json<{ data: unknown }>()).data).toEqual(state);
  });
});

describe("dates in headers (RFC 9110, section 5.6.7)", () => {
  it.each([
    ["Mon, 23 Nov 2026 00:00:00 GMT", 304],
    ["Monday, 23-Nov-26 00:00:00 GMT", 304],
    ["Mon Nov 23 00:00:00 2026", 304],
    ["Tue, 23 Nov 2026 00:00:00 GMT", 200],
    ["Mon, 31 Nov 2026 00:00:00 GMT", 200],
    ["Mon, 23 Nov 2026 24:00:00 GMT", 200],
  ])("If-Modified-Since: %s is %i", async (date, status) => {
    expect((await get("/v1/releases/1.0.0", { headers: { "If-Modified-Since": date } })).status).toBe(status);
  });

  it("an Accept-Datetime that is none is refused", async () => {
    for (const date of ["Mon, 30 Feb 2026 00:00:00 GMT", "Mon, 31 Nov 2026 00:00:00 GMT", "Xxx, 23 Nov 2026 00:00:00 GMT"])
      expect((await problem("/timegate/v1/budgets", { headers: { "Accept-Datetime": date } })).status).toBe(400);
  });
});

describe("what stands before an answer that moves", () => {
  it.each([
    ["/timemap/v1/budgets?nope=1", 400],
    ["/timemap/v1/budgets?within=theme:nope", 400],
    ["/timegate/v1/budgets/sum?within=theme:nope", 400],
    ["/timegate/v1/budgets?as_of=2026-11-24", 400],
    ["/timegate/v1/budgets.xyz", 404],
    ["/timegate/v1/search", 400],
    ["/timegate/v1/budgets/none", 404],
    ["/timegate/v1/%62udgets", 302],
    ["/timegate/dumps/latest/SHA256SUMS", 302],
    ["/timegate/v1/releases/latest", 302],
    ["/v1/compare/1.0.0..1.1.0", 404],
  ])("%s is %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it("a parameter of an alias is suggested", async () => {
    expect((await problem("/v1/budgets?as_off=2026-11-24")).errors?.[0]?.didYouMean).toBe("as_of");
  });
});

describe("a path written with escapes that it does not need", () => {
  it.each([
    ["/%761/budgets?as_of=2026-11-23", "/v1/releases/1.0.0/budgets"],
    ["/dumps/%6Catest/plans.csv", `/dumps/${latest.id}/plans.csv`],
    ["/v1/releases/%6Catest/budgets", `/v1/releases/${latest.id}/budgets`],
    ["/timegate/v1/releases/%6Catest", `/v1/releases/${latest.id}`],
    ["/%74imegate/%761/budgets", `/v1/releases/${latest.id}/budgets`],
    ["/%63ite/latest.txt", `/cite/${latest.id}.txt`],
    ["/v1/releases/latest.json", `/v1/releases/${latest.id}.json`],
  ])("%s is the same path", async (path, location) => {
    expect((await get(path)).headers.get("Location")).toBe(location);
  });
});

describe("what a later release alone can be asked", () => {
  it("has its mementos from that release on, and no version before", async () => {
    const map = await (await get("/timemap/v1/strategies?sort=decidedOn")).arrayBuffer();
    const mementos = new TextDecoder().decode(map).match(/releases\/[\d.]+/g);
    expect(mementos?.[0]).toBe("releases/1.2.0");
    for (const one of mementos ?? []) expect((await get(`/v1/${one}/strategies?sort=decidedOn`)).status).toBe(200);
    const earliest = await get("/timegate/v1/strategies?sort=decidedOn", {
      headers: { "Accept-Datetime": "Mon, 23 Nov 2026 00:00:00 GMT" },
    });
    expect(earliest.headers.get("Location")).toBe("/v1/releases/1.2.0/strategies?sort=decidedOn");
    expect((await get("/v1/releases/1.2.0/strategies?sort=decidedOn")).headers.get("Link")).not.toContain("predecessor-version");
    expect((await get("/v1/releases/1.2.0/strategies?sort=year")).headers.get("Link")).toContain("predecessor-version");
    expect((await get("/timemap/v1/strategies?cursor=x")).status).toBe(400);
  });
});

describe("a page for people", () => {
  it.each(examplePages)("%s answers no parameter that it does not take, and sheds those that follow its reader", async (path) => {
    const more = path.includes("?") ? "&" : "?";
    const { status, errors } = await problem(`${path}${more}bogus=1`);
    expect([status, errors?.map(({ parameter, code }) => [parameter, code])]).toEqual([400, [["bogus", "unknown"]]]);
    const followed = await get(`${path}${more}utm_source=letter&fbclid=Iw-1`);
    expect([followed.status, followed.headers.get("Location")]).toEqual([302, path]);
  });

  it.each([
    ["/en/search?bogus=1", "unknown", "bogus"],
    ["/en/sql?sql=SELECT+1&sql=SELECT+2", "repeated", "sql"],
    ["/en/compare/1.0.0...1.1.0?collection=budget", "value", "collection"],
    ["/oembed?url=a&url=b", "repeated", "url"],
  ])("%s is refused: %s", async (path, code, parameter) => {
    const { status, errors } = await problem(path);
    expect([status, errors?.[0]]).toEqual([400, expect.objectContaining({ code, parameter })]);
  });

  it.each([
    ["/ja/releases/latest", `/ja/releases/${latest.id}`],
    ["/en/releases/latest/budgets?sort=-amount", `/en/releases/${latest.id}/budgets?sort=-amount`],
    ["/en/releases/latest/budgets/sbir-2022", `/en/releases/${latest.id}/budgets/sbir-2022`],
  ])("%s leads to the release that is the latest", async (path, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get("Location")]).toEqual([307, location]);
    expect((await get(location)).status).toBe(200);
  });
});
