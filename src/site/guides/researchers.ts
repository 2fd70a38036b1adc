import { httpDate } from "../../api/respond";
import { exampleRecord, WHOLE } from "../../catalog/dataset";
import { sourceTexts } from "../../catalog/source-texts";
import { defaultFormat } from "../../formats";
import type { Json } from "../../model/field";
import { figureQuery, paths } from "../../urls";
import { guideTitles } from "../messages/guides";
import { address, type Block, code, command, type Guide, line, link, paragraph, points, type Section } from "./guide";

/** For people who cite figures and must be able to prove them. */
export const researchers: Guide = {
  lead: {
    ja: "1つの数字を引用し、読者がそれを検証できるようにするための手順です。",
    en: "How to cite one figure so that a reader can prove it.",
  },
  sections: ({ origin, release, releases, example }) => {
    const budget = example("budgets");
    const { collection, id } = budget ? { collection: "budgets", id: budget.id } : exampleRecord;
    const record = paths.record(collection, id, { release: release.id });
    const fields = budget ? "?fields=id,amount" : "";
    const ndjson = paths.record(collection, id, { release: release.id, extension: "ndjson" }) + fields;
    const cited = paths.cite(release.id, "txt", `${collection}/${id}`) + (budget ? "?field=amount" : "");
    const shown = { release: release.id, query: budget ? figureQuery("amount") : undefined };
    const page = link((language) => `${paths.recordPage(language, collection, id, shown)}#cite`, { ja: "例", en: "an example" });
    const [first] = releases;
    return [
      {
        id: "figure",
        heading: { ja: "1つの数字を引用する", en: "Cite one figure" },
        blocks: [
          paragraph(
            "レコードのページで、項目の横の「引用する」を選ぶと、その項目だけの引用文とSHA-256が表示されます（{page}）。引用文には、リリース番号、変わらないURL、SHA-256が入ります。",
            "On the page of a record, “Cite” beside a figure leads to the citation and the SHA-256 of just that figure ({page}). The citation has the number of the release, the address that never changes, and the SHA-256.",
            { page },
          ),
          command(`curl '${origin}${cited}'`, cited),
          paragraph(
            "読者は、値をもう一度取り寄せて、同じSHA-256になるかを確かめられます。",
            "A reader asks for the value again and sees whether the SHA-256 is the same.",
          ),
          command(`curl -sS '${origin}${ndjson}' | sha256sum\ncurl -sS '${origin}${cited}' | grep SHA-256`),
          paragraph("書き方の詳しい説明は「{cite}」にあります。", "More on styles and wording: “{cite}”.", {
            cite: link((language) => paths.guidePage(language, "how-to-cite"), guideTitles["how-to-cite"]),
          }),
        ],
      },
      evidence(example(collection)?.evidence ?? null, record, origin),
      {
        id: "release",
        heading: { ja: "リリース全体を保存し、検証する", en: "Keep a whole release, and verify it" },
        blocks: [
          paragraph(
            "リリースは、公開したあとに書き換えられることがありません。手元の写しが公開されたものと同じかは、チェックサムで確かめられます。",
            "A release is never edited once it is out. Checksums tell whether your copy is what was published.",
          ),
          command(
            [
              `curl -sSO '${origin}${paths.dump(release.id, "SHA256SUMS")}'`,
              `curl -sSO '${origin}${paths.dump(release.id, `${WHOLE}.zip`)}'`,
              "sha256sum --check --ignore-missing SHA256SUMS",
            ].join("\n"),
          ),
          paragraph(
            "ZIPには、全コレクションのCSV、項目とコードの説明、ライセンス、引用情報が入っています（Data Package）。機関リポジトリなどに、そのまま預けられます。",
            "The ZIP has every collection as CSV, what its columns and codes mean, the licence and the citation (a Data Package). It can be deposited as it is.",
          ),
          paragraph(
            "データセットのSHA-256は、RDFの正規形（RDFC-1.0）である {graph} のものです。JSON-LDやTurtleから正規化しても同じ値になります。",
            "The digest of the dataset is that of {graph}, its canonical RDF (RDFC-1.0). Canonicalizing the JSON-LD or the Turtle gives the same.",
            { graph: address(paths.dump(release.id, `${WHOLE}.nq`)) },
          ),
        ],
      },
      {
        id: "queries",
        heading: { ja: "条件を付けた結果を引用する", en: "Cite a selection" },
        blocks: [
          paragraph(
            "条件と並び順を登録すると、クエリに永続的な名前が付きます。リリースは固定され、結果のSHA-256も残ります。同じクエリには、誰が登録しても同じ名前が付きます。",
            "Keep your conditions and their order, and the query gets a permanent name. Its release is pinned, and the SHA-256 of its result is kept. The same query has the same name, whoever asks.",
          ),
          command(
            [
              `curl -sS --include '${origin}${paths.queries()}' \\`,
              "  --header 'Content-Type: application/json' \\",
              `  --data '${JSON.stringify(
                budget
                  ? { collection, release: release.id, filter: { measure: "appropriation" }, sort: ["-amount"] }
                  : { collection, release: release.id },
              )}'`,
            ].join("\n"),
          ),
          paragraph(
            "`Location` が名前です。ブラウザーで開くと、条件、結果、引用文のページに着きます。末尾に `/verify` を付けると、いま実行し直した結果が登録時と同じかが分かります。",
            "`Location` is the name. In a browser it leads to a page with the conditions, the result and the citation. With `/verify` at its end it is run again and compared with what was kept.",
          ),
        ],
      },
      {
        id: "past",
        heading: { ja: "過去の状態をたどる", en: "Look back" },
        blocks: [
          points(
            line("{history}：レコードのこれまでのすべての状態", "{history}: every state that a record has had", {
              history: address(paths.history(collection, id)),
            }),
            ...(first && first.id !== release.id
              ? [
                  line("{compare}：2つのリリースの違い", "{compare}: what differs between two releases", {
                    compare: address(paths.compare(first.id, release.id)),
                  }),
                ]
              : []),
            line(
              "{asOf}：ある日の終わりに最新だったリリースの一覧。同じ日に複数発行されたリリースは番号だけで区別され、日付で指定するとその日の最後のものになります。一覧やレコードのページでも同じように指定できます（{page}）。",
              "{asOf}: the list as it was at the end of a day. Releases of one day are told apart by their numbers alone; the day leads to the last of them. The pages of lists and records take the day too ({page}).",
              {
                asOf: address(paths.list(collection, { query: `as_of=${release.issued}` })),
                page: link((language) => paths.recordPage(language, collection, id, { query: `as_of=${release.issued}` }), {
                  ja: "例",
                  en: "an example",
                }),
              },
            ),
            line(
              "{timemap}：あるURLの、すべてのリリースでの所在（Memento、RFC 7089）",
              "{timemap}: where an address stands in every release (Memento, RFC 7089)",
              {
                timemap: address(paths.timemap(paths.record(collection, id))),
              },
            ),
          ),
          command(
            `curl --include --header 'Accept-Datetime: ${httpDate(first?.issued ?? release.issued)}' \\\n  '${origin}${paths.timegate(paths.record(collection, id))}'`,
          ),
        ],
      },
      {
        id: "interpretation",
        heading: { ja: "事実と解釈を分けて使う", en: "Keep facts and interpretation apart" },
        blocks: [
          points(
            line(
              "資料に記載されたことは事実として扱い、根拠の行を示します。記載のない金額・日付・内訳は書きません。当ポータルが補った見出しや合計には、その旨を記します。",
              "What a source prints is a fact, and its line is given. No amount, date or split that it does not print is given; where this portal supplies a heading or a total, the record says so.",
            ),
            line(
              "`basis` が `interpretation` のもの（テーマとの対応、予算書との照合など）と、分類・注記は当ポータルの解釈です。異なる解釈もありえます。",
              "Where `basis` is `interpretation` (the theme of a priority, the check against budget books), as in classifications and notes, it is this portal’s reading. Others are possible.",
            ),
            line(
              "`enBasis` が `ours` の英語名は当ポータルの訳で、公式の名称ではありません。",
              "An English name whose `enBasis` is `ours` is our translation and not an official name.",
            ),
          ),
        ],
      },
    ];
  },
};

/** A record's own evidence; null where it has none that names a line. */
function evidence(all: Json, record: string, origin: string): Section | null {
  const one = (all as readonly Readonly<Record<string, Json>>[] | null)?.find(({ line: at }) => at);
  if (!one) return null;
  return {
    id: "evidence",
    heading: { ja: "根拠の行を確かめる", en: "Check the line that it rests on" },
    blocks: [
      paragraph(
        "どのレコードにも `evidence` があり、資料、行番号、記載された語句、その行のSHA-256を示します（予算書の場合は書名と該当箇所）。次は {record} のものです。",
        "Every record has `evidence`: the source, the line, the printed words and the SHA-256 of that line, or the title and place in a budget book. This is from {record}.",
        { record: link(paths.inFormat(record, defaultFormat.name), record) },
      ),
      code(JSON.stringify(one, null, 2)),
      ...(sourceTexts.includes(one.source as string) ? lineOf(one, origin) : []),
      paragraph(
        "資料の書誌と、テキスト全体のSHA-256は{sources}にあります。",
        "The bibliography of the sources, and the SHA-256 of their text, are in {sources}.",
        { sources: address(paths.list("sources")) },
      ),
    ],
  };
}

/** How to come from the text of the source to the digest of a line. */
function lineOf({ source, line: at }: Readonly<Record<string, Json>>, origin: string): Block[] {
  const text = paths.sourceText(source as string);
  return [
    paragraph(
      "{text}から同じ行を取り出すと、同じSHA-256になります。行頭の記号（#、- など）も行の一部です。",
      "That line, taken from {text}, has the same SHA-256. The marks at its start (#, -) are part of it.",
      { text: link(text, { ja: "資料の全文", en: "the whole text of the source" }) },
    ),
    command(`curl -sS '${origin}${text}' | sed -n '${at}p' | tr -d '\\n' | sha256sum`),
  ];
}
