import { limits } from "../../api/limits";
import { sumReasons } from "../../api/sum-warnings";
import { facts, WHOLE } from "../../catalog/dataset";
import { entityOf } from "../../model";
import type { Row } from "../../model/field";
import { phase } from "../../model/phase";
import { treatmentsName } from "../../model/sums/treatments";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { number, yenInFull } from "../frame/locale";
import { datasets as files } from "../messages/datasets";
import { guideTitles } from "../messages/guides";
import { site } from "../messages/site";
import { address, code, command, type Fill, type Guide, line, link, paragraph, points, type Section, steps } from "./guide";

/** For people who open the data in a spreadsheet or in R, Python or SQL. */
export const analysts: Guide = {
  lead: {
    ja: "Excelや統計ソフトで開く手順と、合計を誤らないために知っておくことをまとめています。",
    en: "How to open the data in Excel or in a statistics package, and what to know before adding anything up.",
  },
  sections: ({ origin, release, rows, example }) => {
    const { id } = release;
    const collection = example("budgets") ? "budgets" : (Object.keys(facts.examples)[0] ?? "sources");
    const file = (suffix: string) => paths.dump(id, collection + suffix);
    const query = collection === "budgets" ? "measure=appropriation" : "";
    const list = (language: Language) => paths.listPage(language, collection, { query });
    const table = (language: Language) => paths.listTable(language, collection, { release: id, query });
    return [
      {
        id: "excel",
        heading: { ja: "Excelで開く", en: "Open it in Excel" },
        blocks: [
          steps(
            line(
              "一覧（例：{list}）を条件で絞り込み、「このデータを使う」にある「Excelで開く」を選びます。条件に合う全件（{most}件まで）が、日本語の見出しの1つの表になります。例：{table}",
              "Narrow a list, such as {list}, and choose “Open in Excel” under “Take this data away”. All records that match, up to {most}, come as one table with English headings, for example {table}.",
              {
                list: link(list, entityOf(collection)?.label ?? collection),
                most: inBoth(limits.queryRows),
                table: link(table, { ja: table("ja"), en: table("en") }),
              },
            ),
            line(
              "ダブルクリックで開きます。文字化けしません（BOM付きのUTF-8です）。",
              "Open it with a double click. Japanese comes out right: the file is UTF-8 with a byte order mark.",
            ),
            line(
              "集計を公表するときは、ファイル名にあるリリース番号（この例では {id}）を書き添えます。同じリリースのデータは、いつまでも変わりません。",
              "When you publish a result, name the release, which is in the name of the file ({id} in this example). The data of a release never changes.",
              { id },
            ),
          ),
          points(
            line(
              "金額は円単位の整数で、そのまま計算に使えます。ただし、表の中のほかの金額と足してはいけない金額には、「足し合わせられない理由」の列に理由を示します。年度で絞り込んだ一覧では、ほかの年度にも及ぶ金額を「年度の重なり」の列に示します。読み方が一つに定まらない金額は「複数の読み方」の列に示します。",
              "Amounts are whole yen, ready to calculate with. Where one must not be added to the others of the table, “Why not to be added” says why. In a list filtered by year, the column “Overlap” marks amounts that span other years as well; “Ambiguous” marks those with more than one reading.",
            ),
            line(
              "値がなければ空のセルです（0ではありません）。理由が分かっていれば「値がない理由」の列に示します。",
              "Where there is no value, the cell is empty, which does not mean zero. Where the reason is known, it stands under “Why values are missing”.",
            ),
            line(
              "複数の値は、1つのセルに `|` で区切って入ります。最後の列は、そのリリースのレコードを引用するためのURLです。",
              "Several values stand in one cell with `|` between them. The last column is the URL to cite for the record in that release.",
            ),
            { text: files.excelDates },
          ),
          paragraph(
            "コレクション全体のファイルは{datasets}のページにもあります。「Excel用CSV」（例：{file}）は同じようにダブルクリックで開けますが、見出しは項目名、値はコードのままです。",
            "Files of whole collections are on the page of {datasets} as well. A “CSV for Excel”, for example {file}, opens with a double click too; its headings are the names of fields, and its values are codes.",
            { datasets: datasets(), file: address(file("-excel.csv")) },
          ),
          paragraph(
            "どちらのファイルも、`=`・`+`・`-`・`@` で始まる文字列の前にはアポストロフィ（'）を付け、数式として動かないようにしています。プログラムで読むときは、手を加えていない {csv} を使ってください。",
            "In both, a text that begins with `=`, `+`, `-` or `@` has an apostrophe (') before it, so that it does not run as a formula. Programs should read {csv}, which is left as it is.",
            { csv: address(file(".csv")) },
          ),
        ],
      },
      {
        id: "programs",
        heading: { ja: "R・Python・SQLで読む", en: "Read it in R, Python or SQL" },
        blocks: [
          paragraph(
            "どれもURLからそのまま読めます。登録もAPIキーも要りません。",
            "Each reads straight from the address, without a key.",
          ),
          code(`# R\nd <- read.csv("${origin}${file(".csv")}", encoding = "UTF-8", na.strings = "")`),
          code(`# Python\nimport pandas as pd\nd = pd.read_csv("${origin}${file(".csv")}")`),
          code(`-- DuckDB\nSELECT * FROM '${origin}${file(".parquet")}';`),
          paragraph(
            "全コレクションを1つにまとめたファイルもあります：{sqlite}（SQLite）、{zip}（CSV一式と項目の説明）。インストールせずにSQLを試すには、{sql}のページを使えます。",
            "There are files of all collections together as well: {sqlite}, and {zip} with every CSV and what its columns mean. To try SQL without installing anything, use the page “{sql}”.",
            {
              sqlite: address(paths.dump(id, `${WHOLE}.sqlite`)),
              zip: address(paths.dump(id, `${WHOLE}.zip`)),
              sql: link(paths.sqlPage, site.sql),
            },
          ),
        ],
      },
      {
        id: "columns",
        heading: { ja: "列の読み方", en: "How the columns are made" },
        blocks: [
          points(
            line(
              "日英の文字列は `labelJa`・`labelEn` のように2列です。`enBasis` が `ours` の英語名は当ポータルの訳です。",
              "A text in both languages is two columns, such as `labelJa` and `labelEn`. Where `enBasis` is `ours`, the English name is our translation.",
            ),
            { text: files.excelLists },
            line(
              "金額は円単位の整数です。日付は資料の精度のままで、月までしか書かれていなければ `2025-02` です。",
              "Amounts are whole yen. Dates keep the precision of the source: where it prints a month only, the value is `2025-02`.",
            ),
            line(
              "ほかのコレクションを指す列（`initiative` など）には、相手の `id` が入ります。",
              "A column that refers to another collection, such as `initiative`, holds the `id` there.",
            ),
          ),
          paragraph("列ごとの説明は{columns}にあります。", "Every column is described on the page of {columns}.", {
            columns: link((language) => paths.datasetPage(language, collection), {
              ja: "このコレクションのデータセット",
              en: "this dataset",
            }),
          }),
        ],
      },
      trapsIn([...optional(example("budgets")), ...rows("budgets")], rows("appropriations")),
      example("budgets") && sums(origin, id),
      {
        id: "next",
        heading: { ja: "あわせて読む", en: "Read on" },
        blocks: [
          points(
            line("{page}：何が入っていて、何が欠けているか", "{page}", { page: link(paths.coveragePage, site.coverage) }),
            line("{page}：グラフや表を公表するときの出典の書き方", "{page}: what to write below a chart or a table", {
              page: link((language) => paths.guidePage(language, "how-to-cite"), guideTitles["how-to-cite"]),
            }),
          ),
        ],
      },
    ];
  },
};

function optional(row: Row | null): readonly Row[] {
  return row ? [row] : [];
}

function inBoth(count: number): Text {
  return { ja: number(count, "ja"), en: number(count, "en") };
}

function datasets() {
  return link(paths.datasetsPage, { ja: "データセット", en: "datasets" });
}

/** What makes a sum wrong, each with a record that shows it. */
function trapsIn(budgets: readonly Row[], lines: readonly Row[]): Section | null {
  const several = budgets.find(({ rounds }) => Array.isArray(rounds) && rounds.length > 1);
  const ambiguous = budgets.find((row) => row.ambiguous);
  const endowment = budgets.find(({ measure }) => measure === "endowment");
  const part = lines.find(({ partOf }) => partOf);
  const revised = lines.find(({ semantics }) => semantics === "revised-total");
  if (!several) return null;
  const years = (several.fiscalYear as number[]).join("|");
  const [year] = several.fiscalYear as number[];
  const traps = [
    trap(
      "複数年度の合計は分けられません。",
      "A total over several years cannot be divided.",
      "{label}は「{printed}」とだけ書かれています。`fiscalYear` は {years} で、年度ごとの内訳は資料にありません。等分も按分もしないでください。年度で絞り込んだ一覧（{list}）では、このような金額の `overlap` が `partial` になります。",
      "Of {label}, the source prints {printed} and nothing else. Its `fiscalYear` is {years}, and how much belongs to which year is not stated. Do not split it, evenly or otherwise. In a list filtered by year ({list}), the `overlap` of such an amount says `partial`.",
      {
        label: labelOf(several, "budgets"),
        printed: printedIn(several),
        years,
        list: address(paths.list("budgets", { query: `fiscalYear=${year}` })),
      },
    ),
    ambiguous &&
      trap(
        "読み方が一つに定まらない金額があります。",
        "Some amounts can be read in more than one way.",
        "{label}は、期間の書き方から、補正予算だけの合計とも、当初予算を含む合計とも読めます。`ambiguous` が `true` で、`phase` は空です。",
        "The wording of the period of {label} fits a sum of supplementary budgets alone as well as one with initial budgets. `ambiguous` is `true`, and `phase` is empty.",
        { label: labelOf(ambiguous, "budgets") },
      ),
    endowment &&
      trap(
        "基金の規模は予算額ではありません。",
        "The size of a fund is no budget.",
        "{label}（{printed}）は積み立てられた元本の規模で、その年に使う予算ではありません。`measure` が `endowment` の行は足さないでください。",
        "{label}, {printed}, is money set aside to be invested, and no amount to be spent in a year. Do not add rows whose `measure` is `endowment`.",
        { label: labelOf(endowment, "budgets"), printed: printedIn(endowment) },
      ),
    trap(
      "足せるのは当初予算と補正予算だけです。",
      "Only initial and supplementary budgets can be added to each other.",
      "予算には{phases}の段階があり、現額には当初・補正・繰越しがすでに含まれています。当初・補正以外は、同じ段階どうしを比べるために使います。",
      "The phases are: {phases}. A total available appropriation already holds the initial budget, the supplementary ones and what was carried over. Use the other phases to compare like with like.",
      { phases: phaseNames() },
    ),
    revised &&
      trap(
        "補正の数え方は資料によって違います。",
        "Books count a supplementary budget in different ways.",
        "行政事業レビューシートの補正予算はその補正で増減した額ですが、財務省の予算書は補正後の総額を示します。`semantics` が `increment`（その段階の額）なら前者、`revised-total`（改定後の総額）なら後者です（例：{label}）。",
        "Review sheets give what a supplementary budget adds or takes away; the Ministry of Finance’s budget book gives the total after it. `semantics` tells which: `increment` for the former, `revised-total` for the latter, as in {label}.",
        { label: labelOf(revised, "appropriations") },
      ),
    part &&
      trap(
        "上位の行は内訳を含みます。",
        "A parent line contains its parts.",
        "{label}は、`partOf` が指す行の一部です。両方を足すと二重になります。",
        "{label} is part of the line that its `partOf` names. Adding both counts the same yen twice.",
        { label: labelOf(part, "appropriations") },
      ),
    trap(
      "値がないことは、0とは違います。",
      "Missing is not zero.",
      "予算額の記載がない施策の予算が0円なのではありません。なぜ値がないか（資料に記載がない、該当しない、まだない）は{absences}に書いてあります。",
      "An initiative without a stated amount does not have a budget of nothing. Why a value is missing (not stated in the document, not applicable, not yet) stands in {absences}.",
      { absences: link(paths.coveragePage, site.coverage) },
    ),
    trap(
      "年度は4月に始まります。",
      "A fiscal year begins in April.",
      "`fiscalYear` が2022なら、2022年4月から2023年3月までです。",
      "`fiscalYear` 2022 is April 2022 to March 2023.",
    ),
    trap(
      "概数は概数のまま扱います。",
      "What is approximate stays so.",
      "`precision` が `approximate` の金額は、資料に「規模」「約」などとあるものです。",
      "Where `precision` is `approximate`, the source says 規模 (“on the order of”), 約 (“about”) or the like.",
    ),
  ];
  return {
    id: "traps",
    heading: { ja: "合計する前に", en: "Before you add anything up" },
    blocks: [{ kind: "terms", terms: traps.flatMap((one) => (one ? [one] : [])) }],
  };
}

function sums(origin: string, release: string): Section {
  const byYear = paths.sum("budgets", { query: "groupBy=fiscalYear" });
  const csv = paths.sum("appropriations", { extension: "csv", query: "groupBy=ministry" });
  return {
    id: "sums",
    heading: { ja: "合計はAPIに任せる", en: "Let the API do the adding" },
    blocks: [
      paragraph(
        "{sum}は、一覧と同じ条件を受け取り、同じ1円を2度数えない合計を返します。足したもの（`included`）と足さなかったもの（`excluded`）が、理由とともにすべて示されます。",
        "{sum} takes the conditions of a list and answers with a total that counts no yen twice. It names everything that was added (`included`) and everything that was not (`excluded`), with the reason.",
        { sum: address(paths.sum("budgets")) },
      ),
      command(`curl '${origin}${byYear}'`, byYear),
      command(`curl '${origin}${csv}'`, csv),
      paragraph(
        "`groupBy` で内訳を付けても合計は変わりません。複数の年度にまたがる金額はどの年度にも入れず、`unallocated` に示します。足さない理由は次のとおりです。",
        "`groupBy` shows the total in groups and never changes it. An amount that spans several years is put in none of them and stands under `unallocated`. These are the reasons for not adding:",
      ),
      {
        kind: "terms",
        terms: Object.entries(sumReasons).map(([reason, sentence]) => [line(`\`${reason}\``, `\`${reason}\``), { text: sentence }]),
      },
      paragraph(files.adding.ja, files.adding.en, {
        file: address(paths.dump(release, `${treatmentsName("budgets")}.csv`)),
        sum: address(paths.sum("budgets")),
      }),
    ],
  };
}

/** What goes wrong in a few words, and how. */
function trap(ja: string, en: string, saidJa: string, saidEn: string, fill?: Fill) {
  return [line(ja, en), line(saidJa, saidEn, fill)] as const;
}

/** A record by its name, as a link to its page. */
function labelOf(row: Row, collection: string) {
  const words = row.label as Text;
  return link((language) => paths.recordPage(language, collection, row.id), words);
}

function printedIn({ amountPrinted, amount }: Row): Text {
  const inFull = yenInFull(amount as number);
  const printed = amountPrinted as string;
  return { ja: printed, en: `${printed} (${inFull.en})` };
}

function phaseNames(): Text {
  const names = Object.values(phase.values ?? {});
  return { ja: names.map(({ ja }) => ja).join("、"), en: names.map(({ en }) => en.toLowerCase()).join(", ") };
}
