import { describe, expect, it } from "vitest";
import { predicate, send } from "./keeping";
import { get, type ProblemBody, portal } from "./portal";

describe("a query that cannot be kept", () => {
  const budgets = (filter: string) => `{"collection":"budgets","release":"1.0.0","filter":${filter}}`;
  it.each([
    ["no JSON", "{", 400, "malformed-body"],
    ["JSON in too many folds", "[".repeat(8000) + "]".repeat(8000), 400, "malformed-body"],
    ["a number", "1", 422, "invalid-query"],
    ["with a value that is none", budgets('{"amount__gte":null}'), 422, "invalid-query"],
    ["no UTF-8 object", "[]", 422, "invalid-query"],
    ["without a collection", {}, 422, "invalid-query"],
    ["with a member too many", { ...predicate, limit: 5 }, 422, "invalid-query"],
    ["of a collection that is none", { collection: "budget" }, 422, "invalid-query"],
    ["of a release that is none", { collection: "budgets", release: "9.9.9" }, 422, "invalid-query"],
    ["with words that are a number", { collection: "budgets", q: 2022 }, 422, "invalid-query"],
    ["with words that are a boolean", { collection: "budgets", q: true }, 422, "invalid-query"],
    ["with an empty list", budgets('{"id__in":[]}'), 422, "invalid-query"],
    ["with a filter that is none", { collection: "budgets", filter: { amout: 1 } }, 422, "invalid-query"],
    ["with a value of another type", { collection: "budgets", filter: { amount: "1oku" } }, 422, "invalid-query"],
    ["with a boolean where text goes", budgets('{"labelJa":true}'), 422, "invalid-query"],
    ["with a number where a date goes", { collection: "milestones", filter: { date__gte: 2024 } }, 422, "invalid-query"],
    ["with a number among ids", budgets('{"initiative__in":["k-program",1]}'), 422, "invalid-query"],
    ["with a control as filter", { collection: "budgets", filter: { limit: 1 } }, 422, "invalid-query"],
    ["with two filters in one name", budgets('{"measure=appropriation&amount__gte":"1"}'), 422, "invalid-query"],
    ["with a control hidden in a name", budgets('{"limit=2&amount__gte":"1"}'), 422, "invalid-query"],
    ["with an encoded name", budgets('{"amo%75nt__gte":"1"}'), 422, "invalid-query"],
    ["with the name of a prototype", budgets('{"__proto__":"x"}'), 422, "invalid-query"],
    ["with a list where one value goes", budgets('{"note":["a","b"]}'), 422, "invalid-query"],
    ["with a member twice", '{"collection":"budgets","collection":"themes"}', 400, "malformed-body"],
    ["with a filter twice", budgets('{"amount__gte":1,"amount__gte":2}'), 400, "malformed-body"],
    ["with half a character", budgets('{"note":"\\ud800"}'), 422, "invalid-query"],
    ["with a control character", budgets('{"note":"a\\u0000b"}'), 422, "invalid-query"],
    ["with an amount that is no integer", budgets('{"amount":50000000000.0000001}'), 422, "invalid-query"],
    ["with an amount beyond what is exact", budgets('{"amount":9007199254740993}'), 422, "invalid-query"],
    ["within a theme that is none", { collection: "budgets", release: "1.0.0", within: "theme:nope" }, 422, "invalid-query"],
    ["with a field that came later", { collection: "strategies", release: "1.0.0", fields: ["decidedOn"] }, 422, "invalid-query"],
    ["whose normal form is too long", budgets(`{"note__contains":"${"量".repeat(600)}"}`), 422, "invalid-query"],
    [
      "whose list has, with the origin, an address that is too long",
      { collection: "initiatives", release: "1.0.0", filter: { nameJa__ne: "あ".repeat(448) } },
      422,
      "invalid-query",
    ],
    [
      "whose list goes on at an address that is too long",
      { collection: "absences", release: "1.6.1", filter: { labelJa__ne: "あ".repeat(443) } },
      422,
      "invalid-query",
    ],
    ["that is too large", `{"collection":"budgets","q":"${"x".repeat(20_000)}"}`, 413, "content-too-large"],
  ])("%s is refused with a cure in both languages", async (_, body, status, code) => {
    const response = await send(body);
    const answered: ProblemBody = await response.json();
    expect([response.status, answered.type.split("/").at(-1)]).toEqual([status, code]);
    expect(answered.detailJa).toMatch(/[ぁ-ん]/);
  });

  it("is not kept, whatever it was refused for", async () => {
    const kept = () => portal.QUERIES.prepare("SELECT count(*) AS kept FROM queries").first();
    const before = await kept();
    await send(budgets(`{"note__contains":"${"量".repeat(600)}"}`));
    await get("/v1/queries?foo=1", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: budgets('{"amount__gt":77}'),
    });
    expect(await kept()).toEqual(before);
    expect((await get("/v1/queries?foo=1", { method: "POST", body: "{}" })).status).toBe(400);
  });

  it("is refused where its body does not come, so that its place is free for others", async () => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) });
    const answer = await get("/v1/queries", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const { detail } = await answer.json<{ detail: string }>();
    expect([answer.status, detail]).toEqual([400, expect.stringContaining("did not come within 5 seconds")]);
  });

  it("says in Japanese what is expected, for each unknown member by itself", async () => {
    const body: ProblemBody = await (await send({ colection: "budgets", foo: 1 })).json();
    expect(body.errors?.map(({ parameter, didYouMean }) => [parameter, didYouMean])).toEqual([
      ["collection", null],
      ["colection", "collection"],
      ["foo", null],
    ]);
    for (const { expectedJa } of body.errors ?? []) expect(expectedJa).toMatch(/[ぁ-んァ-ン一-龠]/);
  });

  it.each([
    ["application/json; charset=shift_jis", "identity"],
    ["application/json", "gzip"],
  ])("declared as %s in %s is 415", async (type, coding) => {
    const response = await send(predicate, "POST", { "Content-Type": type, "Content-Encoding": coding });
    expect([response.status, response.headers.get("Accept-Encoding")]).toEqual([415, "identity"]);
  });

  it("names the member to fix as it was sent", async () => {
    const body: ProblemBody = await (await send({ collection: "budgets", filter: { amout__gte: 1 }, sort: ["nothing"] })).json();
    expect(body.errors?.map(({ parameter, didYouMean }) => [parameter, didYouMean])).toEqual([
      ["filter.amout__gte", "amount__gte"],
      ["sort", null],
    ]);
  });

  it("offers for a filter what a filter may be, and nothing that is refused there", async () => {
    for (const [given, meant] of [
      ["limt", null],
      ["includ", null],
      ["amout", "amount"],
    ] as const) {
      const body: ProblemBody = await (await send({ collection: "budgets", filter: { [given]: 5 } })).json();
      expect(body.errors?.map(({ parameter, didYouMean }) => [parameter, didYouMean])).toEqual([[`filter.${given}`, meant]]);
      for (const name of ["limit", "cursor", "include", "sort"]) expect(body.errors?.[0]?.allowed).not.toContain(name);
      expect(body.errors?.[0]?.allowed).toContain("amount__gte");
    }
  });

  it("with more conditions than are taken says how many are", async () => {
    const known = ["amount", "amountPrinted", "noteJa", "noteEn", "labelJa", "labelEn"].flatMap((field) =>
      ["", "__ne", "__in", "__gte", "__lte", "__contains"].map((operator) => field + operator),
    );
    for (const names of [known, Array.from({ length: 1000 }, (_, i) => `k${i}`)]) {
      const filter = Object.fromEntries(names.map((one) => [one, "1"]));
      const response = await send({ collection: "budgets", filter });
      const text = await response.text();
      expect(response.status).toBe(422);
      expect(JSON.parse(text).detail).toContain(`A request may have 32 parameters; this one has ${names.length}.`);
      expect(text.length).toBeLessThan(2000);
    }
  });

  it.each([
    ["absences", { collection: 5 }, ["filter.collection"]],
    ["budgets", { sort: 5 }, ["filter.sort"]],
    ["budgets", { noteEn: 5, release: 1 }, ["filter.noteEn", "filter.release"]],
  ])("names what stands in the filter of %s as standing there: %j", async (collection, filter, names) => {
    const body: ProblemBody = await (await send({ collection, filter })).json();
    expect(body.errors?.map(({ parameter }) => parameter).sort()).toEqual(names);
  });

  it("says how many values a list may have", async () => {
    const filter = { fiscalYear__in: Array.from({ length: 101 }, (_, i) => 1900 + i) };
    const body: ProblemBody = await (await send({ collection: "budgets", filter })).json();
    expect(body.errors?.[0]?.expected).toContain("1 to 100");
  });

  it("says each thing once", async () => {
    const body: ProblemBody = await (await send(budgets('{"fiscalYear":[2022,2023]}'))).json();
    expect(body.errors?.map(({ parameter }) => parameter)).toEqual(["filter.fiscalYear"]);
  });

  it("has a message in both languages for whatever JSON has the wrong form", async () => {
    const wrong = [1, true, null, [], {}, [1], "", "x".repeat(3000), [[]], Array.from({ length: 101 }, () => "a")];
    for (const member of ["collection", "release", "filter", "q", "within", "sort", "fields"])
      for (const value of wrong) {
        const response = await send(JSON.stringify({ collection: "budgets", [member]: value }));
        if (response.status < 300) continue;
        const { errors = [] }: ProblemBody = await response.json();
        for (const { expected, expectedJa } of errors) {
          expect(expected, `${member} ${JSON.stringify(value).slice(0, 40)}`).not.toMatch(/expected|Invalid|Too /);
          expect(expectedJa, `${member} ${JSON.stringify(value).slice(0, 40)}`).toMatch(/[ぁ-んァ-ン一-龠]/);
        }
      }
  });

  it("names every member to fix, whatever is wrong with each", async () => {
    const body: ProblemBody = await (await send(budgets('{"noteEn":5,"amout__gte":1,"amount__gte":"x"}'))).json();
    expect(body.errors?.map(({ parameter }) => parameter).sort()).toEqual([
      "filter.amount__gte",
      "filter.amout__gte",
      "filter.noteEn",
    ]);
  });

  it("says that a text is written in double quotes, and takes it so", async () => {
    const body: ProblemBody = await (await send(budgets('{"noteEn":5,"amountPrinted__ne":false}'))).json();
    expect(body.errors?.map(({ parameter, code, value }) => [parameter, code, value])).toEqual([
      ["filter.noteEn", "type", "5"],
      ["filter.amountPrinted__ne", "type", "false"],
    ]);
    for (const { expected, expectedJa } of body.errors ?? []) {
      expect(expected).toContain("in double quotes");
      expect(expectedJa).toContain("二重引用符");
    }
    const asWritten = budgets(
      '{"noteEn__ne":"5","noteEn__isnull":false,"amount__gte":5,"ambiguous":false,"fiscalYear__in":[2021,"2022"]}',
    );
    expect((await send(asWritten)).status).toBeLessThan(300);
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
    // 60 a minute, counted by the clock's minutes: of 122 in a row, of which one minute ends at most, one is refused.
    let refused: Response | undefined;
    for (let i = 0; i < 122 && !refused; i++) {
      const answer = await send({ collection: "plans", release: "1.0.0", filter: { ordinal__gte: i + 1 } });
      if (answer.status === 429) refused = answer;
    }
    expect(refused?.headers.get("Retry-After")).toBe("60");
    expect(refused?.headers.get("RateLimit-Policy")).toBe('"minting";q=60;w=60');
    expect(refused?.headers.get("RateLimit")).toBe('"minting";r=0');
    expect((await send({ collection: "plans", release: "1.0.0", filter: { ordinal__gte: 1 } })).status).toBe(200);
  });
});
