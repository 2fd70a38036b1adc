import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { hrefsOf, wordsOf } from "./elements";
import { all, get, latest } from "./portal";

type Words = Record<string, string>;

describe.each(languages)("the page on money in %s", (language) => {
  const path = paths.moneyPage(language);

  it("says of how many initiatives no amount is stated, and leads to each", async () => {
    const named = await all("/v1/initiatives?limit=1000");
    const stated = new Set((await all("/v1/budgets?limit=1000")).map(({ initiative }) => initiative));
    const unstated = named.filter(({ id }) => !stated.has(id));
    expect(unstated.length).toBeGreaterThan(10);
    const [said = ""] = await wordsOf(path, '[id="unstated"]');
    expect(
      said
        .match(/\d+/g)
        ?.map(Number)
        .toSorted((a, b) => a - b),
    ).toEqual([unstated.length, named.length]);
    const hrefs = await hrefsOf(path, `main li a[href^="/${language}/initiatives/"]`);
    expect(hrefs.toSorted()).toEqual(unstated.map(({ id }) => paths.recordPage(language, "initiatives", id)).toSorted());
  });

  it("marks each amount with more than one reading where amounts are listed, and says which readings", async () => {
    const rows = await all("/v1/budgets?limit=1000");
    const notes = rows.filter(({ ambiguous }) => ambiguous).map(({ note }) => (note as Words)[language] as string);
    expect(notes.length).toBeGreaterThan(0);
    const lists = [
      path,
      paths.listPage(language, "budgets"),
      paths.listPage(language, "budgets", { query: "fields=label,amount" }),
    ];
    for (const list of [...lists, paths.listPage(language, "budgets", { release: "1.0.0" })]) {
      const marks = await wordsOf(list, "th .ambiguous");
      expect(marks.length, list).toBe(notes.length);
      for (const [i, mark] of marks.entries()) expect(mark).toContain(notes[i]);
    }
    const others = paths.listPage(language, "budgets", { query: "ambiguous=false", release: latest.id });
    expect(await wordsOf(others, "th .ambiguous")).toEqual([]);
  });

  it("says how the rows of the CSV it offers make its total and the amounts of its years, and they do", async () => {
    const [csv = ""] = await hrefsOf(path, '.as-data a[href*="/sum.csv"]');
    const rows: Record<string, string>[] = parse(await (await get(csv)).text(), { columns: true });
    const sumOf = (some: typeof rows) => `${some.reduce((sum, { amount }) => sum + Number(amount), 0).toLocaleString("en")}`;
    const treated = (...treatments: string[]) => rows.filter(({ treatment = "" }) => treatments.includes(treatment));
    const codes = await wordsOf(path, '[id="rows"] code');
    expect(codes.toSorted()).toEqual(["amount", "excluded", "group", "included", "included", "treatment", "unallocated"]);
    expect(rows.length).toBeGreaterThan(treated("included", "unallocated").length);
    const total = sumOf(treated("included", "unallocated"));
    expect((await wordsOf(path, "#included tr td")).at(-1)).toContain(total);
    const years = [...new Set(treated("included").map(({ group }) => group))].toSorted();
    const amounts = years.map((year) => sumOf(treated("included").filter(({ group }) => group === year)));
    const said = await wordsOf(path, "#by-year tr td");
    expect(said).toHaveLength(years.length + 2);
    for (const [i, amount] of [...amounts, sumOf(treated("unallocated")), total].entries()) expect(said[i]).toContain(amount);
  });

  it("leads from totals of several years to the lines of single years, and calls no sum of a year its total", async () => {
    expect(await hrefsOf(path, 'section p > a[href="#checked"]')).toEqual(["#checked"]);
    expect(await wordsOf(path, "h2[id=checked]")).toHaveLength(1);
    const [caption] = await wordsOf(path, "#by-year caption");
    expect(caption).toContain({ ja: "総額ではありません", en: "none is the total of that year" }[language]);
  });

  it("gives a difference its sign and its unit, and none where amounts are not of a kind", async () => {
    const page = (await wordsOf(path, "#reconciliation-table tr")).join();
    const differences = {
      ja: ["+251.52億円 (+25,152,000,000円)", "−1円", "差は示しません。記載は基金の規模"],
      en: [
        "+¥25.152 billion (+25,152,000,000 yen)",
        "−1 yen",
        "No difference is shown, because what is stated is the size of an endowment",
      ],
    };
    for (const words of differences[language]) expect(page).toContain(words);
    const endowment = (await wordsOf(paths.reconciliationPage(language, "university-fund-endowment"), "#lines-1")).join();
    expect(endowment).not.toMatch(/差額|記載金額|Difference|Stated/);
  });

  it("does not take a candidate that fits for a result", async () => {
    const said = await wordsOf(paths.reconciliationPage(language, "moonshot-2018-2024"), "section p.ours");
    const stays = { ja: "照合できたことにはなりません。結果は「照合できない」のままです", en: "That is no finding" }[language];
    expect(said.filter((words) => words.includes(stays))).toHaveLength(1);
  });

  it("says in the words of each record why it cannot be reconciled, as the page of the reconciliation does", async () => {
    const records = await all("/v1/reconciliations?status=not-possible");
    expect(records.length).toBeGreaterThan(1);
    const said = (await wordsOf(path, "figcaption dd")).join();
    for (const { note, budget } of records) {
      expect(said).toContain((note as Words)[language]);
      const reasons = (await wordsOf(paths.reconciliationPage(language, budget as string), "p.ours")).join();
      expect(reasons).toMatch({ ja: /照合できない理由：/, en: /Why it is not possible: / }[language]);
      expect(reasons).toContain((note as Words)[language]);
    }
    const exact = await wordsOf(paths.reconciliationPage(language, "sbir-2022"), "p.ours");
    expect(exact.join()).not.toMatch(/照合できない理由|not possible/);
  });
});
