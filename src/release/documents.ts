import { dataPackageOf } from "../catalog/data-package";
import { attribution, datasetTitle, publisher } from "../catalog/dataset";
import { cff } from "../catalog/styles/cff";
import { csv } from "../formats/csv";
import { nq } from "../formats/nq";
import { sha256 } from "../model/digest";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import { LICENCE, paths, type Urls } from "../urls";

/** A text that explains a release. Written once, when it is frozen, and kept: words may get better, a release does not change. */
export type ReleaseDocument = { readonly name: string; readonly contentType: string; write(): Promise<string> };

/** The texts that go with every release, and into its Data Package. */
export function documentsOf(release: Release, results: readonly Result[], urls: Urls): ReleaseDocument[] {
  return [
    {
      name: "datapackage.json",
      contentType: "application/json; charset=utf-8",
      async write() {
        const tables = await Promise.all(results.map((result) => tableOf(result, urls)));
        return `${JSON.stringify(dataPackageOf(release, tables, urls), null, 2)}\n`;
      },
    },
    { name: "README.md", contentType: "text/markdown; charset=utf-8", write: async () => readme(release, urls) },
    { name: "CITATION.cff", contentType: cff.contentType, write: () => citationOf(release, results, urls) },
    { name: "LICENSE.txt", contentType: "text/plain; charset=utf-8", write: async () => licence },
  ];
}

/** How to cite the release; the digest is that of its whole graph. */
async function citationOf(release: Release, results: readonly Result[], urls: Urls): Promise<string> {
  const { id, issued, summary, predecessor } = release;
  const graph = (await Array.fromAsync(nq.writeWhole?.({ release, results }, urls) ?? [])).join("");
  return cff.write({
    key: `sti-policy-${id}`,
    kind: "dataset",
    title: datasetTitle,
    partOf: null,
    description: summary,
    release: { id, issued },
    publisher,
    url: urls.absolute(paths.release(id)),
    digest: { sha256: await sha256(graph), of: urls.absolute(paths.dump(id, "sti-policy.nq")), canonicalization: "RDFC-1.0" },
    licence: LICENCE,
    attribution,
    previous: predecessor && urls.absolute(paths.release(predecessor)),
  });
}

async function tableOf(result: Result, urls: Urls) {
  const content = new TextEncoder().encode((await Array.fromAsync(csv.write(result, urls))).join("")) as Uint8Array<ArrayBuffer>;
  return { result, file: { name: `${result.entity.collection}.csv`, sha256: await sha256(content), bytes: content.byteLength } };
}

function readme({ id, issued }: Release, urls: Urls): string {
  const url = urls.absolute(paths.release(id));
  return `# ${datasetTitle.en}

Release ${id} of ${issued}: <${url}>

One CSV file (UTF-8, RFC 4180) for each collection. \`datapackage.json\` says what every column holds, how it is typed and which
column refers to which file; any tool for Frictionless Data reads the folder as it is. Amounts are integers in yen. A list is one
cell with \`|\` between its values, a structure is a cell of JSON, and an empty cell is an absent value, never zero.

Amounts must not be added without looking: an amount may span several fiscal years, be an endowment, or be part of another.
\`CITATION.cff\` says how to cite the release, \`LICENSE.txt\` what may be done with it.

# ${datasetTitle.ja}

リリース ${id}（${issued}）: <${url}>

コレクションごとに一つのCSVファイル（UTF-8、RFC 4180）です。各列の内容・型・参照先は \`datapackage.json\` にあり、Frictionless Data
に対応したツールでそのまま読み込めます。金額は円単位の整数です。リストは \`|\` 区切りの一つのセル、構造はJSONのセル、空のセルは
「値なし」であり、ゼロではありません。

金額をそのまま足し合わせないでください。複数年度にわたる金額、基金の規模、他の金額の内数があります。引用方法は
\`CITATION.cff\`、利用条件は \`LICENSE.txt\` にあります。
`;
}

const licence = `Creative Commons Attribution 4.0 International (CC BY 4.0)
${LICENCE}

${attribution.en}
${attribution.ja}
`;
