import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/model/digest";
import { sourceTexts } from "../../src/site/source-texts";
import { paths } from "../../src/urls";
import { all, get } from "./portal";

type Source = { readonly id: string; readonly sha256: string; readonly lineCount: number };
type Line = { readonly source?: string; readonly line?: number; readonly printed?: string; readonly sha256?: string };

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

  it("is none of sources that there are not, and takes no parameters", async () => {
    expect((await get("/sources/none.txt")).status).toBe(404);
    expect((await get(`${paths.sourceText(sourceTexts[0] as string)}?line=1`)).status).toBe(400);
  });
});
