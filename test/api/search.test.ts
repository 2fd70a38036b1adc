import { describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import { amissInWords } from "../../src/api/shared-parameters";
import { entities } from "../../src/model";
import { termsOf, writeTerms } from "../../src/model/grams";
import { hrefsOf, wordsOf } from "./elements";
import { isolate } from "./faults/isolate";
import { counting } from "./fuzz/counting";
import { all, get, list, problem, type Row } from "./portal";

const found = async (q: string, more = "") =>
  (await all(`/v1/search?q=${encodeURIComponent(q)}${more}`)).map(({ collection, id }) => `${collection}/${id}`);

/** Every text of a record that search promises to look at, folded. */
function textOf(collection: string, row: Row): string {
  const entity = entities.find((one) => one.collection === collection);
  const words: unknown[] = Object.entries(entity?.fields ?? {}).flatMap(([key, field]) => {
    const value = row[key];
    if (value === null || value === undefined) return [];
    if (field.kind === "localized") return Object.values(value);
    if (field.kind === "id" || field.kind === "text") return Array.isArray(value) ? value : [value];
    const cited = (citation: object | undefined) =>
      Object.entries(citation ?? {}).flatMap(([part, text]) => (part === "issued" ? [] : [text as string]));
    if (key === "citation") return cited(value as object);
    if (key === "evidence") {
      const items = value as { printed?: string; citation?: object }[];
      return items.flatMap(({ printed, citation }) => [...(printed ? [printed] : []), ...cited(citation)]);
    }
    if (key === "furtherMatches") return (value as { note?: object | null }[]).flatMap(({ note }) => Object.values(note ?? {}));
    return [];
  });
  return words
    .join("\n")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/(?<=\d),(?=\d{3})/g, "");
}

describe("search", () => {
  it("finds nothing out in a collection that came after the release, and says so", async () => {
    const search = (release: string) => `/v1/releases/${release}/search?q=SIP&collection=initiatives,crosswalks`;
    const { status, type } = await problem(search("1.0.0"));
    expect([status, type.split("/").at(-1)]).toEqual([404, "unknown-collection"]);
    expect((await get(search("1.4.0"))).status).toBe(200);
  });

  it("finds what people look for", async () => {
    expect(await found("量子")).toEqual(
      expect.arrayContaining(["initiatives/g-quat", "directions/quantum-fusion-energy-and-materials"]),
    );
    expect(await found("予算")).toEqual(
      expect.arrayContaining(["budgets/sbir-2022", "budgets/k-program-2021-2022", "budgets/sip-3-2023-2024"]),
    );
    expect(await found("SBIR")).toEqual(
      expect.arrayContaining(["initiatives/sbir", "budgets/sbir-2022", "directions/sbir-support"]),
    );
    expect(await found("ＳＢＩＲ")).toEqual(await found("SBIR"));
    expect(await found("sbir")).toEqual(await found("SBIR"));
    expect(await found("startup")).toEqual(
      expect.arrayContaining(["initiatives/global-startup-campus", "initiatives/startup-public-procurement", "themes/startups"]),
    );
    expect(await found("Startups")).toEqual(expect.arrayContaining(["themes/startups"]));
  });

  it.each([
    "税",
    "量",
    "予算",
    "研究",
    "大学",
    "人材育成",
    "ｽﾀｰﾄｱｯﾌﾟ",
    "スタートアップ",
    "2025年2月",
    "10兆円",
    "5000億円",
    "計4,114億円",
    "柱",
    "国際 大学",
    "第3期",
    "安全・安心",
    "量子・AI融合",
    "（G-QuAT）（2023年",
  ])("%s: finds every record that has it and no other", async (words) => {
    const terms = words.normalize("NFKC").toLowerCase().replaceAll(",", "").split(" ");
    const expected: string[] = [];
    for (const { collection } of entities) {
      for (const row of await all(`/v1/${collection}?limit=1000`)) {
        if (terms.every((term) => textOf(collection, row).includes(term))) expected.push(`${collection}/${row.id}`);
      }
    }
    expect((await found(words)).sort()).toEqual(expected.sort());
  });

  it("takes a Latin word from its start: AI is in no brain and no chain", async () => {
    const hits = await found("AI");
    expect(hits).toContain("initiatives/ai-bill");
    expect(hits).not.toContain("directions/research-base-and-brain-circulation");
    expect(await found("Quantum")).toContain("initiatives/g-quat");
    expect(await found("peaks")).toContain("initiatives/j-peaks");
  });

  it.each([..."abcdefghijklmnopqrstuvwxyz0123456789"])("finds as many with %s alone as it counts", async (q) => {
    const { data, page, meta } = await list(`/v1/search?q=${q}&include=total,facets&limit=1000`);
    expect(data).toHaveLength(page.total as number);
    const counted = (meta.facets?.collection ?? []).map(({ count }) => count);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(data.length);
  });

  it.each([
    ["葛\u{e0100}城", 0],
    ["か\u309aき", 0],
    ["予\u20dd算", 0],
    ["हिन्दी", 0],
    ["\u19b4\u19b8予", 0],
    ["\u1cf2予", 0],
  ])("knows no %j, and says so", async (q, hits) => {
    expect(await found(q)).toHaveLength(hits);
  });

  it.each(["人工\ufe0f知能", "人\u{e0100}工知能", "AI\u200b法案", "\u00adAI法案", "\u202eAI法案"])(
    "takes %j without what nobody sees",
    async (q) => {
      const plain = q.replace(/[^人工知能AI法案]/gu, "");
      expect(await found(q)).toEqual(await found(plain));
      expect(await found(plain)).not.toEqual([]);
    },
  );

  it("puts names before other words", async () => {
    const { data } = await list("/v1/search?q=東北大学");
    // A name is the same however it is encoded (RFC 3986, section 6.2.2.2).
    expect((await list(`/v1/search?%71=${encodeURIComponent("東北大学")}`)).data).toEqual(data);
    const inTitle = data.map((row) => row.inTitle);
    expect(inTitle).toEqual([...inTitle].sort((a, b) => Number(b) - Number(a)));
    expect(data[0]).toMatchObject({ inTitle: true });
  });

  it("leads people to the pages that are called so, too, in either language, and no further once they keep to a collection", async () => {
    const led = async (words: string, more = "") =>
      (await hrefsOf(`/ja/search?q=${encodeURIComponent(words)}${more}`, "main p a")).filter((href) => /^\/ja\/[^?]*$/.test(href));
    expect(await led("予算")).toEqual(["/ja/money", "/ja/appropriations"]);
    expect(await led("budget")).toEqual(["/ja/money", "/ja/budgets", "/ja/appropriations"]);
    expect(await led("予算 基金")).toEqual([]);
    expect(await led("予算", "&collection=budgets")).toEqual([]);
  });

  it("pages, counts and keeps to collections", async () => {
    const whole = await found("研究");
    expect(await found("研究", "&limit=3")).toEqual(whole);
    const { page, meta } = await list("/v1/search?q=研究&include=total,facets&limit=1");
    expect(page.total).toBe(whole.length);
    expect(meta.facets?.collection?.reduce((sum, { count }) => sum + count, 0)).toBe(whole.length);
    const chosen = whole.filter((hit) => /^(themes|budgets)\//.test(hit));
    for (const more of ["", "&limit=1", "&limit=3"])
      expect(await found("研究", `&collection=themes,budgets${more}`)).toEqual(chosen);
  });

  it.each([
    // Each is six characters in NFKC.
    ["㌖".repeat(34), 400],
    ["㌖".repeat(33), 200],
    // Words in quotes that touch have a space between them in an address.
    [Array.from({ length: 16 }, (_, i) => `"${i % 10} ${"研究".repeat(4)}${"発".repeat(i > 9 ? 1 : 0)}"`).join(""), 400],
    [Array.from({ length: 15 }, (_, i) => `"${i % 10} ${"研究".repeat(4)}${"発".repeat(i > 9 ? 1 : 0)}"`).join(""), 200],
  ])("is as long as its address writes it, so that what is taken once is taken again: %s", async (words, status) => {
    expect(words.length).toBeLessThanOrEqual(limits.searchCharacters);
    for (const path of ["/v1/search", "/v1/releases/1.7.1/initiatives"]) {
      const answer = await get(`${path}?q=${encodeURIComponent(words)}`);
      expect(answer.status, path).toBe(status);
      if (status === 200) expect((await get(answer.headers.get("Content-Location") as string)).status, path).toBe(200);
    }
  });

  it("takes every name and label that there is as it stands, and finds its record", async () => {
    const named: { readonly key: string; readonly words: string; readonly count: number }[] = [];
    for (const { collection, title } of entities) {
      for (const row of await all(`/v1/releases/1.7.1/${collection}?limit=1000`)) {
        for (const words of Object.values(row[title] as Readonly<Record<string, string>>)) {
          expect(amissInWords(words), words).toBeNull();
          named.push({ key: `${collection}/${row.id}`, words, count: termsOf(words).length });
        }
      }
    }
    const longest = named.filter(({ count }) => count > 8).sort((one, other) => other.count - one.count);
    expect(longest[0]?.count).toBeLessThanOrEqual(limits.searchWords);
    for (const { key, words } of longest.slice(0, 8)) expect(await found(words, "&limit=1"), words).toContain(key);
    const program = named.find(({ words }) => /^Key and Advanced Technology R&D .*\(K Program\)$/.test(words));
    expect(program && (await wordsOf(`/en/search?q=${encodeURIComponent(program.words)}`, "main h3, main li a")).join()).toContain(
      "K Program",
    );
  });

  it("takes words in quotes as one, and says so in every address", async () => {
    const phrase = await list(`/v1/search?q=${encodeURIComponent('"K Program"')}`);
    expect(phrase.data.map(({ id }) => id)).toContain("k-program");
    expect(await found('"program K"')).toEqual([]);
    const { data, meta } = await list(`/v1/initiatives?q=${encodeURIComponent('"国際 大学"')}`);
    expect([data.length, meta.appliedQuery.q]).toEqual([0, '"国際 大学"']);
  });

  it.each(["a*", "a AND b", "NEAR(a b)", "-a", "(a", "a OR", "^a", "a:b", "'; DROP TABLE texts;--", "👍 AI", "\u202eAI"])(
    "takes %j as words, not as syntax",
    async (q) => {
      const { meta } = await list(`/v1/search?q=${encodeURIComponent(q)}`);
      expect(meta.appliedQuery.q).toBe(writeTerms(termsOf(q)));
      // What has all of the words has each of them; one without a letter or a digit is asked for with others alone.
      const alone = termsOf(q).filter((term) => /[\p{L}\p{N}]/u.test(term));
      const each = await Promise.all(alone.map((term) => found(writeTerms([term]))));
      const [first = [], ...others] = each;
      const shared = first.filter((hit) => others.every((hits) => hits.includes(hit)));
      const hits = await found(q);
      if (alone.length === termsOf(q).length) expect(hits.sort()).toEqual(shared.sort());
      else expect(shared).toEqual(expect.arrayContaining(hits));
    },
  );
});

describe("words that no record holds as one", () => {
  const q = (words: string) => `q=${encodeURIComponent(words)}`;
  const ONE = q("Kプログラム");
  const codes = async (path: string) => (await list(path)).meta.warnings.map(({ code }) => code);

  it.each([`/v1/search?${ONE}`, `/v1/releases/1.0.0/search?${ONE}&collection=initiatives`, `/v1/initiatives?${ONE}`])(
    "%s says that they are found where they are written apart",
    async (path) => {
      const { data, meta } = await list(path);
      expect(data).toEqual([]);
      expect(meta.warnings).toEqual([
        {
          code: "try-words-apart",
          message: expect.stringContaining("“k プログラム”"),
          messageJa: expect.stringContaining("「k プログラム」"),
        },
      ]);
      expect((await list(path.replace(ONE, q("k プログラム")))).data.map(({ id }) => id)).toContain("k-program");
    },
  );

  it.each([
    ["where something is found", `/v1/search?${q("SBIR制度")}`],
    ["where that finds nothing either", `/v1/search?${q("Qzxプログラム")}`],
    ["where a collection has neither", `/v1/search?${ONE}&collection=themes`],
    ["where there is nothing to part", `/v1/search?${q("存在しない語句")}`],
    ["where they would be more words than a search may have", `/v1/search?${q("K1プ2ロ3グ4ラ5ム6ア7イ8ウ9エ10オ11")}`],
    ...["あ・い プログラム", "あ・い AI", "量子の", "R&D戦略", "ムーンショット型R&D"].map((words) => [
      `where ${words} would lose or part letters`,
      `/v1/search?${q(words)}`,
    ]),
    ["where a filter keeps records out as well", `/v1/initiatives?${ONE}&type=fund`],
  ])("are not said to be found apart %s", async (_, path) => {
    expect(await codes(path)).toEqual([]);
  });

  it("are looked for apart once, in an answer that has room to say so, and Server-Timing counts it", async () => {
    const batches = async (path: string) => {
      const { asked, ask } = isolate();
      await ask("/v1/releases/1.4.0/plans");
      const before = asked.batches;
      expect((await ask(path)).status).toBe(200);
      return asked.batches - before;
    };
    expect(await batches(`/v1/releases/1.4.0/search?${ONE}`)).toBe(2);
    expect(await batches(`/v1/releases/1.4.0/search.csv?${ONE}`)).toBe(1);
    expect(await batches(`/v1/releases/1.4.0/search?${q("K プログラム")}`)).toBe(1);
    const { answer, rows } = await counting(() => get(`/v1/search?${ONE}`));
    expect(rows).toBeGreaterThan(0);
    expect(answer.headers.get("Server-Timing")).toContain(`rows;desc="${rows}"`);
  });

  it.each([
    ["ja", "もしかして：K プログラム", ""],
    ["en", "Did you mean K プログラム?", "&collection=initiatives"],
  ])("are one link away on the page for people, as they were typed: %s", async (language, words, more) => {
    const path = `/${language}/search?${ONE}${more}`;
    expect(await wordsOf(path, "main p")).toContain(words);
    const hrefs = (await hrefsOf(path, "main p a")).filter((href) => href.includes("/search?"));
    expect(hrefs.map((href) => Object.fromEntries(new URL(href, "https://portal.test").searchParams))).toEqual([
      { q: "K プログラム", ...(more && { collection: "initiatives" }) },
    ]);
    expect((await wordsOf(`/${language}/search?${q("Qzxプログラム")}`, "main p")).join()).not.toMatch(/もしかして|Did you mean/);
  });

  it("are one link away on the page of a list, too, which keeps how it is shown", async () => {
    const path = `/en/initiatives?${ONE}&limit=7&sort=-nameJa`;
    expect(await wordsOf(path, ".nothing p")).toContain("Did you mean K プログラム?");
    expect(await wordsOf(path, ".warnings")).toEqual([]);
    const [href = ""] = await hrefsOf(path, ".nothing p a");
    expect(href).toBe(`/en/initiatives?limit=7&${q("K プログラム")}&sort=-nameJa`);
    expect(await hrefsOf(`/en/initiatives?${ONE}&type=fund`, ".nothing p a")).toEqual([]);
  });

  it("are said to be found without what stood between them", async () => {
    const { data, meta } = await list(`/v1/search?${q("経済安全保障のKプログラム")}`);
    expect([data, meta.warnings]).toEqual([
      [],
      [
        expect.objectContaining({
          message: expect.stringContaining("apart and without “の”, as “経済安全保障 k プログラム”"),
          messageJa: expect.stringContaining("「の」を除いて「経済安全保障 k プログラム」のように"),
        }),
      ],
    ]);
  });

  it.each([
    ["as they are", "Kプログラム", "K プログラム"],
    ["long and repeated", Array(28).fill("Kプログラム").join(" "), "K プログラム"],
    ["quoted", '"Kプログラム" ""', "K プログラム"],
    ["with a phrase", '"K Program" Kプログラム', '"K Program" K プログラム'],
    ["of two cases", "Kプログラム kプログラム", "K プログラム"],
    ["with a particle", "経済安全保障のKプログラム", "経済安全保障 K プログラム"],
  ])("lead where something is found, from every page that finds nothing: %s", async (_, asked, words) => {
    const hrefs = [
      ...(await hrefsOf(`/ja/search?${q(asked)}`, "main p a, main .formats a")),
      ...(await hrefsOf(`/ja/search?${q(asked)}&collection=initiatives`, ".found p a")),
      ...(await hrefsOf(`/ja/initiatives?${q(asked)}`, ".nothing a")),
    ].filter((href) => !/^\/v1/.test(href));
    const led = hrefs.filter((href) => new URL(href, "https://portal.test").searchParams.get("q") === words);
    // The search, the search in one collection, the list and the search that the list leads to.
    expect(led.map((href) => href.split("?")[0])).toEqual(["/ja/search", "/ja/search", "/ja/initiatives", "/ja/search"]);
    for (const href of hrefs) {
      expect((await get(href)).status, href).toBe(200);
      expect((await list(href.replace(/^\/ja/, "/v1"))).data.length, href).toBeGreaterThan(0);
    }
  });
});
