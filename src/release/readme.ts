import { datasetTitle, WHOLE } from "../catalog/dataset";
import { csv } from "../formats/csv";
import type { Row } from "../model/field";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import { type Treatments, totalStatement } from "../model/sums/treatments";
import type { Language, Text } from "../model/text";
import { paths, type Urls } from "../urls";

/** The text that a person reads first: what the files of a release are, and how its amounts are added, as `treatments` say. All are in memory. */
export function readme(
  { id, issued, predecessor }: Release,
  results: readonly Result[],
  treatments: readonly (Result & Treatments)[],
  urls: Urls,
): string {
  const difference = predecessor === null ? { en: "", ja: "" } : fromBefore(predecessor);
  const adding = addingUp(id, treatments, urls);
  const url = urls.absolute(paths.release(id));
  const excel = urls.absolute(paths.dump(id, "budgets-excel.csv"));
  const files = (language: Language) =>
    [...results, ...treatments].map(({ entity, rows }) => {
      const { collection, label } = entity;
      return `| \`${collection}.csv\` | ${label[language]} | ${[...(rows as Iterable<Row>)].length} |\n`;
    });
  return `# ${datasetTitle.en}

Release ${id} of ${issued}: <${url}>

| File | What it holds | Records |
| --- | --- | --- |
${files("en").join("")}
One CSV file (UTF-8 without a byte order mark, RFC 4180) for each collection. \`datapackage.json\` says what every column holds, how it
is typed, what its codes mean and which column refers to which file; any tool for Frictionless Data reads the folder as it is, and \`csv-metadata.json\`
says the same of the collections for CSV on the Web. What columns and codes mean is in \`dictionary.json\` too. Amounts are integers in yen. A list is one cell with \`|\` between its values, a structure is a cell of JSON, and an empty cell is an absent
value, never zero. For Excel, take the files named after their collection at the same address, such as <${excel}>.

Do not simply add amounts together: an amount may span several fiscal years, be an endowment, or be part of another.${adding.en}
${difference.en}
\`CITATION.cff\` says how to cite the release, \`LICENSE.txt\` what may be done with it and what it is drawn from.

# ${datasetTitle.ja}

リリース${id}（${issued}）: <${url}>

| ファイル | 内容 | 件数 |
| --- | --- | --- |
${files("ja").join("")}
コレクションごとに一つのCSVファイル（UTF-8、BOMなし、RFC 4180）です。各列の内容・型・コードの意味・参照先は \`datapackage.json\` にあり、Frictionless Dataに対応したツールでそのまま読み込めます（CSV on the Web対応のツールには \`csv-metadata.json\`）。列とコードの意味だけなら \`dictionary.json\` にもあります。金額は円単位の整数です。リストは \`|\` 区切りの一つのセル、構造はJSONのセル、空のセルは「値なし」であり、ゼロではありません。Excelでは文字化けするため、同じ場所にあるExcel用のファイル（例: <${excel}>）を使ってください。

金額をそのまま足し合わせないでください。複数年度にわたる金額、基金の規模、他の金額の内数があります。${adding.ja}
${difference.ja}
引用方法は \`CITATION.cff\`、利用条件と出典は \`LICENSE.txt\` にあります。
`;
}

/** The files beside the others that lead from the release before. */
function fromBefore(before: string): Text {
  const delta = `\`delta-from-${before}.ndjson\``;
  const patch = `\`delta-from-${before}.patch.json\``;
  const line = '`{"collection", "id", "change", "fields", "data"}`';
  const whole = `\`${WHOLE}.json\``;
  return {
    en: `
What changed since release ${before} is in two files at the same address. ${delta} has a line ${line} for each record that was added, changed or
removed (\`change\`): \`fields\` names what differs in a changed one, \`data\` is the record as it is now, null where it was removed. That a field
came with this release is no change: in a record that is not listed it is null, or \`[]\` where the field is a list. ${patch} is the same
as a JSON Patch (RFC 6902), which makes ${whole} of this release from that of the one before.
`,
    ja: `
リリース${before}からの変更は、同じ場所の二つのファイルにあります。${delta} は、追加・変更・削除（\`change\` の added・changed・removed）されたレコードごとに一行 ${line} です。\`fields\` は変更された項目の名前、\`data\` は今のレコード（削除ならnull）です。このリリースで新しくできた項目があることは変更に数えず、載っていないレコードではその値はnull（リストの項目では \`[]\`）です。${patch} は同じ変更を表すJSON Patch（RFC 6902）で、前のリリースの ${whole} に適用すると、このリリースの ${whole} になります。
`,
  };
}

/** How to add amounts of the files so that no yen is counted twice. */
function addingUp(release: string, treatments: readonly Treatments[], urls: Urls): Text {
  const [first, ...others] = treatments.map(({ entity }) => entity);
  const collection = first?.fields.id?.to;
  if (!first || !collection) return { en: "", ja: "" };
  const names = [first, ...others].map((one) => `\`${one.collection}.csv\``);
  const sum = urls.absolute(paths.sum(collection, { release }));
  const part = urls.absolute(paths.sum(collection, { release, extension: csv.name, query: "fiscalYear=2022" }));
  const statement = `\`\`\`sql\n${totalStatement(collection)}\n\`\`\``;
  return {
    en: `
${names.join(" and ")} say which amounts are in the sum of all, and why the others are not. With the two files as tables, as in the
SQLite file, this is the total of <${sum}>:

${statement}

With a condition it still counts no yen twice, but it may be too small, and an amount over several years is whole in each of them. For a part, ask
for its sum, which applies the rules to what matches: <${part}>`,
    ja: `${names.join("と")}は、すべてを合計するときにどの金額を入れるかと、入れない理由を示します。二つのファイルを表とすれば（SQLiteファイルではそのまま）、次のSQLは<${sum}>の合計と一致します。

${statement}

条件を加えても二重計上にはなりませんが、過小になることがあり、複数年度にわたる金額はどの年度にも全額が現れます。一部の合計は、条件に合う金額に規則を当てはめる<${part}>で求めてください。`,
  };
}
