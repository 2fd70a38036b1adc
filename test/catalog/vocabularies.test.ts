import { describe, expect, it } from "vitest";
import { catalogOf } from "../../src/catalog/catalog";
import { documents, graphVocabularies, vocabularies } from "../../src/catalog/vocabularies";
import { dcatRelease } from "../../src/catalog/vocabularies/dcat";
import { schemaOrg } from "../../src/catalog/vocabularies/schema-org";
import { listedIn, MOST_LISTED } from "../../src/catalog/vocabularies/sitemap";
import { readFrozen } from "../../src/cli/frozen";
import { entities } from "../../src/model";
import { languages } from "../../src/model/text";
import { paths, urlsAt } from "../../src/urls";

type Variables = { readonly variableMeasured: readonly { readonly name: string }[] };

const frozen = readFrozen();
const urls = urlsAt("https://sti-policy.example");
const settings = { contact: "mailto:data@sti-policy.example", deployed: undefined };

describe("the catalogue of the first release alone", () => {
  const [first] = frozen;
  if (!first) throw new Error("There is no frozen release");
  const { dataset } = schemaOrg(catalogOf([first], settings, urls)) as {
    dataset: readonly (Variables & { readonly hasPart: readonly (Variables & { readonly "@id": string })[] })[];
  };
  const [whole] = dataset;
  const namesOf = ({ variableMeasured }: Variables) => variableMeasured.map(({ name }) => name);

  it("names in schema.org the collections and columns that its files have, and none that came later", () => {
    expect(namesOf(whole as Variables).sort()).toEqual(Object.keys(first.manifest.fields).sort());
    const strategies = whole?.hasPart.find((part) => part["@id"].endsWith("/strategies"));
    expect(namesOf(strategies as Variables)).toContain("nameJa");
    expect(namesOf(strategies as Variables)).not.toContain("decidedOn");
  });
});

describe("a release in DCAT", () => {
  it("describes the media types of its own files and of no others", () => {
    const [latest, ...before] = frozen.toReversed();
    if (!latest) throw new Error("There is no frozen release");
    const file = { name: "budgets.csv", sha256: "00", bytes: 1, rows: 1, contentType: "text/tab-separated-values; charset=utf-8" };
    const odd = { release: latest.release, manifest: { ...latest.manifest, files: [file] } };
    const catalog = catalogOf([odd, ...before], settings, urls);
    const types = (release: string) =>
      dcatRelease(catalog, release).flatMap(([subject]) => subject.split("/assignments/media-types/")[1] ?? []);
    expect([...new Set(types(latest.release.id))]).toEqual(["text/tab-separated-values"]);
    expect(types("1.0.0")).toContain("text/csv");
    expect(types("1.0.0")).not.toContain("text/tab-separated-values");
  });
});

describe("the lists for crawlers and language models", () => {
  const catalog = catalogOf(frozen.toReversed(), settings, urls);
  const written = (path: string) =>
    documents.find((one) => one.path === path)?.write(catalog, new Map([["budgets", ["sbir-2022"]]])) ?? "";

  it("have the page of every vocabulary that is a graph in the sitemap, in each language", () => {
    for (const { name } of graphVocabularies)
      for (const language of languages)
        expect(written(paths.sitemap())).toContain(`<loc>${urls.absolute(paths.vocabularyPage(language, name))}</loc>`);
  });

  it("have the page of every record in the sitemap, and no data, as its address leads browsers elsewhere", () => {
    const locations = [...written(paths.sitemap()).matchAll(/<loc>([^<]*)</g)].map(([, at = ""]) =>
      at.replace(urls.portal.replace(/\/$/, ""), ""),
    );
    expect(locations).toEqual(expect.arrayContaining(["/ja/budgets/sbir-2022", "/en/budgets/sbir-2022"]));
    expect(locations.filter((at) => !/^\/(ja|en)\//.test(at))).toEqual([]);
    // Whatever the number of records, one file holds them (sitemaps.org), with those that a larger collection keeps to its list.
    expect(locations.length + entities.length * MOST_LISTED * languages.length).toBeLessThan(50_000);
    const large = {
      ...catalog,
      collections: catalog.collections.map((one) => ({ ...one, current: { ...one.current, rows: 1_001 } })),
    };
    expect([listedIn(catalog).length, listedIn(large)]).toEqual([catalog.collections.length, []]);
  });

  it("have every description of the data in llms.txt", () => {
    for (const { path } of vocabularies.filter(({ describes }) => describes))
      expect(written("/llms.txt")).toContain(`](${urls.absolute(path)})`);
  });
});
