import { describe, expect, it } from "vitest";
import { describer } from "../../src/catalog/describe";
import { formatOf } from "../../src/formats";
import { expanded, namespaces } from "../../src/formats/graph";
import { appropriations } from "../../src/model/appropriations";
import { priorities } from "../../src/model/priorities";
import { urlsAt } from "../../src/urls";
import { rowsOf } from "../model/followed";

const urls = urlsAt("https://sti-policy.example");

describe("a name written with a prefix", () => {
  it("becomes the IRI", () => {
    expect(expanded("dct:title", namespaces(urls))).toBe("http://purl.org/dc/terms/title");
    expect(describer(urls)("https://sti-policy.example/x", { "vann:termGroup": "x" })).toEqual([
      ["https://sti-policy.example/x", "http://purl.org/vocab/vann/termGroup", { value: "x" }],
    ]);
  });

  it.each(["dtc:title", "title"])("is refused where nobody knows the prefix: %s", (name) => {
    expect(() => expanded(name, namespaces(urls))).toThrow(name);
    expect(() => describer(urls)("https://sti-policy.example/x", { [name]: "x" })).toThrow(name);
  });
});

describe("a name that is not translated", () => {
  const release = { id: "1.0.0", sequence: 1, issued: "2026-01-01", summary: { ja: "あ", en: "a" }, predecessor: null };
  const written = async (name: string, label: { ja: string; en: string }) => {
    const rows = [{ id: "a", label, enBasis: "none" }];
    let text = "";
    const fields = ["id", "label"];
    for await (const piece of formatOf(name)?.write({ entity: appropriations, release, fields, rows } as never, urls) ?? [])
      text += piece;
    return text;
  };

  it.each(["ttl", "nq", "jsonld"])("is Japanese alone in %s, whatever is shown beside it", async (format) => {
    const marks = format === "jsonld" ? [/"ja":"推進費"/, /"en"/] : [/"推進費"@ja/, /@en/];
    const text = await written(format, { ja: "推進費", en: "推進費" });
    expect(text).toMatch(marks[0] as RegExp);
    expect(text).not.toMatch(marks[1] as RegExp);
    expect(await written(format, { ja: "SBIR", en: "SBIR" })).toMatch(marks[1] as RegExp);
  });
});

describe("a priority that matches several themes", () => {
  type Match = { readonly theme: string | null; readonly match: string };
  const written = rowsOf("priorities").map((row) => {
    const matches = [row as unknown as Match, ...((row.furtherMatches ?? []) as unknown as readonly Match[])];
    return [row, matches.filter(({ theme }) => theme).map(({ theme, match }) => `skos:${match}Match ${theme}`)] as const;
  });

  it("has a mapping relation of SKOS to each of them", () => {
    expect(Math.max(...written.map(([, matches]) => matches.length))).toBeGreaterThan(1);
    for (const [row, matches] of written) {
      const links = (priorities.linked?.(row).links ?? []).filter(([predicate]) => /^skos:\w+Match$/.test(predicate));
      expect(links.map(([predicate, target]) => `${predicate} ${"id" in target ? target.id : ""}`)).toEqual(matches);
    }
  });
});
