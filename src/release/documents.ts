import { attributionOf, evidenceOf, sourceAsWork, type Work, worksOf } from "../catalog/attribution";
import { datasetCitation } from "../catalog/citation";
import { dataPackageOf } from "../catalog/data-package";
import { spdxLicence, WHOLE } from "../catalog/dataset";
import { cff } from "../catalog/styles/cff";
import { csvw } from "../catalog/vocabularies/csvw";
import { contextOf } from "../formats/context";
import { csv } from "../formats/csv";
import { dictionaryOf } from "../formats/dictionary";
import type { Row } from "../model/field";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import { summables } from "../model/sums";
import { type Treatments, treatmentsName } from "../model/sums/treatments";
import type { Text } from "../model/text";
import { LICENCE, type Urls } from "../urls";
import type { Facts } from "./dumps";
import { readme } from "./readme";

/** A text that explains a release. Written once, when it is frozen, and kept: words may get better, a release does not change. */
type ReleaseDocument = {
  readonly name: string;
  readonly contentType: string;
  /** Records in it; null of a text that holds none. */
  readonly rows: number | null;
  write(): Promise<string>;
};

/** The text that says what columns and codes mean, for files that hold such words. */
export const DICTIONARY = "dictionary.json";

/** The text that says what may be done with a release and what it is drawn from, for files that travel alone. */
export const LICENCE_TEXT = "LICENSE.txt";

const textNames = [
  "datapackage.json",
  "csv-metadata.json",
  DICTIONARY,
  "context.jsonld",
  "README.md",
  "CITATION.cff",
  LICENCE_TEXT,
] as const;

/** Names of the texts: they are kept as they were frozen. */
export const documentNames: readonly string[] = [
  ...summables.map(({ entity }) => `${treatmentsName(entity.collection)}.csv`),
  ...textNames,
];

/**
 * The texts that go with every release, and into its Data Package. `treatments` say which amounts of `results` are added; `facts` answers
 * what other files came out as, which is long to make.
 */
export function documentsOf(
  release: Release,
  results: readonly Result[],
  treatments: readonly (Result & Treatments)[],
  urls: Urls,
  facts: (name: string) => Promise<Facts>,
): ReleaseDocument[] {
  const described = [...results, ...treatments];
  const texts: Record<(typeof textNames)[number], Omit<ReleaseDocument, "name" | "rows">> = {
    "datapackage.json": {
      contentType: "application/json; charset=utf-8",
      async write() {
        const tables = await Promise.all(described.map(async (result) => ({ result, file: await tableFile(result, facts) })));
        return `${JSON.stringify(dataPackageOf(release, tables, worksIn(results), urls), null, 2)}\n`;
      },
    },
    "csv-metadata.json": {
      contentType: "application/csvm+json; charset=utf-8",
      write: async () => `${JSON.stringify(csvw(release, described, urls), null, 1)}\n`,
    },
    [DICTIONARY]: {
      contentType: "application/json; charset=utf-8",
      write: async () => `${JSON.stringify(dictionaryOf(described), null, 1)}\n`,
    },
    "context.jsonld": {
      contentType: "application/ld+json",
      write: async () => `${JSON.stringify({ "@context": contextOf(results, urls) }, null, 1)}\n`,
    },
    "README.md": { contentType: "text/markdown; charset=utf-8", write: async () => readme(release, results, treatments, urls) },
    "CITATION.cff": { contentType: cff.contentType, write: () => citationOf(release, results, urls, facts) },
    [LICENCE_TEXT]: { contentType: "text/plain; charset=utf-8", write: async () => licence(results) },
  };
  return [
    ...treatments.map((result) => ({
      name: `${result.entity.collection}.csv`,
      contentType: csv.contentType,
      // A row for each amount, without working out what becomes of it.
      rows: countOf(results, result.entity.fields.id?.to),
      write: async () => (await Array.fromAsync(csv.write(result, urls))).join(""),
    })),
    ...textNames.map((name) => ({ name, rows: null, ...texts[name] })),
  ];
}

function countOf(results: readonly Result[], collection: string | undefined): number {
  const rows = results.find(({ entity }) => entity.collection === collection)?.rows ?? [];
  return (rows as readonly Row[]).length;
}

/** How to cite the release; the digest is that of its whole graph. */
async function citationOf(
  release: Release,
  results: readonly Result[],
  urls: Urls,
  facts: (name: string) => Promise<Facts>,
): Promise<string> {
  const { sha256 } = await facts(`${WHOLE}.nq`);
  return cff.write(datasetCitation({ release, works: worksIn(results), sha256, urls }));
}

/** The works that the records of a release rest on. */
function worksIn(results: readonly Result[]): Work[] {
  const rowsOf = (collection: string) =>
    (results.find(({ entity }) => entity.collection === collection)?.rows ?? []) as readonly Row[];
  const organization = (id: unknown) => rowsOf("organizations").find((row) => row.id === id) ?? null;
  const sourceOf = (id: string) => {
    const source = rowsOf("sources").find((row) => row.id === id);
    const publisher = organization(source?.publisher);
    return source ? sourceAsWork(source, publisher, organization(publisher?.partOf)) : null;
  };
  const evidence = results.flatMap(({ rows }) => (rows as readonly Row[]).flatMap(evidenceOf));
  return worksOf(evidence, sourceOf);
}

async function tableFile({ entity }: Result, facts: (name: string) => Promise<Facts>): Promise<Facts & { readonly name: string }> {
  const name = `${entity.collection}.csv`;
  const { sha256, bytes } = await facts(name);
  return { name, sha256, bytes };
}

/** The sentence on sources as the text of the licence has it. */
export function attributionIn(licenceText: string): Text {
  const [, , , en = "", ja = ""] = licenceText.split("\n");
  return { ja, en };
}

function licence(results: readonly Result[]): string {
  const works = worksIn(results);
  const { en, ja } = attributionOf(works);
  const named = works.map(({ publisher, title, issued, locator }) =>
    [`- ${publisher.ja}「${title.ja}」`, issued, locator].filter(Boolean).join(" "),
  );
  const terms = [...new Set(works.flatMap((one) => one.terms ?? []))];
  return `${spdxLicence.name} (CC BY 4.0)
${LICENCE}

${en}
${ja}

All works / すべての資料:
${named.join("\n")}

${terms.map((one) => `Terms of the source / 資料の利用条件: ${one}\n`).join("")}`;
}
