import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { sha256 } from "../../src/model/digest";
import { isMissing } from "../../src/model/field";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { hrefsOf, wordsOf } from "./elements";
import { all, get, latest, type Row } from "./portal";

type Evidence = {
  readonly printed?: string;
  readonly supports?: readonly string[];
  readonly citation?: { readonly title: string };
};
const evidenceOf = (row: Row) => row.evidence as readonly Evidence[];

describe.each(languages)("the page of a record in %s", (language) => {
  it.each(entities.map(({ collection }) => collection))(
    "tells all that a record of %s holds, and where it is printed",
    async (collection) => {
      const entity = entities.find((one) => one.collection === collection);
      const rows = await all(`/v1/${collection}?limit=1000`);
      // The record with most in it.
      const row = rows.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0] as Row;
      const path = paths.recordPage(language, collection, row.id);
      const said = await wordsOf(path, ".said dt");
      for (const [key, field] of Object.entries(entity?.fields ?? {})) {
        if (key === entity?.title || key === "evidence" || field.virtual) continue;
        // What an absence leaves out is not missing.
        if (collection === "absences" && isMissing(row[key] as string | null)) continue;
        const label = field.label[language].replace(/（円）$| \(yen\)$/, "");
        expect(
          said.some((one) => one.startsWith(label)),
          `${row.id}: ${label}`,
        ).toBe(true);
      }
      const printed = await wordsOf(path, ".evidence q, .evidence cite");
      expect(printed).toEqual(evidenceOf(row).map(({ printed: words, citation }) => words ?? citation?.title));
    },
  );
});

// As many records as a page lists of each kind that refers to it.
const LISTED = 15;

describe("the page of a record", () => {
  it("leads from a fact to the evidence for just that", async () => {
    const row = (await all("/v1/strategies?limit=1000")).find(({ decidedOn }) => decidedOn) as Row;
    const number = evidenceOf(row).findIndex(({ supports }) => supports?.includes("decidedOn")) + 1;
    const references = await wordsOf(paths.recordPage("en", "strategies", row.id), ".references");
    expect(references.filter((one) => one === `Evidence ${number}${number}`).length).toBe(2);
  });

  it("sets apart what is this portal's own, by the basis of the record where it has one", async () => {
    const rows = await all("/v1/priorities?limit=1000");
    for (const basis of ["printed", "interpretation"]) {
      const row = rows.find((one) => one.basis === basis && !isMissing(one.theme as string | null)) as Row;
      const ours = await wordsOf(paths.recordPage("ja", "priorities", row.id), ".ours dt");
      expect(ours.includes("対応するテーマ")).toBe(basis === "interpretation");
    }
    // The entry for 2024 names no axis, so that the order of the axes in it is our reading; that for 2023 prints it.
    for (const [id, isOurs] of [
      ["2024-knowledge-base", true],
      ["2023-knowledge-base", false],
      ["2024-ai", false],
    ] as const)
      expect((await wordsOf(paths.recordPage("ja", "priorities", id), ".ours dt")).includes("記載順"), id).toBe(isOurs);
    // The total over six review sheets is printed in none of them, its parts are.
    for (const [id, isOurs] of [
      ["moonshot-2023-initial", true],
      ["moonshot-1663-2023-initial", false],
    ] as const)
      expect((await wordsOf(paths.recordPage("ja", "appropriations", id), ".ours dt")).includes("金額"), id).toBe(isOurs);
    const [budget] = await all("/v1/budgets?limit=1");
    expect(await wordsOf(paths.recordPage("ja", "budgets", budget?.id as string), ".ours dt")).not.toContain("金額");
  });

  it("of a source claims no line for what is measured from its file, nor for what is our reading of it", async () => {
    const path = paths.recordPage("en", "sources", "sti-policy-direction-2025-03");
    expect((await wordsOf(path, ".said dt")).slice(0, 6)).toEqual([
      "Publisher",
      "Issued",
      "Language",
      "SHA-256",
      "Lines",
      "Licence",
    ]);
    expect((await wordsOf(path, ".references")).length).toBe(3);
    expect((await wordsOf(path, ".measured > p"))[0]).toContain("Not printed in the document");
    expect((await wordsOf(path, ".evidence > p"))[0]).toContain("for the record as a whole");
    expect(await wordsOf(path, ".ours dt")).toEqual(["Licence"]);
  });

  it("says why a value is missing, and nothing instead of it", async () => {
    const budget = (await all("/v1/budgets?limit=1000")).find(({ range }) => range === null) as Row;
    const missing = await wordsOf(paths.recordPage("en", "budgets", budget.id), ".missing dd");
    expect(missing.join()).toContain("Not applicable");
  });

  it("leads to what stands below a theme from the page of a theme alone", async () => {
    const [child] = await all("/v1/themes?broader__isnull=false&limit=1");
    const [plan] = await all("/v1/plans?limit=1");
    const page = async (collection: string, id: string) => (await get(paths.recordPage("en", collection, id))).text();
    expect(await page("themes", child?.broader as string)).toContain(`?within=theme:${child?.broader}"`);
    expect(await page("plans", plan?.id as string)).not.toContain("within=theme:");
  });

  it("names what refers to a record, as the filter of the list finds it", async () => {
    const theme = "knowledge-base";
    const hrefs: string[] = [];
    await new HTMLRewriter()
      .on(".related li > a:first-child", { element: (one) => void hrefs.push(one.getAttribute("href") ?? "") })
      .transform(await get(paths.recordPage("ja", "themes", theme)))
      .text();
    const naming = await all(`/v1/priorities?theme=${theme}&limit=${LISTED}`);
    expect(naming.length).toBeGreaterThan(2);
    for (const { id } of naming.slice(0, LISTED)) expect(hrefs).toContain(paths.recordPage("ja", "priorities", id));
    const [first] = await all(`/v1/initiatives?theme=${theme}&limit=1000`);
    expect(hrefs).toContain(paths.recordPage("ja", "initiatives", first?.id ?? expect.unreachable()));
  });

  it("names what refers to a record inside a structure, and what is alike in no other", async () => {
    type Candidate = { readonly lines: readonly string[] };
    const reconciliations = await all("/v1/reconciliations?limit=1000");
    const candidates = (row: Row) => row.candidates as readonly Candidate[];
    const line = reconciliations.flatMap(candidates).flatMap(({ lines }) => lines)[0] as string;
    const reading = reconciliations.filter((row) => candidates(row).some(({ lines }) => lines.includes(line)));
    const path = paths.recordPage("en", "appropriations", line);
    expect(await wordsOf(path, ".related h3")).toContain("Reconciliations, by their “Candidates: Lines”");
    const hrefs = await hrefsOf(path, ".related li > a:first-child");
    for (const { id } of reading) expect(hrefs).toContain(paths.recordPage("en", "reconciliations", id));

    const matched = (await all("/v1/priorities?limit=1000")).filter(({ furtherMatches }) =>
      (furtherMatches as readonly { theme: string }[]).some(({ theme }) => theme === "research-capability-and-talent"),
    );
    expect(matched.length).toBeGreaterThan(2);
    const theme = paths.recordPage("ja", "themes", "research-capability-and-talent");
    expect(await wordsOf(theme, ".related h3")).toContain("重点・柱（項目「他のテーマとの対応：対応するテーマ」）");
    const priorities = await hrefsOf(theme, ".related li > a:first-child");
    for (const { id } of matched) expect(priorities).toContain(paths.recordPage("ja", "priorities", id));
    // Where a record comes from is told with its evidence: a source lists no records on that account.
    const source = await wordsOf(paths.recordPage("en", "sources", "sti-policy-direction-2025-03"), ".related h3");
    expect(source.join()).not.toContain("Evidence");
  });

  it.each(["2023-knowledge-base", "2021-circulation-of-funds"])(
    "of the priority %s leads to the initiatives of every theme that it is matched to, and counts them",
    async (id) => {
      const [row] = (await all("/v1/priorities?limit=1000")).filter((one) => one.id === id) as [Row];
      const matches = [row, ...(row.furtherMatches as Row[])];
      const lists = await Promise.all(matches.map(({ theme }) => all(`/v1/initiatives?within=theme:${theme}&limit=1000`)));
      const held = lists.filter((list) => list.length > 0);
      expect(held.length).toBeGreaterThan(0);
      const path = paths.recordPage("en", "priorities", id);
      const hrefs = await hrefsOf(path, 'main .related a[href^="/en/initiatives"]');
      for (const list of held)
        for (const one of list.slice(0, LISTED)) expect(hrefs).toContain(paths.recordPage("en", "initiatives", one.id));
      const whole = matches
        .filter((_, i) => (lists[i]?.length ?? 0) > LISTED)
        .map(({ theme }) => `/en/initiatives?within=theme:${theme}`);
      expect(hrefs.filter((href) => href.includes("?within="))).toEqual(whole);
      const words = (await wordsOf(path, "main .related")).join();
      for (const list of held.filter(({ length }) => length > LISTED)) expect(words).toContain(`See all ${list.length}`);
    },
  );

  it("lists what refers to it in the order that a source prints, and leads to all in the same order", async () => {
    const strategy = "integrated-innovation-strategy-2025";
    const printed = await all(`/v1/directions?strategy=${strategy}&sort=-frame,position`);
    expect(new Set(printed.map(({ frame }) => frame)).size).toBe(2);
    const hrefs = await hrefsOf(paths.recordPage("ja", "strategies", strategy), ".related li > a:first-child");
    const directions = hrefs.filter((href) => href.startsWith("/ja/directions/"));
    expect(directions).toEqual(printed.map(({ id }) => paths.recordPage("ja", "directions", id)));
    const lines = await hrefsOf(paths.recordPage("ja", "initiatives", "moonshot"), '.related a[href^="/ja/appropriations?"]');
    expect(lines).toEqual(["/ja/appropriations?initiative=moonshot&sort=fiscalYear"]);
    const shown = await hrefsOf(paths.recordPage("ja", "initiatives", "moonshot"), '.related a[href^="/ja/appropriations/"]');
    const first = await all(`/v1/appropriations?initiative=moonshot&sort=fiscalYear&limit=${LISTED}`);
    expect(shown.slice(0, 3)).toEqual(first.slice(0, 3).map(({ id }) => paths.recordPage("ja", "appropriations", id)));
  });

  it("of a priority without a theme leads to no initiatives", async () => {
    const path = paths.recordPage("en", "priorities", "2021-control-tower-function");
    expect(await wordsOf(path, '[id="initiatives"]')).toEqual([]);
  });

  it("of an amount that cannot be reconciled says why, beside the result", async () => {
    const [one] = (await all("/v1/reconciliations?budget=moonshot-2018-2024")) as [Row];
    for (const language of languages) {
      const related = (await wordsOf(paths.recordPage(language, "budgets", "moonshot-2018-2024"), ".related")).join();
      expect(related).toContain((one.note as Record<string, string>)[language]);
    }
  });

  it("of a release shows the record as it was, and the history what became of it", async () => {
    const path = (release?: string) => paths.recordPage("en", "budgets", "moonshot-2018-2024", { release });
    expect((await wordsOf(path("1.1.1"), "h1"))[0]).toMatch(/^Carrying forward/);
    expect((await wordsOf(path(), "h1"))[0]).toMatch(/^Promotion of the Moonshot/);
    for (const one of [path("1.1.1"), path()]) {
      expect((await wordsOf(one, ".history del")).join()).toContain("[removed: Promotion");
      expect((await wordsOf(one, ".history ins")).join()).toContain("[added: Promotion of");
    }
    expect((await get(paths.recordPage("en", "crosswalks", "x", { release: "1.0.0" }))).status).toBe(404);
    expect((await get(path("9.9.9"))).status).toBe(404);
  });

  it("has the citation on it in every style, the same as the file", async () => {
    const part = "budgets/sbir-2022";
    const path = paths.recordPage("en", "budgets", "sbir-2022");
    for (const style of ["bib", "ris", "csl.json", "datacite.json", "cff", "txt"]) {
      const file = await (await get(paths.cite(latest.id, style, part))).text();
      expect((await wordsOf(path, `[id="cite-${style.replace(".", "-")}"]`))[0]).toBe(file.trim());
    }
  });
});

describe("the evidence of a record", () => {
  it.each([
    ["budgets", "k-program-2021-2022"],
    ["strategies", "integrated-innovation-strategy-2025"],
    ["reconciliations", "moonshot-2018-2024-reconciliation"],
  ])(
    "shows the whole line of each digest of %s/%s with the printed words marked, and the command that gives the digest",
    async (collection, id) => {
      for (const release of [undefined, latest.id]) {
        const path = paths.recordPage("en", collection, id, { release });
        const { data } = (await (await get(paths.record(collection, id, { release }))).json()) as { data: Row };
        const named = (data.evidence as { line?: number; printed: string; sha256: string }[]).filter(({ line }) => line);
        const lines = await wordsOf(path, ".whole-line blockquote");
        expect(named.length).toBeGreaterThan(0);
        expect(await wordsOf(path, ".whole-line mark")).toEqual(named.map(({ printed }) => printed));
        expect(await Promise.all(lines.map((line) => sha256(line)))).toEqual(named.map(({ sha256: digest }) => digest));
        expect(await wordsOf(path, ".whole-line code")).toEqual(lines.map((line) => `printf '%s' '${line}' | sha256sum`));
        expect((await wordsOf(path, ".whole-line p"))[0]).toContain("UTF-8 bytes of this whole line");
      }
    },
  );

  it("names the title that is printed beside its translation", async () => {
    const title = "今後の科学技術・イノベーション政策の方向性について";
    const english = await wordsOf(paths.recordPage("en", "budgets", "sbir-2022"), ".evidence .place");
    expect(english).toEqual([`Future Directions for Science, Technology and Innovation Policy [${title}], line 112`]);
    expect(await wordsOf(paths.recordPage("ja", "budgets", "sbir-2022"), ".evidence .place")).toEqual([`${title}　112行目`]);
  });

  it("say that one without records speaks for all that lack its field, and lead to these", async () => {
    const page = paths.recordPage("en", "absences", "appropriations-part-of-none");
    expect((await wordsOf(page, "main"))[0]).toContain("It speaks for every record of");
    const list = paths.listPage("en", "appropriations", { query: "partOf__isnull=true" });
    expect(await wordsOf(page, `.ours a[href="${list}"]`)).toEqual(["every record"]);
    expect((await get(list)).status).toBe(200);
    expect((await wordsOf(paths.recordPage("en", "absences", "moonshot-reconciliation-formula"), "main"))[0]).not.toContain(
      "It speaks for",
    );
  });

  it.each([
    ["ja", "ムーンショット 計4,114億円と予算書の照合"],
    ["en", "Moonshot, 411.4 billion yen checked against budget lines"],
  ])("names in %s the records that it speaks for", async (language, name) => {
    const said = (await wordsOf(paths.recordPage(language, "absences", "moonshot-reconciliation-formula"), "main"))[0];
    expect(said).toContain(name);
  });

  it("has no line where another book is cited", async () => {
    const lines = await wordsOf(paths.recordPage("ja", "appropriations", "moonshot-2018-supplementary"), ".whole-line");
    expect(lines).toEqual([]);
  });
});

describe("the proof of a citation", () => {
  const shown = async (path: string) => {
    const [command = ""] = await wordsOf(path, '[id="proof-command"]');
    const of = /^curl -sS '(.*)' \| sha256sum$/.exec(command)?.[1] ?? "";
    const answer = await get(new URL(of).pathname);
    const words = (await wordsOf(path, ".citation-box p")).join("\n");
    return { words, digest: await sha256(new Uint8Array(await answer.arrayBuffer())) };
  };

  it.each([
    [paths.recordPage("en", "budgets", "sbir-2022"), "its line in the NDJSON file of the collection, line end included"],
    [paths.recordPage("ja", "initiatives", "k-program", { release: "1.0.0" }), "行末の改行を含む"],
    [paths.datasetPage("en", "budgets"), "canonical N-Quads (RDFC-1.0)"],
    [paths.releasePage("ja", "1.3.0"), "正規化したN-Quads（RDFC-1.0）"],
  ])("on %s says what bytes it is of, and its command gives the digest that stands there", async (path, what) => {
    const { words, digest } = await shown(path);
    expect(words).toContain(what);
    expect(words).toContain(digest);
  });
});

describe("what a document does not state", () => {
  const lines = async (initiative: string) =>
    `/appropriations?initiative=${initiative}|${(await all(`/v1/appropriations?initiative=${initiative}&limit=1000`)).length}`;
  /** Where links lead to lines of budget books, each with the number that its words end with. */
  const toLines = async (path: string) => {
    const hrefs = await hrefsOf(path, 'main a[href*="appropriations?initiative="]');
    const words = await wordsOf(path, 'main a[href*="appropriations?initiative="]');
    return hrefs.map((href, i) => `${href.replace(/^\/(ja|en)/, "")}|${/(\d+)[^\d]*$/.exec(words[i] ?? "")?.[1]}`);
  };

  it.each([
    ["en", /Not published/, "Not stated in the document", /does not mean that the government never published it/],
    ["ja", /公表されていない(?!という意味)/, "資料に記載なし", /国が公表していないという意味ではなく/],
  ] as const)("is not said to be unpublished, and what is meant stands beside it: %s", async (language, misread, said, meaning) => {
    const moonshot = (await wordsOf(paths.recordPage(language, "budgets", "moonshot-2018-2024"), ".missing"))[0] ?? "";
    const absence = (await wordsOf(paths.recordPage(language, "absences", "moonshot-phase"), ".ours"))[0] ?? "";
    const coverage = (await wordsOf(paths.coveragePage(language), "main"))[0] ?? "";
    const table = (await wordsOf(paths.listPage(language, "absences", { query: "reason=notPublished" }), "main .found"))[0] ?? "";
    const facets = (await wordsOf(paths.listPage(language, "absences"), '.facet[aria-labelledby="facet-reason"]'))[0] ?? "";
    const columns = (await wordsOf(paths.datasetPage(language, "absences"), "#fields"))[0] ?? "";
    for (const words of [moonshot, absence, coverage, table, columns]) {
      expect(words).toContain(said);
      expect(words).toMatch(meaning);
    }
    expect(facets).toContain(said);
    for (const words of [moonshot, absence, coverage, facets, columns]) expect(words).not.toMatch(misread);
    expect((await wordsOf(paths.schemePage(language, "absences-reason"), "main"))[0]).toMatch(meaning);
  });

  it("leads to the lines of budget books of the same initiative, and counts them", async () => {
    const moonshot = await lines("moonshot");
    expect(await toLines(paths.recordPage("ja", "budgets", "moonshot-2018-2024"))).toEqual([moonshot]);
    expect(await toLines(paths.recordPage("en", "absences", "moonshot-phase"))).toEqual([moonshot]);
    expect(await toLines(paths.recordPage("en", "absences", "k-program-by-fiscal-year"))).toEqual([await lines("k-program")]);
    const all = ["bridge", "k-program", "moonshot", "sip-3"].map(lines);
    expect((await toLines(paths.coveragePage("ja"))).toSorted()).toEqual((await Promise.all(all)).toSorted());
    // What no line of a budget book is for, and what is no amount.
    expect(await toLines(paths.recordPage("en", "absences", "amounts-of-other-initiatives"))).toEqual([]);
    expect(await toLines(paths.recordPage("en", "absences", "k-program-launch-date"))).toEqual([]);
    // A release without collection of absences.
    expect(await toLines(paths.recordPage("en", "budgets", "moonshot-2018-2024", { release: "1.0.0" }))).toEqual([]);
  });

  it("has the same label where programs read it", async () => {
    const { meta } = (await (await get(`/v1/releases/${latest.id}/absences?facet=reason`)).json()) as {
      meta: { facets: { reason: { value: string; label: { ja: string; en: string } }[] } };
    };
    expect(meta.facets.reason.find(({ value }) => value === "notPublished")?.label).toEqual({
      ja: "資料に記載なし",
      en: "Not stated in the document",
    });
  });
});

describe("the names of fields, collections and records", () => {
  it.each(languages)("are shown as what they are called in %s, the name itself as code beside it", async (language) => {
    const plain = (words: string[]) => words.map((one) => one.replaceAll(/\s+/g, " "));
    const rows = plain(
      await wordsOf(paths.listPage(language, "absences", { query: "field=decidedBy" }), "#records td:nth-child(3)"),
    );
    expect(rows.length).toBeGreaterThan(0);
    const decidedBy = entities.find(({ collection }) => collection === "plans")?.fields.decidedBy?.label[language];
    for (const words of rows) expect(words).toBe(`${decidedBy} decidedBy`);
    const inCode = await wordsOf(
      paths.listPage(language, "absences", { query: "field=decidedBy" }),
      "#records td:nth-child(3) code",
    );
    expect(inCode).toEqual(rows.map(() => "decidedBy"));
    const facets = await wordsOf(paths.listPage(language, "absences"), '[aria-labelledby="facet-collection"] a');
    const labels = entities.map(({ label }) => label[language]);
    for (const words of facets) expect(labels).toContain(words);
    const absence = paths.recordPage(language, "absences", "moonshot-phase");
    expect(plain(await wordsOf(absence, ".ours .said-of > div")).slice(0, 2)).toEqual([
      `${entities.find(({ collection }) => collection === "budgets")?.label[language]} budgets`,
      `${entities.find(({ collection }) => collection === "budgets")?.fields.phase?.label[language]} phase`,
    ]);
    const [named] = await wordsOf(absence, `.ours a[href="${paths.recordPage(language, "budgets", "moonshot-2018-2024")}"]`);
    expect(named).toContain({ ja: "4,114億円", en: "411.4 billion yen" }[language]);
  });
});

describe("the comparison of two releases", () => {
  it("shows every record that differs once, page by page, and counts them", async () => {
    const shown: string[] = [];
    for (let path: string | null = paths.comparePage("ja", "1.0.0", latest.id); path; ) {
      const page = await (await get(path)).text();
      const next: string[] = [];
      await new HTMLRewriter()
        .on(".changes h4 > a:not(.before)", { element: (one) => void shown.push(one.getAttribute("href") ?? "") })
        .on('a[rel="next"]', { element: (one) => void next.push((one.getAttribute("href") ?? "").replaceAll("&amp;", "&")) })
        .transform(new Response(page))
        .text();
      path = next[0]?.split("#")[0] ?? null;
    }
    const rows: string[] = [];
    for (let path: string | null = `/v1/compare/1.0.0...${latest.id}?view=rows&limit=1000`; path; ) {
      const body: { data: { collection: string; id: string }[]; page: { next: string | null } } = await (await get(path)).json();
      rows.push(...body.data.map(({ collection, id }) => paths.recordPage("ja", collection, id, { release: latest.id })));
      path = body.page.next;
    }
    expect(rows.length).toBeGreaterThan(100);
    expect(shown).toEqual(rows);
  });

  it("is where the form leads, and refuses what is no comparison", async () => {
    expect(await wordsOf(paths.comparePage("en", "1.0.0", "1.1.0"), "#counts td")).toEqual(
      expect.arrayContaining(["0", expect.stringMatching(/^[1-9]/)]),
    );
    expect(await wordsOf(paths.comparePage("en", "1.0.0", "1.1.0"), "#counts td")).not.toContain("–");
    const asked = await get(`${paths.compareForm("en")}?from=1.0.0&to=1.1.0`);
    expect(asked.headers.get("Location")).toBe(paths.comparePage("en", "1.0.0", "1.1.0"));
    expect((await get(paths.comparePage("en", "1.0.0", "latest"))).headers.get("Location")).toBe(
      paths.comparePage("en", "1.0.0", latest.id),
    );
    expect((await get(paths.comparePage("en", "1.0.0", "7.0.0"))).status).toBe(404);
    expect((await get(`/en/compare/1.0.0`)).status).toBe(404);
    expect((await get(paths.comparePage("en", "1.0.0", "1.1.0", "cursor=x"))).status).toBe(400);
    expect((await get(paths.comparePage("en", "1.0.0", "1.1.0", "collection=nothing"))).status).toBe(400);
    expect((await get(`${paths.compareForm("en")}?nothing=1`)).status).toBe(400);
  });
});

describe("the list of releases", () => {
  it("says of each how much it changed, as the change log does", async () => {
    const log = await get("/v1/changes?limit=1000");
    const { data } = (await log.json()) as { data: { release: { id: string }; change: string }[] };
    const counted = (release: string, change: string) =>
      data.filter((one) => one.release.id === release && one.change === change).length;
    const [newest = ""] = await wordsOf(paths.releasesPage("en"), ".releases .quiet");
    for (const change of ["added", "changed"]) {
      const count = counted(latest.id, change);
      if (count > 0) expect(newest).toContain(`${count} ${change}`);
      else expect(newest).not.toContain(change);
    }
    expect(newest).toMatch(/\d+ (added|changed)/);
  });
});

describe("the English title of a record", () => {
  it.each([
    ["g-quat", "The English title is official."],
    ["ai-bill", "The English title is this portal’s translation."],
  ])("of %s is said in a sentence to be official or not, on its own page", async (id, sentence) => {
    expect(await wordsOf(paths.recordPage("en", "initiatives", id, { release: "1.7.1" }), ".names li .quiet")).toContain(sentence);
    const beside = await wordsOf(paths.recordPage("ja", "initiatives", id, { release: "1.7.1" }), ".names li .quiet");
    expect(beside.join()).toMatch(/^英語（(公式の英語名|当ポータルの訳)）$/);
  });
});
