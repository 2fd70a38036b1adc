import { describe, expect, it } from "vitest";
import { sourceTexts } from "../../src/catalog/source-texts";
import { sha256 } from "../../src/model/digest";
import { languages } from "../../src/model/text";
import { lineAnchor, paths } from "../../src/urls";
import { all, get } from "./portal";

type Source = { readonly id: string; readonly sha256: string; readonly lineCount: number };
type Line = { readonly source?: string; readonly line?: number; readonly printed?: string; readonly sha256?: string };

const unescaped = (html: string) =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replaceAll("&quot;", '"');

describe("the text of a source", () => {
  it("is what its record is of: file, lines, and each line that evidence names", async () => {
    const sources = (await all("/v1/sources?limit=1000")) as unknown as Source[];
    const evidence = (await all("/v1/budgets?limit=1000")).flatMap((row) => row.evidence as Line[]);
    expect(sourceTexts.length).toBeGreaterThan(0);
    for (const { id, sha256: digest, lineCount } of sources.filter((source) => sourceTexts.includes(source.id))) {
      const answer = await get(paths.sourceText(id));
      expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
      const text = await answer.text();
      expect(await sha256(text)).toBe(digest);
      const lines = text.split("\n").slice(0, lineCount);
      const named = evidence.filter(({ source }) => source === id);
      expect(named.length).toBeGreaterThan(5);
      for (const { line = 0, printed = "", sha256: ofLine } of named) {
        expect(lines[line - 1]).toContain(printed);
        expect(await sha256(lines[line - 1] as string)).toBe(ofLine);
      }
      for (const page of [paths.recordPage("ja", "sources", id), paths.recordPage("en", "budgets", "sbir-2022")])
        expect(await (await get(page, { headers: { Accept: "text/html" } })).text()).toContain(`href="${paths.sourceText(id)}"`);
    }
  });

  it("is a page too, which evidence leads to and which leads from each line to the records that rest on it", async () => {
    for (const source of sourceTexts) {
      const html = await (await get(paths.linesPage("ja", source), { headers: { Accept: "text/html" } })).text();
      const rows = await all("/v1/initiatives?limit=1000");
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows)
        for (const { line = 0, printed = "" } of (row.evidence as Line[]).filter((item) => item.source === source)) {
          const [from] = html.split(`<li id="${lineAnchor(line)}" value="${line}">`).slice(1);
          const [shown = ""] = from?.split(/<li id="L/) ?? [];
          expect(unescaped(shown)).toContain(printed);
          expect(shown).toContain(`href="${paths.recordPage("ja", "initiatives", row.id)}"`);
        }
      const record = await get(paths.recordPage("ja", "budgets", "sbir-2022"), { headers: { Accept: "text/html" } });
      expect(await record.text()).toMatch(new RegExp(`href="${paths.linesPage("ja", source)}#L\\d+"`));
      const sitemap = await (await get(paths.sitemap())).text();
      for (const language of languages) expect(sitemap).toContain(`${paths.linesPage(language, source)}</loc>`);
    }
  });

  it("is none of sources that there are not, and takes no parameters", async () => {
    expect((await get("/sources/none.txt")).status).toBe(404);
    expect((await get(`${paths.sourceText(sourceTexts[0] as string)}?line=1`)).status).toBe(400);
  });
});
