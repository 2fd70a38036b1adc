import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { styles as allStyles } from "../../src/catalog/styles";
import { entities } from "../../src/model";
import { sha256 } from "../../src/model/digest";
import { isMissing } from "../../src/model/field";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { elementsOf, hrefsOf, wordsOf } from "./elements";
import { get, latest, list, problem } from "./portal";

const text = async (path: string) => {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return response.text();
};
const cite = (part: string, query = "") => text(`/cite/${part}@${latest.id}.txt${query}`);
/** The digest that a citation prints. */
const digestIn = (citation: string) => /SHA-256 ([0-9a-f]{64})/.exec(citation)?.[1];
/** The address whose bytes it is of. */
const addressIn = (citation: string) => /curl -sS 'https:\/\/[^/]+([^']+)'/.exec(citation)?.[1] as string;

describe("the sentence of source", () => {
  it("names the book that a record comes from, and the place in it", async () => {
    const citation = await cite("appropriations/k-program-meti-2021-supplementary");
    expect(citation).toContain("出典：経済産業省「2022年度行政事業レビューシート」（事業番号 2022-経産-21-0029）を加工して作成");
    expect(citation).toContain("Source: Ministry of Economy, Trade and Industry, “2022年度行政事業レビューシート”");
    expect(citation).not.toContain("今後の科学技術・イノベーション政策の方向性について");
  });

  it("names the document, its publisher and its terms for what the document states", async () => {
    const citation = await cite("budgets/sbir-2022");
    expect(citation).toContain("出典：内閣府「今後の科学技術・イノベーション政策の方向性について」（2025年3月）を加工して作成");
    expect(citation).toContain("資料の利用条件: https://www.digital.go.jp/resources/open_data/public_data_license_v1.0");
  });

  it("of a range says from when to when", async () => {
    const cited = await (await get(`${paths.cite("1.7.0", "txt", "budgets/moonshot-2018-2024")}?field=range`)).text();
    expect(cited).toContain("Range FY2018 Supplementary budget to FY2024 Supplementary budget");
    expect(cited).toContain("2018年度 補正予算～2024年度 補正予算");
  });

  it("names no other work where its title is in Japanese", async () => {
    const [item] = await (await get(paths.cite("1.7.0", "csl.json", "budgets/sbir-2022"))).json<Record<string, string>[]>();
    expect(item?.["original-title"]).toBeUndefined();
    expect(item?.note).toContain("SBIR制度抜本拡充");
  });

  it("of a sum of some years says from when to when, and how many of its amounts were added", async () => {
    const cited = await (await get("/cite/budgets/sum@1.7.0.txt?fiscalYear__gte=2022&fiscalYear__lte=2024")).text();
    expect(cited).toContain(
      "Stated amounts (Fiscal year: FY2022 to FY2024): Sum of what may be added 282,000,000,000 yen (3 of 5 amounts)",
    );
    expect(cited).toContain("（年度：2022年度～2024年度）：足してよい金額の合計 282,000,000,000円（5件のうち3件）");
    expect(await (await get("/cite/budgets/sum@1.7.0.txt?fiscalYear__gte=2022")).text()).toContain("FY2022 or later");
  });

  it("of a count says what is counted", async () => {
    const cited = await (await get(`${paths.cite("1.7.0", "txt", "quantities/j-peaks-selections")}?field=value`)).text();
    expect(cited).toContain("J-PEAKS selections: Value 25 selections");
    expect(cited).toContain("J-PEAKSの採択：値 25件");
  });

  it("of a figure goes by the evidence that supports it", async () => {
    const strategy = "strategies/integrated-innovation-strategy-2022";
    expect(await cite(strategy, "?field=decidedOn")).toContain(
      "出典：内閣府「統合イノベーション戦略2022」（2022年6月3日閣議決定）を加工して作成",
    );
    expect(await cite(strategy, "?field=description")).toContain("出典：内閣府「今後の科学技術");
  });

  it("of a collection and of a query names what their records rest on, and how much it does not name", async () => {
    expect(await cite("milestones")).toContain("（2025年3月）を加工して作成");
    expect(await cite("appropriations")).toMatch(/出典：.*経済産業省「2022年度行政事業レビューシート」.*ほか\d+点を加工して作成/);
    expect(await text(`/cite/${latest.id}.txt`)).toMatch(/出典：内閣府「今後の.*ほか\d+点を加工して作成/);
    const sent = await get("/v1/queries", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ collection: "appropriations", filter: { ministry: "meti" }, fields: ["amount"] }),
    });
    const pid = sent.headers.get("Location")?.split("/").at(-1);
    expect(await text(`/cite/queries/${pid}.txt`)).toMatch(/出典：経済産業省「.*を加工して作成/);
    // In the order of the records, as many of them as a sentence names.
    const whole = await text(`/cite/reconciliations@${latest.id}.txt`);
    const rows = await Promise.all(
      (await list("/v1/reconciliations")).data.map(async ({ id }) => text(`/cite/reconciliations/${id}@${latest.id}.txt`)),
    );
    const firstOf = (citation: string) => /出典：([^「]+「[^」]+」)/.exec(citation)?.[1];
    expect(firstOf(whole)).toBe(firstOf(rows[0] as string));
    // What holds no record rests on what the release rests on.
    expect(await text("/cite/appropriations@1.0.0.txt")).toContain("出典：内閣府「今後の科学技術");
  });
});

describe("the title", () => {
  it("tells lines of one name apart by ministry, year and phase", async () => {
    const titles = await Promise.all(
      ["k-program-meti-2021-supplementary", "k-program-mext-2022-supplementary"].map((id) =>
        cite(`appropriations/${id}`, "?field=amount"),
      ),
    );
    expect(titles[0]).toContain(
      "“経済安全保障重要技術育成プログラム（経済産業省、2021年度、補正予算、その段階の額）：金額 125,000,000,000円”",
    );
    expect(titles[1]).toContain("FY2022, Supplementary budget, Amount of its phase): Amount 125,000,000,000 yen");
  });
});

describe("the title of a priority", () => {
  it("names the edition that prints it, as several print the same words", async () => {
    const ids = ["plan-6", "2022", "2023", "2024"].map((edition) => `priorities/${edition}-advanced-technology`);
    const titles = (await Promise.all(ids.map((id) => cite(id)))).map((text) => /“([^”]+)”/.exec(text)?.[1]);
    expect(new Set(titles).size).toBe(4);
    expect(titles[1]).toContain("（統合イノベーション戦略2022）");
  });
});

describe("the digest", () => {
  it("of a record is that of its line in the frozen file of the collection", async () => {
    for (const id of ["sbir-2022", "k-program-2021-2022"]) {
      const digest = digestIn(await cite(`budgets/${id}`));
      const lines = (await text(`/dumps/${latest.id}/budgets.ndjson`)).split("\n");
      const line = lines.find((one) => one.startsWith(`{"id":"${id}"`));
      expect(await sha256(`${line}\n`)).toBe(digest);
    }
  });

  it.each([
    ["a record", "budgets/sbir-2022", ""],
    ["a figure", "budgets/sbir-2022", "?field=amount"],
    ["a figure that is absent", "strategies/integrated-innovation-strategy-2025", "?field=decidedOn"],
    ["a collection", "budgets", ""],
  ])("of %s is that of the bytes at the address beside it", async (_, part, query) => {
    const citation = await cite(part, query);
    expect(await sha256(await text(addressIn(citation)))).toBe(digestIn(citation));
  });
});

const styles = ["txt", "bib", "ris", "csl.json", "datacite.json", "cff"];

describe("the dataset and a collection", () => {
  it.each([undefined, "budgets"])("say in every style that the digest is that of a canonical graph, whole (%s)", async (part) => {
    for (const style of styles)
      expect(await text(paths.cite(latest.id, style, part)), style).toContain("the whole file of canonical N-Quads (RDFC-1.0)");
  });
});

describe("a figure", () => {
  it.each([
    ["moonshot-2018-2024", "円（複数の読み方がある金額）", "yen (an amount with more than one reading)"],
    ["university-fund-endowment", "円（概数）", "yen (approximate)"],
  ])("that is no one exact number says so in every style: %s", async (id, ja, en) => {
    for (const style of styles) {
      const text = await (await get(`${paths.cite(latest.id, style, `budgets/${id}`)}?field=amount`)).text();
      expect(text.includes(ja) || text.includes(en), style).toBe(true);
    }
    expect(await (await get(`${paths.cite(latest.id, "txt", "budgets/sbir-2022")}?field=amount`)).text()).not.toMatch(
      /概数|approximate|読み方|reading/,
    );
  });

  it.each([
    ["budgets/sbir-2022", "amount"],
    ["budgets/sbir-2022", "label"],
    ["budgets/sbir-2022", "note"],
    ["strategies/integrated-innovation-strategy-2022", "decidedOn"],
    ["priorities/2023-knowledge-base", "evidence"],
  ])("%s, %s has one digest: in every style, on its page, of what is served and of what a release keeps", async (part, field) => {
    const [collection = "", id = ""] = part.split("/");
    const frozen = await text(paths.dump(latest.id, `${collection}.ndjson`));
    const line = frozen.split("\n").find((one) => one.startsWith(`{"id":"${id}"`)) as string;
    const digest = await sha256(`${JSON.stringify({ id, [field]: JSON.parse(line)[field] })}\n`);
    for (const style of styles) {
      const citation = await text(paths.cite(latest.id, style, part, `field=${field}`));
      expect(citation, style).toContain(digest);
      expect(citation, style).toContain(`this record’s id and ${field} alone`);
    }
    for (const language of languages) {
      const page = paths.recordPage(language, collection, id, { release: latest.id, query: `field=${field}` });
      expect((await wordsOf(page, "[id=proof-digest]"))[0]).toBe(digest);
      const [command] = await wordsOf(page, "[id=proof-command]");
      expect(await sha256(await text(addressIn(command as string)))).toBe(digest);
    }
  });

  it("has a link to its citation beside every value on the page of a record, and beside what is missing", async () => {
    for (const release of [undefined, "1.0.0"]) {
      const hrefs = await hrefsOf(paths.recordPage("en", "budgets", "sbir-2022", { release }), ".cite-figure");
      const cited = (field: string) =>
        paths.recordPage("en", "budgets", "sbir-2022", { release: release ?? latest.id, query: `field=${field}` });
      for (const field of ["amount", "measure", "note"]) expect(hrefs).toContain(`${cited(field)}#cite`);
      for (const href of hrefs) expect((await get(href.replace(/#.*/, ""))).status, href).toBe(200);
    }
  });

  it.each(entities.map((entity) => [entity.collection, entity] as const))(
    "of a record of %s is any field but id and evidence, the title among them, and what an absence leaves out",
    async (collection, { fields }) => {
      const [row] = (await list(`/v1/${collection}?limit=1`)).data;
      const hrefs = await hrefsOf(paths.recordPage("ja", collection, row?.id as string), ".cite-figure");
      const linked = hrefs.map((href) => /\?field=(\w+)#cite$/.exec(href)?.[1]);
      const wanted = Object.keys(fields).filter((key) => {
        if (key === "id" || key === "evidence" || fields[key]?.virtual) return false;
        return collection !== "absences" || !isMissing(row?.[key] as string | null);
      });
      expect(linked.toSorted()).toEqual(wanted.toSorted());
    },
  );

  it("multiplies no pages for those that follow every link", async () => {
    const page = await get(paths.recordPage("en", "budgets", "sbir-2022", { release: "1.0.0" }));
    const links = (await elementsOf(page, "a")).map(({ attributes }) => Object.fromEntries(attributes));
    const figures = links.filter(({ href }) => href?.includes("?field="));
    expect(figures.length).toBeGreaterThan(5);
    for (const { href, rel } of figures) expect(rel, href).toBe("nofollow");
  });

  it("stays on the page that the bar links to as the one that never changes", async () => {
    const page = paths.recordPage("ja", "budgets", "sbir-2022", { release: latest.id, query: "field=amount" });
    expect(await hrefsOf(page, ".release-bar li a")).toEqual([page]);
  });

  it("of what still changes leads to that of the latest release, for no longer than that is so", async () => {
    for (const language of languages) {
      const page = (release?: string) =>
        paths.recordPage(language, "budgets", "k-program-2021-2022", { release, query: "field=amount" });
      const answer = await get(page());
      expect([answer.status, answer.headers.get("Location")]).toEqual([302, page(latest.id)]);
      expect(answer.headers.get("Cache-Control")).toBe("public, max-age=60");
    }
  });

  it("that the record has not is refused with those that it has, of the latest release as well", async () => {
    for (const release of [latest.id, undefined]) {
      const page = (query: string) => paths.recordPage("en", "budgets", "sbir-2022", { release, query });
      for (const query of ["field=amuont", "field=id"])
        expect(await problem(page(query)), query).toMatchObject({
          status: 400,
          errors: [{ parameter: "field", allowed: expect.arrayContaining(["amount", "label"]) }],
        });
      expect(await problem(page("fields=amount"))).toMatchObject({ status: 400, errors: [{ allowed: ["field"] }] });
      expect((await get(paths.recordPage("en", "budgets", "none", { release, query: "field=amount" }))).status).toBe(404);
    }
  });
});

describe("an address that cites nothing", () => {
  it("says which styles there are, and what a name looks like", async () => {
    expect(await problem(`/cite/${latest.id}.bibt`)).toMatchObject({ status: 404, didYouMean: "bib" });
    expect(await problem("/cite/budgets/sbir-2022.bib")).toMatchObject({
      status: 404,
      detail: expect.stringContaining("{release}"),
    });
    expect((await problem("/cite/%E9%87%8F%E5%AD%90@latest.bib")).status).toBe(404);
  });

  it("never becomes a Location that is none", async () => {
    for (const path of ["/cite/budgets%3Fx@latest.bib", "/cite/budgets/%25%32%30@latest.bib", "/v1/compare/latest...%22%3E"]) {
      const location = (await get(path)).headers.get("Location");
      expect(location ?? "", path).toMatch(/^[!#-;=?-Z_a-z~%]*$/);
    }
  });
});

describe("what a citation names as the release before", () => {
  type DataCite = { relatedIdentifiers: { relationType: string; relatedIdentifier: string }[] };
  const previous = async (path: string) => {
    const { relatedIdentifiers } = JSON.parse(await text(path)) as DataCite;
    const named = relatedIdentifiers.find(({ relationType }) => relationType === "IsNewVersionOf");
    return named && new URL(named.relatedIdentifier);
  };

  it.each(
    env.FROZEN.map(({ release, manifest }, i) => [release.id, manifest.fields, env.FROZEN[i - 1]?.manifest.fields ?? {}] as const),
  )("has it: collections, records and the figures that %s brings", async (release, fields, before) => {
    for (const [collection, own] of Object.entries(fields)) {
      const named = [await previous(paths.cite(release, "datacite.json", collection))];
      const [row] = (await list(`/v1/releases/${release}/${collection}?limit=1`)).data;
      const later = own.filter((field) => !before[collection]?.includes(field)).map((field) => `field=${field}`);
      for (const query of row ? ["", ...later.filter((one) => one !== "field=id")] : [])
        named.push(await previous(paths.cite(release, "datacite.json", `${collection}/${row?.id}`, query)));
      for (const one of named) if (one) expect((await get(one.pathname + one.search)).status, one.href).toBe(200);
    }
  });

  it("is there where it has the same", async () => {
    expect((await previous("/cite/budgets@1.1.0.datacite.json"))?.pathname).toBe("/v1/releases/1.0.0/budgets");
  });
});

describe("every answer that can be cited", () => {
  it.each([
    "/v1/budgets",
    "/v1/budgets/sbir-2022.ttl",
    "/v1/budgets.csv?limit=2",
    "/v1/budgets/sum.nq",
    "/v1/search?q=AI",
    "/v1/releases",
    `/v1/releases/${env.FROZEN[0]?.release.id}`,
    "/v1/changes",
    "/v1/budgets/sbir-2022/history",
    "/v1/compare/1.0.0...1.1.0?view=rows",
    "/dumps/1.0.0/plans.csv",
    "/dumps/1.0.0/SHA256SUMS",
    "/cite/1.0.0.bib",
    "/feed.atom",
    "/feed.json",
    "/en/",
    "/ja/",
  ])("%s says by which address (RFC 8574)", async (path) => {
    const cited = /<https:\/\/[^/]+(\/[^>]*)>; rel="cite-as"/.exec((await get(path)).headers.get("Link") ?? "")?.[1];
    expect(cited, path).toBeDefined();
    expect((await get(cited as string)).status).toBeLessThan(400);
    // One address for every format: who opens it chooses.
    expect(cited).not.toMatch(/\.(csv|ttl|nq)/);
  });
});

describe("a comparison", () => {
  it.each([
    ["1.0.0", latest.id, latest.id],
    ["1.1.0", "1.0.0", "1.1.0"],
  ])("of %s with %s is cited at its address, as of the later, with the digest of its patch", async (from, to, later) => {
    const path = `/cite/compare/${from}...${to}`;
    const citation = await text(`${path}.txt`);
    expect(citation).toContain(`“リリース${from}から${to}への変更点”`);
    expect(citation).toContain(`What changed from release ${from} to ${to} (Release ${later})`);
    expect(citation).toContain(`${env.PUBLIC_URL}/v1/compare/${from}...${to}\n`);
    expect(addressIn(citation)).toBe(`/v1/compare/${from}...${to}?view=patch`);
    expect(await sha256(await text(addressIn(citation)))).toBe(digestIn(citation));
    for (const { extension, contentType } of allStyles) {
      const answer = await get(`${path}.${extension}`);
      expect([answer.status, answer.headers.get("Content-Type")], extension).toEqual([200, contentType]);
      expect(answer.headers.get("Cache-Tag")?.split(",")).toEqual(expect.arrayContaining([`release-${from}`, `release-${to}`]));
    }
    const [sentence = ""] = await wordsOf(paths.comparePage("en", from, to), '[id="cite-sentence"]');
    expect(citation).toContain(sentence.trim());
  });

  it("names its releases, and leads from the latest", async () => {
    expect((await get("/cite/compare/1.0.0...latest.bib")).headers.get("Location")).toBe(`/cite/compare/1.0.0...${latest.id}.bib`);
    expect((await get("/cite/compare/1.0.0...9.9.9.bib")).status).toBe(404);
    expect((await get("/cite/compare/1.0.0.bib")).status).toBe(404);
    expect((await get("/cite/compare/1.0.0...1.1.0.bib?field=id")).status).toBe(400);
  });
});

describe("a sum", () => {
  const sums = [
    "budgets/sum",
    "budgets/sum?fiscalYear=2022&groupBy=phase",
    "appropriations/sum?initiative=moonshot&ministry__in=mext,cao",
  ];

  it.each(sums)("%s is cited by its total, its frozen address and the digest of its rows", async (asked) => {
    const frozen = `/v1/releases/${latest.id}/${asked}`;
    const [part = "", query] = asked.split("?");
    const citation = await cite(part, query ? `?${query}` : "");
    const { data, links } = await (await get(frozen)).json<{ data: { total: number }; links: { self: string } }>();
    expect(citation).toContain(`足してよい金額の合計 ${data.total.toLocaleString("en")}円`);
    expect(citation).toContain(`Sum of what may be added ${data.total.toLocaleString("en")} yen`);
    expect(citation).toContain(`${env.PUBLIC_URL}${links.self}\n`);
    expect(await sha256(await text(addressIn(citation)))).toBe(digestIn(citation));
  });

  it("says its conditions in words, and rests on the works of its amounts alone", async () => {
    const citation = await cite("appropriations/sum", "?ministry=meti&fiscalYear__gte=2022");
    expect(citation).toContain("“予算書等の行（年度：2022年度以降、府省：経済産業省）：足してよい金額の合計");
    expect(citation).toContain("(Fiscal year: FY2022 or later, Ministry: Ministry of Economy, Trade and Industry)");
    expect(citation).toMatch(/出典：経済産業省「2023年度行政事業レビューシート」/);
    expect(citation).not.toContain("文部科学省");
    expect(await cite("budgets/sum")).toContain("（読み方が複数ある金額を含む）");
    expect(await cite("budgets/sum", "?initiative=sbir")).not.toContain("（読み方が複数ある金額を含む）");
  });

  it("of amounts that may not be added does not come to 0 yen, and no page offers it", async () => {
    for (const query of ["?fiscalYear=2023", "?measure=endowment"]) {
      const written = await cite("budgets/sum", query);
      expect(written).toContain("足してよい金額はない（0円という意味ではない）");
      expect(written).not.toMatch(/合計 0円/);
      for (const [language, said] of [
        ["ja", "足してよい金額はありません（0円という意味ではありません）。"],
        ["en", "None of these amounts may be added, which does not mean 0 yen."],
      ]) {
        const html = await (await get(`/${language}/budgets${query}`)).text();
        expect(html).toContain(said);
        expect(html).not.toContain("cite-sum");
      }
    }
  });

  it("is written in every style, each under a key of its own", async () => {
    const keys = await Promise.all(
      ["", "?fiscalYear=2022", "?fiscalYear=2023"].map(async (query) => {
        const [item] = JSON.parse(await text(`/cite/budgets/sum@${latest.id}.csl.json${query}`));
        expect(item).toMatchObject({ type: "dataset", version: latest.id });
        expect(await text(`/cite/budgets/sum@${latest.id}.bib${query}`)).toMatch(`@dataset{${item.id},`);
        expect(await text(`/cite/budgets/sum@${latest.id}.ris${query}`)).toMatch(`ID  - ${item.id}\r`);
        return item.id;
      }),
    );
    expect(new Set(keys).size).toBe(3);
    const data = JSON.parse(await text(`/cite/budgets/sum@${latest.id}.datacite.json`));
    expect(data.types.resourceType).toBe("Sum of amounts of the dataset");
    expect(data.relatedIdentifiers).toContainEqual({
      relatedIdentifier: `${env.PUBLIC_URL}/v1/releases/${latest.predecessor}/budgets/sum`,
      relatedIdentifierType: "URL",
      relationType: "IsNewVersionOf",
    });
  });

  it("of the latest release leads to that of its number, and refuses what a sum refuses", async () => {
    const moved = await get("/cite/budgets/sum@latest.bib?fiscalYear=2022", { redirect: "manual" });
    expect([moved.status, moved.headers.get("Location")]).toEqual([307, `/cite/budgets/sum@${latest.id}.bib?fiscalYear=2022`]);
    expect((await problem("/cite/budgets/sum@latest.bib?limit=5")).status).toBe(400);
    expect((await problem(`/cite/budgets/sum@${latest.id}.bib?groupBy=colour`)).status).toBe(400);
    expect((await problem(`/cite/initiatives/sum@${latest.id}.bib`)).status).toBe(404);
    expect((await problem("/cite/budgets/sum@9.9.9.bib")).status).toBe(404);
  });

  it("is offered where a page tells it", async () => {
    const hrefs = await hrefsOf("/ja/budgets?fiscalYear=2022", "ul.links a");
    expect(hrefs).toContain(`/cite/budgets/sum@${latest.id}.bib?fiscalYear=2022`);
  });
});

describe("a release", () => {
  it("that was followed by another says so where its citation may change", async () => {
    const followed = latest.predecessor as string;
    const of = async (release: string) => JSON.parse(await text(`/cite/${release}.datacite.json`)).relatedIdentifiers;
    const next = (release: string) => ({
      relatedIdentifier: `${env.PUBLIC_URL}/v1/releases/${release}`,
      relatedIdentifierType: "URL",
      relationType: "IsPreviousVersionOf",
    });
    expect(await of(followed)).toContainEqual(next(latest.id));
    expect(JSON.stringify(await of(latest.id))).not.toContain("IsPreviousVersionOf");
    const link = (await get(`/v1/releases/${latest.id}`)).headers.get("Link");
    expect(link).toContain(`</v1/releases/${followed}>; rel="predecessor-version"`);
    expect(link).toContain('</v1/releases/latest>; rel="latest-version"');
  });
});
