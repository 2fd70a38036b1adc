import { attributionOf, evidenceOf, sourceAsWork, type Work, worksOf } from "../catalog/attribution";
import { datasetCitation } from "../catalog/citation";
import { dataPackageOf } from "../catalog/data-package";
import { datasetTitle, spdxLicence, WHOLE } from "../catalog/dataset";
import { cff } from "../catalog/styles/cff";
import { csvw } from "../catalog/vocabularies/csvw";
import { contextOf } from "../formats/context";
import { dictionaryOf } from "../formats/dictionary";
import type { Row } from "../model/field";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import type { Language } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import type { Facts } from "./dumps";

/** A text that explains a release. Written once, when it is frozen, and kept: words may get better, a release does not change. */
export type ReleaseDocument = { readonly name: string; readonly contentType: string; write(): Promise<string> };

/** The text that says what columns and codes mean, for files that hold such words. */
export const DICTIONARY = "dictionary.json";

/** Names of the texts: they are kept as they were frozen. */
export const documentNames = [
  "datapackage.json",
  "csv-metadata.json",
  DICTIONARY,
  "context.jsonld",
  "README.md",
  "CITATION.cff",
  "LICENSE.txt",
] as const;

/** The texts that go with every release, and into its Data Package. `facts` answers what other files came out as, which is long to make. */
export function documentsOf(
  release: Release,
  results: readonly Result[],
  urls: Urls,
  facts: (name: string) => Promise<Facts>,
): ReleaseDocument[] {
  const texts: Record<(typeof documentNames)[number], Omit<ReleaseDocument, "name">> = {
    "datapackage.json": {
      contentType: "application/json; charset=utf-8",
      async write() {
        const tables = await Promise.all(results.map(async (result) => ({ result, file: await tableFile(result, facts) })));
        return `${JSON.stringify(dataPackageOf(release, tables, worksIn(results), urls), null, 2)}\n`;
      },
    },
    "csv-metadata.json": {
      contentType: "application/csvm+json; charset=utf-8",
      write: async () => `${JSON.stringify(csvw(release, results, urls), null, 1)}\n`,
    },
    [DICTIONARY]: {
      contentType: "application/json; charset=utf-8",
      write: async () => `${JSON.stringify(dictionaryOf(results), null, 1)}\n`,
    },
    "context.jsonld": {
      contentType: "application/ld+json",
      write: async () => `${JSON.stringify({ "@context": contextOf(results, urls) }, null, 1)}\n`,
    },
    "README.md": { contentType: "text/markdown; charset=utf-8", write: async () => readme(release, results, urls) },
    "CITATION.cff": { contentType: cff.contentType, write: () => citationOf(release, results, urls, facts) },
    "LICENSE.txt": { contentType: "text/plain; charset=utf-8", write: async () => licence(results) },
  };
  return documentNames.map((name) => ({ name, ...texts[name] }));
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

function readme({ id, issued }: Release, results: readonly Result[], urls: Urls): string {
  const url = urls.absolute(paths.release(id));
  const excel = urls.absolute(paths.dump(id, "budgets-excel.csv"));
  const files = (language: Language) =>
    results.map(({ entity, rows }) => {
      const { collection, label } = entity;
      return `| \`${collection}.csv\` | ${label[language]} | ${(rows as readonly Row[]).length} |\n`;
    });
  return `# ${datasetTitle.en}

Release ${id} of ${issued}: <${url}>

| File | What it holds | Records |
| --- | --- | --- |
${files("en").join("")}
One CSV file (UTF-8 without a byte order mark, RFC 4180) for each collection. \`datapackage.json\` says what every column holds, how it
is typed, what its codes mean and which column refers to which file; any tool for Frictionless Data reads the folder as it is, and \`csv-metadata.json\`
says the same for CSV on the Web. What columns and codes mean is in \`dictionary.json\` too. Amounts are integers in yen. A list is one cell with \`|\` between its values, a structure is a cell of JSON, and an empty cell is an absent
value, never zero. For Excel, take the files named after their collection at the same address, such as <${excel}>.

Do not simply add amounts together: an amount may span several fiscal years, be an endowment, or be part of another.
\`CITATION.cff\` says how to cite the release, \`LICENSE.txt\` what may be done with it and what it is drawn from.

# ${datasetTitle.ja}

リリース${id}（${issued}）: <${url}>

| ファイル | 内容 | 件数 |
| --- | --- | --- |
${files("ja").join("")}
コレクションごとに一つのCSVファイル（UTF-8、BOMなし、RFC 4180）です。各列の内容・型・コードの意味・参照先は \`datapackage.json\` にあり、Frictionless Dataに対応したツールでそのまま読み込めます（CSV on the Web対応のツールには \`csv-metadata.json\`）。列とコードの意味だけなら \`dictionary.json\` にもあります。金額は円単位の整数です。リストは \`|\` 区切りの一つのセル、構造はJSONのセル、空のセルは「値なし」であり、ゼロではありません。Excelでは文字化けするため、同じ場所にあるExcel用のファイル（例: <${excel}>）を使ってください。

金額をそのまま足し合わせないでください。複数年度にわたる金額、基金の規模、他の金額の内数があります。引用方法は \`CITATION.cff\`、利用条件と出典は \`LICENSE.txt\` にあります。
`;
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
