import { datasetDescription, facts, publisher } from "../../catalog/dataset";
import { entities } from "../../model";
import type { Json, Row } from "../../model/field";
import type { Text } from "../../model/text";
import { LICENCE, paths } from "../../urls";
import { day } from "../frame/locale";
import { guideTitles } from "../messages/guides";
import { site } from "../messages/site";
import { code, type Guide, type Line, line, link, paragraph, points } from "./guide";

/** What the portal is, what it rests on, and who makes it. */
export const about: Guide = {
  lead: {
    ja: "文書に書かれた事実を、根拠の行とともに1件ずつのデータにして、変わらない形で公開しています。",
    en: "This portal turns what official documents state into records, each with the line it rests on, and keeps every release as it was.",
  },
  sections: ({ contact, rows, example }) => {
    const sources = rows("sources").slice(0, 20);
    const names = new Map(rows("organizations").map((row) => [row.id, row.name as Text]));
    const [piece] = (example("initiatives")?.evidence ?? []) as readonly Record<string, Json>[];
    return [
      {
        id: "what",
        heading: { ja: "何を公開しているか", en: "What is published" },
        blocks: [
          { kind: "paragraph", text: datasetDescription },
          paragraph(
            "政策の文書はPDFで公表されることが多く、年ごとに比べたり、金額を正しく合計したり、1つの数字を引用したりするのは簡単ではありません。このポータルは、文書の記載を、検索でき、比べられ、引用できるデータにしています。",
            "Policy is mostly published as PDF. Comparing the years, adding the money up without error and citing one figure is hard there. This portal makes what the documents state into data that can be searched, compared and cited.",
          ),
          {
            kind: "terms",
            terms: entities.map(({ collection, label, description }) => [
              line("{label}", "{label}", { label: link((language) => paths.datasetPage(language, collection), label) }),
              { text: description },
            ]),
          },
        ],
      },
      {
        id: "sources",
        heading: { ja: "もとにした資料", en: "What it rests on" },
        blocks: [
          {
            kind: "points",
            lines: sources.map((row) => sourceLine(row, names)),
          },
          paragraph(
            "金額の照合に使った予算書や行政事業レビューシートは、各レコードの根拠に書名と該当箇所を示しています。何が入っていて何が欠けているかは「{coverage}」にまとめています。",
            "The budget books and review sheets that amounts were checked against are named, with the place, in the evidence of each record. What is held and what is lacking is on the page “{coverage}”.",
            { coverage: link(paths.coveragePage, site.coverage) },
          ),
        ],
      },
      {
        id: "evidence",
        heading: { ja: "根拠", en: "Evidence" },
        blocks: [
          paragraph(
            "資料に基づくレコードには、資料、行番号、記載された語句、その行のSHA-256を、予算書等に基づくものには書名と該当箇所を付けています。書かれていない金額・日付・内訳は補いません（当ポータルが補った見出しや合計には、その旨を記します）。複数年度の合計は分けず、月までしか書かれていなければ日は書かず、値がないことを0としません。",
            "What rests on a document names the source, the line, the words as printed and the SHA-256 of that line; what rests on a budget book or the like names its title and the place. No amount, date or split is made up (where this portal supplies a heading or a total, the record says so): a total over several years is not split, a month is not made a day, and missing is not zero.",
          ),
          ...(piece ? [code(JSON.stringify(piece, null, 2))] : []),
        ],
      },
      {
        id: "interpretation",
        heading: { ja: "事実と解釈", en: "Facts and interpretation" },
        blocks: [
          points(
            line(
              "事実は資料に記載されたことで、記載の行が根拠です。",
              "A fact is what a source prints, and the line is its evidence.",
            ),
            line(
              "解釈は当ポータルによるものです。テーマとの対応、予算書との照合、種別、注記がこれに当たり、ページでは枠の色と「当ポータル」などの言葉で区別しています。データでは `basis: interpretation` と示します。",
              "An interpretation is this portal’s: the theme of a priority, the check against budget books, types and notes. Pages set it apart by a border and in words; in the data it says `basis: interpretation`.",
            ),
            line(
              "公式の英語名がないものは当ポータルが訳し、`enBasis: ours` と示します。",
              "Where there is no official English name, the translation is ours and says `enBasis: ours`.",
            ),
          ),
        ],
      },
      {
        id: "who",
        heading: { ja: "運営と連絡先", en: "Who makes it, and how to reach us" },
        blocks: [
          paragraph("運営：{publisher}。{notOfficial}", "Published by the {publisher}. {notOfficial}", {
            publisher,
            notOfficial: facts.notOfficial,
          }),
          paragraph("誤りの指摘やご意見は {contact} へお寄せください。", "Errors and suggestions are welcome at {contact}.", {
            contact: link(contact, contact.replace(/^mailto:/, "")),
          }),
          paragraph(
            "誤りは次のリリースで訂正し、変更点を公開します（「{releases}」）。",
            "An error is put right in the next release, which says what changed: see “{releases}”.",
            {
              releases: link((language) => paths.guidePage(language, "how-releases-work"), guideTitles["how-releases-work"]),
            },
          ),
        ],
      },
      {
        id: "licence",
        heading: { ja: "利用条件", en: "Licence" },
        blocks: [
          paragraph(
            "データは{licence}で、出典を示せば商用を含めて自由に使えます。もとの資料には、それぞれの利用条件があります。プログラムはMITライセンスです。",
            "The data is under {licence}: free to use, for commercial purposes too, as long as the source is named. The sources have terms of their own. The code is under the MIT licence.",
            { licence: link(LICENCE, site.licence) },
          ),
          paragraph("出典の書き方は「{cite}」にあります。", "How to name the source: “{cite}”.", {
            cite: link((language) => paths.guidePage(language, "how-to-cite"), guideTitles["how-to-cite"]),
          }),
        ],
      },
      {
        id: "privacy",
        heading: { ja: "プライバシー", en: "Privacy" },
        blocks: [
          points(
            line(
              "Cookieもアクセス解析も使いません。登録もありません。ほかのサイトから部品を読み込むこともありません。",
              "There are no cookies, no tracking and no accounts. Nothing is loaded from other sites.",
            ),
            line(
              "登録されたクエリには条件と日時だけを記録し、誰が登録したかは残しません。引用できるように、すべて公開されます。",
              "Of a query that is kept, its conditions and the moment are recorded, and not who kept it. It is kept to be cited, so all of it is public.",
            ),
            line(
              "要求の数は、接続元のネットワークアドレスごとに1分間だけ数えます。アドレスは保存も記録もしません。",
              "Requests are counted by network address, for a minute. The address is neither stored nor logged.",
            ),
            line(
              "不具合が起きたときや応答に時間がかかったときは、原因を調べるために、要求の種類、結果、要した時間と受付番号を記録します。アドレス、ブラウザーの種類、検索した語、URLそのものは記録しません。",
              "When something fails or takes long, the kind of request, what came of it, the time that it took and a number are noted, so that the cause can be found; never an address, a browser, a word that was searched for, or the URL itself.",
            ),
          ),
        ],
      },
    ];
  },
};

/** A source by its title, with publisher, date and terms. */
function sourceLine({ title, publisher: by, issued, licence }: Row, names: ReadonlyMap<string, Text>): Line {
  const name = names.get(by as string);
  const date = issued as string | null;
  return line(
    `{title}${name ? "、{by}" : ""}${date ? "、{date}" : ""}${licence ? "（{terms}）" : ""}`,
    `{title}${name ? ", {by}" : ""}${date ? ", {date}" : ""}${licence ? " ({terms})" : ""}`,
    {
      title: title as Text,
      ...(name && { by: name }),
      ...(date && { date: { ja: day(date, "ja"), en: day(date, "en") } }),
      ...(licence && { terms: link(licence as string, { ja: "利用条件", en: "terms of use" }) }),
    },
  );
}
