import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { citedTitle } from "../../src/catalog/citation";
import { styles } from "../../src/catalog/styles";
import { examples } from "./examples";

const written = (extension: string, i: number) => {
  const style = styles.find((one) => one.extension === extension);
  if (!style) throw new Error(`there is no style ${extension}`);
  return style.write(examples[i] as (typeof examples)[number]);
};
type Item = {
  type: string;
  title: string;
  URL: string;
  version?: string;
  edition?: string;
  publisher: string;
  issued: { "date-parts": number[][] };
  author: { literal?: string; family?: string }[];
};
/** The one item that citation-js reads. */
const read = (text: string): Item => {
  const { data } = new Cite(text) as { data: Item[] };
  expect(data).toHaveLength(1);
  return data[0] as Item;
};
const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, "-");

describe.each(examples.map((one, i) => [one.kind, one, i] as const))("a citation of a %s", (_, citation, i) => {
  it.each(["bib", "ris", "csl.json"])("as .%s says title, body, day and URL to a parser", (extension) => {
    const item = read(written(extension, i));
    expect(item.type).toBe("dataset");
    const title = plain(item.title).replaceAll("\u00a0", " ");
    expect(title.replaceAll(/\s/g, "")).toBe(plain(citedTitle(citation).en).replaceAll(/\s/g, ""));
    expect(item.URL).toBe(citation.url);
    expect(item.issued["date-parts"][0]?.slice(0, 3).map(Number)).toEqual([2026, 11, 24]);
    expect(item.author[0]?.literal ?? item.author[0]?.family).toBe(citation.publisher.en);
    expect(item.publisher).toBe(citation.publisher.en);
    expect(item.version ?? item.edition).toBe("1.2.0");
  });

  it("as CITATION.cff and DataCite JSON says the same", () => {
    const cff = parse(written("cff", i));
    expect(cff).toMatchObject({
      "cff-version": "1.2.0",
      type: "dataset",
      version: "1.2.0",
      "date-released": "2026-11-24",
      url: citation.url,
    });
    expect(cff.title).toContain(citedTitle(citation).en);
    expect(cff.title).toContain(citedTitle(citation).ja);
    expect(JSON.parse(written("datacite.json", i))).toMatchObject({
      url: citation.url,
      alternateIdentifiers: [{ alternateIdentifier: citation.url, alternateIdentifierType: "URL" }],
      titles: [
        { title: citedTitle(citation).ja, lang: "ja" },
        { title: citedTitle(citation).en, titleType: "TranslatedTitle" },
      ],
      publicationYear: "2026",
      version: "1.2.0",
      types: { resourceTypeGeneral: "Dataset" },
    });
  });

  it.each(styles.map(({ extension }) => extension))(
    "as .%s names release, its day, URL, digest and what that covers, and nothing undefined",
    (extension) => {
      const text = written(extension, i);
      const words = extension.endsWith("json")
        ? JSON.stringify(JSON.parse(text))
        : text.replaceAll("\\&", "&").replaceAll("\\_", "_");
      const { sha256, covers } = citation.digest;
      for (const part of ["1.2.0", citation.url, sha256, covers.en]) expect(words).toContain(part);
      expect(words).toMatch(/2026[-/]11[-/]24|\[2026,11,24\]|2026, November 24/);
      expect(words).not.toMatch(/undefined|null|\[object/);
      expect(text).toMatch(/[^\n]\r?\n$/);
    },
  );
});

describe("the styles", () => {
  it("RIS has CRLF, a tag on every line and an end", () => {
    for (const i of examples.keys()) {
      const lines = written("ris", i).split("\r\n");
      expect(lines.at(-1)).toBe("");
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
      expect(lines.at(-2)).toBe("ER  - ");
    }
  });

  it("the text has APA, SIST 02 and the sentence of source", () => {
    const text = written("txt", 3);
    expect(text).toContain("(2026, November 24). SBIR: Amount 206,000,000,000 yen (Release 1.2.0) [Data set]. In Budgets, ");
    expect(text).toContain("“SBIR制度：金額 206,000,000,000円”");
    expect(text).toContain("出典：内閣府「資料」を加工して作成");
    expect(text).toContain("リリース1.2.0（2026年11月24日）");
  });
});
