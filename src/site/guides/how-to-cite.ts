import { releaseCitation } from "../../catalog/citation";
import { attribution, exampleRecord, facts } from "../../catalog/dataset";
import { styles } from "../../catalog/styles";
import { apa, sist } from "../../catalog/styles/text";
import { entityOf } from "../../model";
import { summableOf } from "../../model/sums";
import { LICENCE, paths, urlsAt } from "../../urls";
import { guideTitles } from "../messages/guides";
import { site } from "../messages/site";
import { address, type Guide, type Line, line, link, paragraph, points, sentence } from "./guide";

/** For whoever uses the data and names where it is from. */
export const howToCite: Guide = {
  lead: {
    ja: "引用するのは「今日のページ」ではなく、番号の付いたリリースです。番号があれば、10年後の読者も同じ値にたどり着けます。",
    en: "Cite a release by its number and not the page of today. With the number, a reader in ten years finds the same figure.",
  },
  sections: ({ origin, release, manifest, example }) => {
    const citation = releaseCitation({ release, manifest }, urlsAt(origin));
    const figure = example("budgets") ? { collection: "budgets", id: facts.examples.budgets as string } : exampleRecord;
    const field = amountOf(figure.collection);
    const part = `${figure.collection}/${figure.id}`;
    const cite = (of?: string, query = "") => address(paths.cite(release.id, "txt", of) + query);
    const what: readonly (readonly [Line, Line])[] = [
      [line("データセット全体", "The whole dataset"), line("{path}", "{path}", { path: cite() })],
      [line("コレクション", "A collection"), line("{path}", "{path}", { path: cite(figure.collection) })],
      [line("1件のレコード", "One record"), line("{path}", "{path}", { path: cite(part) })],
      ...(field
        ? [
            [
              line("レコードの中の1つの数字", "One figure of a record"),
              line("{path}", "{path}", { path: cite(part, `?field=${field}`) }),
            ] as const,
          ]
        : []),
      ...(summableOf(figure.collection)
        ? [
            [
              line("二重計上のない合計（条件付きも可）", "A sum that counts nothing twice, with any conditions"),
              line("{path}", "{path}", { path: cite(`${figure.collection}/sum`) }),
            ] as const,
          ]
        : []),
    ];
    return [
      {
        id: "sentence",
        heading: { ja: "そのまま使える文", en: "A sentence to copy" },
        blocks: [
          paragraph(
            "データセット全体を引用する場合の例です。日本語の文献一覧には SIST 02、英語なら APA の形が使えます。「参照」の日付は、見た日に書き換えてください。",
            "To cite the whole dataset: in a list of references in English after APA, in one in Japanese after SIST 02, where the day of access is for you to fill in.",
          ),
          sentence(sist(citation)),
          sentence(apa(citation)),
        ],
      },
      {
        id: "what",
        heading: { ja: "何を引用するか", en: "What to cite" },
        blocks: [
          paragraph(
            "本文で使った範囲に合わせて選びます。数字を1つ使ったなら、その数字を引用できます。",
            "Choose what fits your text. If you used one figure, you can cite just that.",
          ),
          { kind: "terms", terms: what },
          paragraph(
            "1つの数字の引用は、レコードのページで項目の横の「引用する」からも開けます。SHA-256は、そのレコードの `id` とその項目だけの1行のもので、レコード全体のものとは異なります。確かめるコマンドも同じページにあります。",
            "The citation of one figure also opens from “Cite” beside it on the page of the record. Its SHA-256 is of one line, the `id` of the record and that field alone, and is not that of the whole record. The command to check it stands on the same page.",
          ),
          paragraph(
            "条件を付けて抽出した結果は、クエリに永続的な名前を付けて引用できます（{researchers}）。",
            "A selection of your own can be cited too, as a query with a permanent name: see “{researchers}”.",
            { researchers: link((language) => `${paths.guidePage(language, "researchers")}#queries`, guideTitles.researchers) },
          ),
        ],
      },
      {
        id: "tools",
        heading: { ja: "文献管理ソフトに取り込む", en: "For reference managers" },
        blocks: [
          paragraph(
            "上のURLの `.txt` を別の拡張子に替えると、各形式のファイルが得られます。",
            "Put another extension in the place of `.txt` for the same as a file.",
          ),
          {
            kind: "terms",
            terms: styles.map(({ extension, label }) => [
              line("{path}", "{path}", { path: address(paths.cite(release.id, extension)) }),
              { text: label },
            ]),
          },
        ],
      },
      {
        id: "charts",
        heading: { ja: "グラフ・表・記事で使う", en: "In charts, tables and articles" },
        blocks: [
          paragraph("近くに次の文を添えてください。", "Put this sentence near it."),
          sentence(`${attribution.ja}（${site.name.ja} リリース${release.id}）`),
          sentence(`${attribution.en}. ${site.name.en}, release ${release.id}`),
          points(
            line(
              "データは{licence}です。出典を示せば、商用を含めて自由に使えます。",
              "The data is under {licence}: use it as you like, for commercial purposes too, as long as you name the source.",
              { licence: link(LICENCE, site.licence) },
            ),
            line(
              "加工した場合は、加工したことを書いてください。元の資料の作成者が加工したように見える書き方は避けます。",
              "If you changed something, say so, and not in a way that makes it look like the work of the author of the source.",
            ),
            line(
              "合計や比較など自分で計算した値は、資料の値と区別して示してください。",
              "Keep figures that you worked out yourself apart from those that the sources print.",
            ),
          ),
        ],
      },
      {
        id: "address",
        heading: { ja: "どのURLを書くか", en: "Which address to write" },
        blocks: [
          points(
            line(
              "{frozen}：番号が入ったURL。内容は変わりません。引用にはこれを使います。ブラウザーで開くと同じ内容のページが表示され、プログラムにはデータが返ります。",
              "{frozen}: with the number. It never changes; this is the one to cite. It opens as a page in a browser, and as data for a program.",
              { frozen: address(paths.record(figure.collection, figure.id, { release: release.id })) },
            ),
            line(
              "{name}：ものの名前。いつも最新の説明に導きます。「何についての話か」を示すときに使います。",
              "{name}: the name of the thing, which always leads to its latest description. Use it to say what you are talking about.",
              { name: address(paths.id(figure.collection, figure.id)) },
            ),
            line(
              'データの応答は、いずれも引用すべきURLを `Link` ヘッダーの `rel="cite-as"` で示します。',
              'Every answer with data names the address to cite in its `Link` header, as `rel="cite-as"`.',
            ),
          ),
        ],
      },
    ];
  },
};

function amountOf(collection: string): string | null {
  return entityOf(collection)?.fields.amount ? "amount" : null;
}
