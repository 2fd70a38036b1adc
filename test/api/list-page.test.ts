import { describe, expect, it } from "vitest";
import { facts } from "../../src/catalog/dataset";
import { entities } from "../../src/model";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { all, get, latest, list, problem } from "./portal";

const page = async (path: string): Promise<string> => {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.text();
};
const unescaped = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
const linksIn = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = ""]) => unescaped(href));
/** The ids of the records in the table of a page, in order. */
const idsIn = (html: string) =>
  [
    ...(/<table id="records"[^>]*>([\s\S]*?)<\/table>/.exec(html)?.[1] ?? "").matchAll(
      /<th scope="row"[^>]*><a href="[^"]*\/([^"/]+)"/g,
    ),
  ].map(([, id]) => id);
const words = (html: string) => unescaped(html.replaceAll(/<[^>]+>/g, ""));

describe("the page of a collection", () => {
  it.each([
    ["budgets", "amount__gte=50000000000&sort=-amount"],
    ["budgets", "fiscalYear=2022"],
    ["initiatives", "q=%E9%87%8F%E5%AD%90"],
    ["priorities", "within=theme:knowledge-base&sort=-position"],
    ["appropriations", "ministry__isnull=true"],
    ["appropriations", "facet=phase&fields=label,amount&limit=7&phase__ne=initial"],
  ])("of %s with %s shows the records that the list has, latest and frozen", async (collection, query) => {
    const ids = (await list(`/v1/${collection}?${query}`)).data.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const path of [`/ja/${collection}`, `/en/releases/${latest.id}/${collection}`])
      expect(idsIn(await page(`${path}?${query}`)), path).toEqual(ids);
  });

  it.each([
    ["/ja/budgets?q=&measure__in=&amount__gte=&amount__lte=&limit=", "/ja/budgets"],
    [
      "/ja/budgets?amount__gte=500%E5%84%84&amount__lte=%EF%BC%91%E5%85%861%2C934%E5%84%84%E5%86%86",
      "/ja/budgets?amount__gte=50000000000&amount__lte=1193400000000",
    ],
    [
      "/ja/budgets?amount__gte=500%E5%84%84%E5%86%86%E4%BB%A5%E4%B8%8A&fiscalYear__lte=%E4%BB%A4%E5%92%8C4%E5%B9%B4%E5%BA%A6%E3%81%BE%E3%81%A7",
      "/ja/budgets?amount__gte=50000000000&fiscalYear__lte=2022",
    ],
    ["/en/budgets?amount__lte=at+most+50bn", "/en/budgets?amount__lte=50000000000"],
    ["/en/budgets?amount__gte=%C2%A51.5+billion", "/en/budgets?amount__gte=1500000000"],
    ["/ja/budgets?fiscalYear__gte=2022%E5%B9%B4%E5%BA%A6", "/ja/budgets?fiscalYear__gte=2022"],
    [
      "/ja/milestones?date__gte=2024%E5%B9%B43%E6%9C%88&date__lte=2024%2F03%2F29",
      "/ja/milestones?date__gte=2024-03&date__lte=2024-03-29",
    ],
    [
      "/en/releases/1.0.0/initiatives?type__in=fund&type__in=programme&theme=",
      "/en/releases/1.0.0/initiatives?type__in=fund,programme",
    ],
    ["/ja/initiatives?type__in=fund&q=", "/ja/initiatives?type=fund"],
    ["/ja/budgets?phase__in=&phase__isnull=true&limit=10", "/ja/budgets?limit=10&phase__isnull=true"],
    ["/ja/budgets?phase__in=initial&phase__isnull=true", "/ja/budgets?phase=initial"],
    ["/ja/budgets?fiscalYear__lte=%E4%BB%A4%E5%92%8C4%E5%B9%B4%E5%BA%A6&q=%E3%80%80", "/ja/budgets?fiscalYear__lte=2022"],
    ["/ja/budgets?label__contains=%E3%80%80%E4%BA%88%E7%AE%97+", "/ja/budgets?label__contains=%E4%BA%88%E7%AE%97"],
    ["/ja/budgets?fields=amount&fields=label", "/ja/budgets?fields=label,amount"],
    ["/ja/budgets?include=total,links&sort=-amount", "/ja/budgets?sort=-amount"],
  ])("has one address for what a form sends: %s", async (sent, address) => {
    const response = await get(sent);
    expect([response.status, response.headers.get("Location")]).toEqual([302, address]);
    expect(idsIn(await page(address)).length).toBeGreaterThan(0);
  });

  it.each(entities.map(({ collection }) => collection))("of %s has a form that can be sent as it is", async (collection) => {
    const [, form = ""] = /<form class="controls"([\s\S]*?)<\/form>/.exec(await page(`/en/${collection}`)) ?? [];
    const names = [...form.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(1);
    const response = await get(`/en/${collection}?${names.map((name) => `${name}=`).join("&")}`);
    expect([response.status, response.headers.get("Location")]).toEqual([302, `/en/${collection}`]);
  });

  it.each([
    "/ja/budgets",
    "/ja/budgets?fiscalYear=2022",
    "/ja/budgets?fields=label,overlap",
    "/ja/releases/1.0.0/budgets?fiscalYear=2022&fields=label,amount",
  ])("counts the columns that it shows, and offers those and the others: %s", async (path) => {
    const html = await page(path);
    const [, all, shown] = /<summary>表示する項目（(\d+)項目中(\d+)項目）/.exec(html) ?? [];
    expect(html.match(/<th scope="col"/g)).toHaveLength(Number(shown));
    const boxes = html.match(/<input type="checkbox" name="fields"[^>]*>/g) ?? [];
    expect([boxes.length, boxes.filter((box) => box.includes("checked")).length]).toEqual([Number(all), Number(shown)]);
  });

  it("shows in its form that records without a value are asked for", async () => {
    const html = await page("/ja/budgets?phase__isnull=true");
    expect(html).toMatch(/<select id="c-phase" name="phase__in"><option value="">（値なし）<\/option>/);
    expect(html).toContain('<input type="hidden" name="phase__isnull" value="true"');
  });

  it("of an old release leads to what that release has, and not to stories of the latest", async () => {
    const [old, now] = [await page("/ja/releases/1.0.0/budgets"), await page("/ja/budgets")];
    expect(linksIn(old)).toEqual(expect.arrayContaining(["/ja/releases/1.0.0#contents", "/ja/sql?release=1.0.0"]));
    expect(linksIn(old)).not.toContain("/ja/datasets/budgets");
    expect(linksIn(now)).toContain("/ja/datasets/budgets");
    expect([old, now].map((html) => html.includes('<p class="told">'))).toEqual([false, true]);
  });

  it("refuses what the list refuses, whatever a person wrote", async () => {
    for (const query of [
      "amount__gte=500%E5%84%84%E3%82%AF",
      "amount__gte=1.5",
      "amont=1",
      "limit=0",
      "cursor=x",
      "type=%zz",
      "sort=label,label",
      "amount__bogus=",
      "label__ne=%20",
      "limit=%20",
      "=",
      "include=bogus",
      "include=%FF",
      "include=total&include=total",
    ]) {
      const refused = await problem(`/v1/budgets?${query}`);
      const { status, detail } = await problem(`/ja/budgets?${query}`);
      expect([status, detail], query).toEqual([refused.status, refused.detail]);
    }
    expect((await problem("/ja/releases/9.9.9/budgets")).type).toMatch(/unknown-release$/);
    expect((await problem("/ja/releases/1.0.0/absences")).detail).toBe((await problem("/v1/releases/1.0.0/absences")).detail);
  });

  const form = async (path: string) => {
    const response = await get(path, { headers: { Accept: "text/html" } });
    const html = await response.text();
    const inputs = [...html.matchAll(/<(?:input|option)[^>]* id="c-([^"]+)"[^>]* value="([^"]*)"( aria-invalid="true")?/g)];
    const filled = inputs.flatMap(([, name, value = "", wrong]) => (value ? [[name, unescaped(value), wrong !== undefined]] : []));
    return { response, html, filled };
  };

  it("gives the form back with what was typed, and what else was asked for", async () => {
    const query =
      "amount__gte=1%2C5%E5%84%84&amount__lte=1%E5%85%86&fiscalYear__gte=1800&measure__in=appropriation&sort=-amount&cursor=x";
    const { response, html, filled } = await form(`/en/budgets?${query}`);
    expect([response.status, response.headers.get("Cache-Control"), response.headers.get("Vary")]).toEqual([
      400,
      "no-store",
      "Accept",
    ]);
    expect(filled).toEqual([
      ["amount__gte", "1,5億", true],
      ["amount__lte", "1000000000000", false],
      ["fiscalYear__gte", "1800", true],
    ]);
    expect(html).toContain('<option value="appropriation" selected="">');
    expect(html).toContain('<input type="hidden" name="sort" value="-amount"/>');
    expect(linksIn(html)).toEqual(
      expect.arrayContaining([
        "#c-amount__gte",
        "#c-fiscalYear__gte",
        "/en/budgets?amount__lte=1000000000000&measure=appropriation&sort=-amount",
      ]),
    );
    expect(words(html)).toContain("“1800” is out of range. Enter a value from FY1868 to FY2199.");
    expect((await problem(`/en/budgets?${query}`)).errors?.map(({ parameter }) => parameter)).toEqual([
      "amount__gte",
      "fiscalYear__gte",
    ]);
  });

  it.each([
    ["/ja/budgets?q=%3F%3F", "「??」には検索できる文字がありません"],
    ["/ja/initiatives?description__contains=a%E2%80%AEb", "制御文字を含まない"],
    ["/ja/milestones?date__gte=2024%2F13", "「2024/13」を日付として読み取れません"],
    ["/ja/priorities?position__gte=%E4%B8%80%E7%95%AA", "「一番」を整数として読み取れません"],
    [
      "/ja/budgets?amount__gte=500%E5%84%84%E4%BB%A5%E4%B8%8B",
      "「500億以下」は「まで」の欄に入力してください。この欄は「から」です。",
    ],
    ["/en/budgets?fiscalYear__lte=since+2022", "Enter “since 2022” in the field “From”: this one is “To”."],
    ["/ja/budgets?amount__lte=500%E5%84%84%E5%86%86%E6%9C%AA%E6%BA%80", "「500億円未満」は条件にできません"],
    ["/ja/milestones?date__gte=2024%2F13%E4%BB%A5%E9%99%8D", "「2024/13以降」を日付として読み取れません"],
    ["/en/budgets?amount__gte=999999%E5%85%86", "from 0 yen to 9,007,199,254,740,991 yen"],
    [`/en/releases/${latest.id}/budgets?amount__lte=%3Cb%3E`, "“&lt;b&gt;” cannot be read as an amount"],
  ])("says in words what is wrong in %s", async (path, said) => {
    const { response, html } = await form(path);
    expect(response.status).toBe(400);
    expect(html).toMatch(/<strong class="wrong"/);
    expect(words(html)).toContain(said);
  });

  it.each([
    "/ja/budgets?amount__gte=x&amont=1",
    "/ja/budgets?amount__gte=x&amount__gte=y",
    "/ja/budgets?amount=x",
    "/ja/budgets?limit=0",
    "/ja/budgets?sort=nothing",
    "/ja/releases/9.9.9/budgets?amount__gte=x",
  ])("has no form where what is wrong cannot be typed into it: %s", async (path) => {
    const { response, html } = await form(path);
    expect(response.status).toBe(400);
    expect(html).not.toContain('class="controls"');
    expect(html).toContain('href="/ja/problems/invalid-parameter"');
  });

  it("leads from page to page until every record was shown once", async () => {
    const ids = (await all("/v1/appropriations?sort=-amount")).map(({ id }) => id);
    const shown: unknown[] = [];
    for (let path: string | undefined = "/ja/appropriations?limit=10&sort=-amount"; path; ) {
      const html = await page(path);
      shown.push(...idsIn(html));
      path = unescaped(/<a href="([^"]+)" rel="next"/.exec(html)?.[1] ?? "");
    }
    expect(shown).toEqual(ids);
  });

  it("counts the values of a field, those not chosen too, and each leads to the list with it", async () => {
    const { meta } = await list("/v1/initiatives?facet=type");
    const html = await page("/ja/initiatives?type=fund");
    const facet = /aria-labelledby="facet-type"([\s\S]*?)<\/section>/.exec(html)?.[1] ?? "";
    const counted = [...facet.matchAll(/href="([^"]+)"[^>]*>([^<]+).*?class="count">(\d+)/g)];
    expect(counted.map(([, , label, count]) => [label, Number(count)])).toEqual(
      meta.facets?.type?.map(({ label, count }) => [label?.ja, count]),
    );
    for (const [, href = "", label, count] of counted) {
      const chosen = unescaped(href);
      const alone = Number(meta.facets?.type?.find(({ value }) => value === "fund")?.count);
      // Another value is added to the one that is chosen; the chosen one is left out.
      const expected = chosen === "/ja/initiatives" ? (await list("/v1/initiatives")).data.length : alone + Number(count);
      expect(idsIn(await page(chosen)).length, label).toBe(expected);
    }
  });

  it("lets one value take the place of another where a field takes one alone", async () => {
    const { data } = await list("/v1/directions?openEnded=false");
    const facet =
      /aria-labelledby="facet-openEnded"([\s\S]*?)<\/section>/.exec(await page("/en/directions?openEnded=true"))?.[1] ?? "";
    const chosen = linksIn(facet);
    expect(chosen.toSorted()).toEqual(["/en/directions", "/en/directions?openEnded=false"]);
    expect(idsIn(await page("/en/directions?openEnded=false"))).toEqual(data.map(({ id }) => id));
  });

  it("says what it is narrowed by, and each condition can be left out", async () => {
    const html = await page("/ja/budgets?amount__gte=50000000000&fiscalYear__gte=2020&measure=appropriation&q=%E4%BA%88%E7%AE%97");
    const chips = [...html.matchAll(/<a class="chip" href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(
      ([, href = "", text = ""]) => [words(text).replace(/ ×.*/, ""), unescaped(href)] as const,
    );
    expect(chips).toEqual([
      ["検索語：予算", "/ja/budgets?amount__gte=50000000000&fiscalYear__gte=2020&measure=appropriation"],
      ["金額：500億円以上", "/ja/budgets?fiscalYear__gte=2020&measure=appropriation&q=%E4%BA%88%E7%AE%97"],
      ["年度：2020年度以降", "/ja/budgets?amount__gte=50000000000&measure=appropriation&q=%E4%BA%88%E7%AE%97"],
      ["金額の性質：予算額", "/ja/budgets?amount__gte=50000000000&fiscalYear__gte=2020&q=%E4%BA%88%E7%AE%97"],
    ]);
  });

  it("offers without JavaScript what works without it to cite a query, and no button", async () => {
    for (const language of languages) {
      const html = await page(paths.listPage(language, "budgets"));
      expect(html).toMatch(/<button type="button" hidden=""[^>]*data-keeps=/);
      const [, offered = ""] = /<noscript>([\s\S]*?)<\/noscript>/.exec(html) ?? [];
      const [guide = ""] = linksIn(offered);
      expect(guide).toBe(`${paths.guidePage(language, "researchers")}#queries`);
      expect(await page(guide.replace(/#.*/, ""))).toContain('id="queries"');
      expect(words(html)).toContain(`curl -i 'https://portal.test/v1/queries'`);
    }
  });

  it("says that nothing matches, and what to leave out", async () => {
    const html = await page("/ja/budgets?measure=endowment&precision=exact");
    expect(words(html)).toContain("条件に合うレコードはありません");
    const ways = linksIn(/<div class="nothing">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? "");
    expect(ways).toEqual(["/ja/budgets?precision=exact", "/ja/budgets?measure=endowment", "/ja/budgets"]);
  });

  it("shows what the list warns of", async () => {
    const { meta } = await list("/v1/budgets?initiative=no-such-initiative");
    const warnings = meta.warnings as readonly { code: string; messageJa?: string }[];
    expect(warnings.length).toBeGreaterThan(0);
    const text = words(await page("/ja/budgets?initiative=no-such-initiative"));
    for (const { messageJa } of warnings) expect(text).toContain(messageJa);
  });

  it.each(languages)("names amounts that reach beyond the years asked for by their titles, in %s", async (language) => {
    const { data } = await list("/v1/budgets?fiscalYear=2022");
    const partial = data.filter(({ overlap }) => overlap === "partial");
    expect(partial.length).toBeGreaterThan(1);
    for (const release of [undefined, latest.id]) {
      const html = await page(paths.listPage(language, "budgets", { release, query: "fiscalYear=2022" }));
      const [said = ""] = /<section class="warnings"[\s\S]*?<\/section>/.exec(html) ?? [];
      expect(linksIn(said)).toEqual(partial.map(({ id }) => paths.recordPage(language, "budgets", id, { release })));
      for (const { id, label } of partial) {
        expect(words(said)).toContain((label as Record<string, string>)[language]);
        expect(words(said)).not.toContain(id);
      }
    }
  });

  it("tells in words what a filter leaves out for having several values, and leads there", async () => {
    const html = await page("/ja/appropriations?ministry=mext&phase=initial");
    expect(words(html)).toContain(
      "府省が複数にわたる金額や、府省の記載がない金額は、この一覧に含まれていません（その金額を見る）。",
    );
    expect(words(html)).not.toContain("ministry__isnull");
    const there = linksIn(html).find((href) => href.includes("ministry__isnull=true&phase=initial")) as string;
    expect(idsIn(await page(there))).toContain("moonshot-2023-initial");
    // An endowment is of no phase.
    expect(words(await page("/ja/budgets?phase=initial&amount__gte=1000000000000"))).not.toContain("含まれていません");
  });

  it("says what the parts of an amount leave of it, where they are counted in its place", async () => {
    const html = words(await page("/ja/appropriations?ministry=cabinet-office&phase=initial"));
    expect(html).toContain("内訳のある行は、収録した内訳で数えます。収録していない内訳の分は、合計に含まれません。");
    expect(words(await page("/ja/budgets"))).not.toContain("内訳のある行");
  });

  it("offers the same query as data, as code and as a query to keep", async () => {
    const html = await page("/ja/budgets?amount__gte=50000000000&fields=label,amount&sort=-amount");
    const { data } = await list("/v1/budgets?amount__gte=50000000000&sort=-amount");
    const asJson = unescaped(/rel="alternate" type="application\/json" href="(\/v1\/releases[^"]+)"/.exec(html)?.[1] ?? "");
    expect((await list(asJson)).data.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
    const [, csv = ""] = /read_csv\(\s*&quot;(https:[^&]*(?:&amp;[^&]*)*)&quot;/.exec(html) ?? [];
    const url = new URL(unescaped(csv));
    expect(url.origin).toBe("https://portal.test");
    expect((await (await get(url.pathname + url.search)).text()).trim().split("\r\n").length).toBe(data.length + 1);
    const keeps = unescaped(/data-keeps="([^"]+)"/.exec(html)?.[1] ?? "");
    expect(unescaped(html)).toContain(`-d '${keeps}'`);
    const kept = await get("/v1/queries", { method: "POST", headers: { "Content-Type": "application/json" }, body: keeps });
    expect(kept.status).toBe(201);
    expect((await kept.json<{ data: { id: string }[] }>()).data.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
  });
});

describe("a file that a page offers", () => {
  it.each([
    "/ja/absences",
    "/en/absences?limit=7&sort=-id",
    `/en/releases/${latest.id}/appropriations?limit=5&phase=supplementary`,
    "/en/search?q=a",
    "/ja/search?q=AI&limit=2",
    "/en/datasets/absences",
    "/en/timeline",
    "/en/money",
  ])("on %s holds as many records as are said beside it", async (path) => {
    const parts = [...(await page(path)).matchAll(/<p class="as-data">([\s\S]*?)<\/p>/g)].map(([, part = ""]) => part);
    const counted = parts.map((part) => [part, /([\d,]+)(?:件| records)[）)]$/.exec(words(part).trim())?.[1]] as const);
    expect(counted.some(([, count]) => count)).toBe(true);
    for (const [part, count] of counted) {
      if (!count) continue;
      for (const extension of ["csv", "ndjson"]) {
        const href = linksIn(part).find((link) => link.includes(`.${extension}`)) as string;
        const answer = await get(href);
        expect(answer.headers.get("Link"), href).not.toContain('rel="next"');
        const lines = (await answer.text()).trimEnd().split("\n").length - (extension === "csv" ? 1 : 0);
        expect(lines, href).toBe(Number(count.replace(",", "")));
      }
    }
  });
});

describe("the code that gets a list", () => {
  it("holds nothing of somebody's search that a shell would run, in a comment neither", async () => {
    const html = unescaped(await page(`/en/budgets?label__contains=${encodeURIComponent("it's $(id);`id`!!*")}`));
    const codes = [...html.matchAll(/<code id="code-\d"[^>]*>([\s\S]*?)<\/code>/g)].map(([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) {
      const addresses = code.match(/https:\/\/\S*label__contains\S*/g) ?? [];
      expect(addresses.length, code).toBe(2);
      for (const address of addresses) expect(address).toContain("label__contains=it%27s%20%24%28id%29%3B%60id%60%21%21%2A");
    }
  });
});

describe("a collection that a page tells of", () => {
  it.each([
    ["budgets", "/ja/money"],
    ["milestones", "/ja/timeline"],
    ["priorities", "/ja/lineage"],
    ["absences", "/ja/coverage"],
  ])("%s leads to it from its table, its dataset and its records", async (collection, story) => {
    const [first] = await all(`/v1/${collection}?limit=1`);
    for (const path of [`/ja/${collection}`, `/ja/datasets/${collection}`, `/ja/${collection}/${first?.id}`])
      expect(/<main[\s\S]*?<\/h1>([\s\S]*?)<h2/.exec(await page(path))?.[1], path).toContain(`href="${story}"`);
  });
});

describe("the page of a search", () => {
  it.each(["%E9%87%8F%E5%AD%90", "%E9%87%8F", "AI", "%E4%BA%88%E7%AE%97&collection=budgets", "AI&limit=3"])(
    "with q=%s shows what the search finds, and leads to it",
    async (query) => {
      const { data } = await list(`/v1/search?q=${query}`);
      expect(data.length).toBeGreaterThan(0);
      const html = await page(`/ja/search?q=${query}`);
      const hits = [...html.matchAll(/<li><a href="\/ja\/([^"]+)"[^>]*>(?:(?!<\/li>)[\s\S])*?class="what"/g)].map(
        ([, path]) => path,
      );
      expect(hits).toEqual(data.map(({ collection, id }) => `${collection}/${id}`));
    },
  );

  it("marks the words where they stand", async () => {
    const html = await page("/ja/search?q=%E9%87%8F%E5%AD%90&collection=priorities");
    expect(html).toMatch(/class="passage[^>]*>[\s\S]*?<mark>量子<\/mark>/);
  });

  it("calls records of one name by what tells them apart", async () => {
    const html = await page(
      "/ja/search?q=%E3%83%A0%E3%83%BC%E3%83%B3%E3%82%B7%E3%83%A7%E3%83%83%E3%83%88&collection=appropriations",
    );
    const names = [...html.matchAll(/<li><a href="\/ja\/appropriations\/[^"]+">([\s\S]*?)<\/a>/g)].map(([, name = ""]) =>
      words(name),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has one address for a form and for a search of the API, and refuses what that refuses", async () => {
    for (const query of ["q=AI&collection=&limit=", "q=AI&include=total,facets", "q=AI&%69nclude=total"])
      expect((await get(`/ja/search?${query}`)).headers.get("Location"), query).toBe("/ja/search?q=AI");
    for (const query of ["q=AI&include=bogus", "q=AI&include=%FF", "q=AI&="])
      expect((await problem(`/ja/search?${query}`)).detail, query).toBe((await problem(`/v1/search?${query}`)).detail);
  });

  it("without words says how to search, and with words that nothing holds what else to try", async () => {
    const blank = await page("/ja/search");
    for (const query of ["q=", "collection=budgets", "q=+", "q=%20%20", "q=%E3%80%80", "q=%e3%80%80&collection=budgets"])
      expect(await page(`/ja/search?${query}`), query).toBe(blank);
    for (const q of ["", "%20", "%E3%80%80"]) expect((await get(`/v1/search?q=${q}`)).status, q).toBe(400);
    const tried = linksIn(blank).filter((href) => href.startsWith("/ja/search?q="));
    expect(tried.length).toBeGreaterThan(1);
    expect(words(await page("/ja/search?q=%E3%81%AC%E3%82%8B%E3%81%BD"))).toContain("「ぬるぽ」を含むレコードはありません");
  });

  it.each(["search?q=Qzx", "search?q=Qzx&collection=budgets", "budgets?q=Qzx"])(
    "says of %s, which finds nothing, what the portal holds, and that this tells of no policy that there is none",
    async (path) => {
      const ja = words(await page(`/ja/${path}`));
      expect(ja).toContain(
        `見つからなくても、政策や予算がないという意味ではありません。当ポータルの収録範囲：${facts.description.ja}`,
      );
      const en = words(await page(`/en/${path}`));
      expect(en).toContain(
        `does not mean that there is no such policy or budget. The scope of this portal: ${facts.description.en}`,
      );
      expect(words(await page(`/en/${path.replace("Qzx", "SBIR")}`))).not.toContain("does not mean that there is no such policy");
    },
  );
});
