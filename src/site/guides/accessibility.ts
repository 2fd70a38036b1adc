import { paths } from "../../urls";
import { guideTitles } from "../messages/guides";
import { site } from "../messages/site";
import { type Guide, line, link, paragraph, points } from "./guide";

/** The accessibility statement: the goal, what was tested and how, what is known to be lacking. */
export const accessibility: Guide = {
  lead: {
    ja: "障害の有無、年齢、機器にかかわらず、誰もが同じ情報を得られることを目指しています。",
    en: "Everyone should get the same information, whatever their abilities, age or device.",
  },
  sections: ({ contact }) => [
    {
      id: "goal",
      heading: { ja: "目標", en: "The goal" },
      blocks: [
        paragraph(
          "Web Content Accessibility Guidelines（WCAG）2.2 のレベルAAを満たすことを目標とし、すべてのページを対象にしています。日本産業規格 JIS X 8341-3:2016 のレベルAAの達成基準も、この中に含まれます。",
          "The goal is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, on every page. It includes what the Japanese standard JIS X 8341-3:2016 asks for at level AA.",
        ),
      ],
    },
    {
      id: "state",
      heading: { ja: "現在の状態", en: "Where it stands" },
      blocks: [
        paragraph(
          "次の検査で見つかった問題はすべて直しました。第三者による監査は受けていないため、「準拠」ではなく「目標に向けて検査済み」の状態です。",
          "Everything that the tests below found has been mended. No outside audit has been made, so this is no claim of conformance.",
        ),
      ],
    },
    {
      id: "tested",
      heading: { ja: "検査したことと方法", en: "What was tested, and how" },
      blocks: [
        points(
          line(
            "自動検査：ページの種類ごとに例を選び、日本語と英語の両方を、変更のたびに Chromium 上の axe-core で検査しています。HTMLの文法も html-validate で確かめています。",
            "By machine: an example of every kind of page, in Japanese and in English, is checked with axe-core in Chromium at every change, and its HTML with html-validate.",
          ),
          line(
            "キーボード：すべての操作がキーボードでできます。最初のTabキーで本文へ移動するリンクに着きます。横に長い表は、表の中だけが矢印キーで動きます。",
            "Keyboard: everything can be done with it. The first press of Tab leads to a link to the content; a wide table scrolls by itself with the arrow keys.",
          ),
          line(
            "幅320ピクセルの画面：ページも表も、横に動かさずに読めることを確かめています。横に長い表は、1行ずつ、項目名と値を縦に並べて示します。スクリーンリーダーには表のまま伝わります。例外は「{sql}」の結果の表で、列が多いときは表の中を横に動かします。",
            "A screen 320 pixels wide: neither a page nor a table has to be moved sideways. Each row of a wide table is shown as its labels and values, one below the other, and a screen reader still hears a table. The results on the page “{sql}” are the exception: with many columns, their table has to be moved sideways.",
            { sql: link(paths.sqlPage, site.sql) },
          ),
          line(
            "色：明るい配色と暗い配色の両方でコントラスト比4.5:1以上とし、色だけで意味を伝えないようにしています。",
            "Colour: contrast is at least 4.5:1 in the light and in the dark scheme, and nothing is told by colour alone.",
          ),
          line(
            "JavaScriptなし：ページを読み、検索し、絞り込み、ダウンロードすることは、JavaScriptを切っていてもできます。",
            "Without JavaScript: pages can be read, searched, filtered and downloaded.",
          ),
          line(
            "言語：ページの言語を示し、英語のページの中の日本語にも、そうと分かる印を付けています。",
            "Language: pages say theirs, and Japanese within English pages is marked as such.",
          ),
        ),
      ],
    },
    {
      id: "limits",
      heading: { ja: "分かっている限界", en: "Known limits" },
      blocks: [
        points(
          line(
            "スクリーンリーダーの利用者による検査は、まだ行っていません。",
            "No test with people who use a screen reader has been made yet.",
          ),
          line(
            "資料から写した語句は、漢字に読みがなを付けていません。読み上げが正しくないことがあります。",
            "Words taken from the documents have no readings added to their kanji, and may be read out wrongly.",
          ),
          line(
            "「{sql}」のページは、SQLをブラウザーの中で動かすため、JavaScriptが要ります。同じデータはファイルとAPIでも得られます。",
            "The page “{sql}” runs SQL in the browser and needs JavaScript. The same data comes as files and through the API.",
            { sql: link(paths.sqlPage, site.sql) },
          ),
          line(
            "図にはどれも、同じ内容の表を添えるか、その表へのリンクを示しています。図そのものを指でたどって読むことはできません。",
            "Each chart has a table that says the same, beside it or behind a link. The chart itself cannot be explored by touch.",
          ),
          line(
            "もとの資料（PDF）のアクセシビリティは、公表した機関によります。",
            "How accessible the source documents (PDF) are is up to those who publish them.",
          ),
        ),
      ],
    },
    {
      id: "contact",
      heading: { ja: "お困りのとき", en: "If something is in your way" },
      blocks: [
        paragraph(
          "読めないところや使えないところがあれば、ページのURLと状況を {contact} へお知らせください。必要な情報を別の形でお渡しできる場合もあります。",
          "If you cannot read or use something, write to {contact} with the address of the page and what happened. We may be able to give you the information in another form.",
          { contact: link(contact, contact.replace(/^mailto:/, "")) },
        ),
        paragraph("運営者については「{about}」をご覧ください。", "Who we are: “{about}”.", {
          about: link((language) => paths.guidePage(language, "about"), guideTitles.about),
        }),
      ],
    },
  ],
};
