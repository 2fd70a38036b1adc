import { paths } from "../../urls";
import { problem } from "../messages/problem";
import { type Guide, line, link, paragraph, points } from "./guide";

/** How a weakness is reported, and what becomes of the report: the policy that security.txt names. */
export const security: Guide = {
  lead: {
    ja: "脆弱性を見つけたら、公開する前にお知らせください。何をどう伝えるか、その後どうなるかを示します。",
    en: "If you find a weakness, please tell us before you tell others: how, and what happens then.",
  },
  sections: ({ contact }) => [
    {
      id: "report",
      heading: { ja: "知らせる", en: "Report it" },
      blocks: [
        paragraph(
          "{contact} へ、日本語または英語でお送りください。次のことがあると早く確かめられます。",
          "Write to {contact}, in English or Japanese. What helps to see it quickly:",
          { contact: link(contact, contact.replace(/^mailto:/, "")) },
        ),
        points(
          line("URLと、送ったヘッダーや本文", "the address, with headers and body as you sent them"),
          line("起きたことと、起きるはずだったこと", "what happened, and what should have happened"),
          line(
            "「{number}」。すべての応答の `X-Request-Id` または `CF-Ray` ヘッダーにあります。",
            "the “{number}”, which answers bear in the header `X-Request-Id` or `CF-Ray`.",
            { number: problem.instance },
          ),
        ),
      ],
    },
    {
      id: "scope",
      heading: { ja: "対象", en: "What is meant" },
      blocks: [
        points(
          line(
            "対象：このサイトのページ、API、ファイル、およびそのソースコード。公開中の最新のものだけを直します。",
            "In scope: pages, API and files of this site, and their source code. What is published now is what we mend.",
          ),
          line(
            "特に知りたいこと：誤ったデータや書き換えられたデータが返ること、他人の要求に関する情報が漏れること、ページの中でスクリプトが動くこと、少ない要求で大きな負荷がかかること。",
            "Of most interest: data that is wrong or was changed, anything of one reader told to another, a script that runs in a page, much work from few requests.",
          ),
          line(
            "対象外：大量の要求を送ること自体、自動検査の結果だけの報告、Cloudflare の基盤。",
            "Out of scope: flooding, reports of scanners without a consequence, the platform of Cloudflare.",
          ),
          line(
            "ログイン、個人情報、秘密の鍵はありません。書き込めるのは、引用のために残すクエリだけです。",
            "There are no logins, no personal data and no secrets. The one thing that can be written is a query to be cited.",
          ),
        ),
      ],
    },
    {
      id: "testing",
      heading: { ja: "試すときのお願い", en: "While you test" },
      blocks: [
        paragraph(
          "要求は必要な数にとどめ、{limits}を守ってください。公開されたデータは誰でも読めるので、手元で同じポータルを動かして試すこともできます。",
          "Send no more than you need, within the {limits}. The data is open, so the same portal can be run and tested on your own machine.",
          { limits: link((language) => `${paths.docs(language)}#limits`, { ja: "制限", en: "limits" }) },
        ),
      ],
    },
    {
      id: "promise",
      heading: { ja: "約束すること", en: "What we promise" },
      blocks: [
        points(
          line(
            "5営業日以内に受け取りをお知らせし、14日以内に、問題と認めるかどうかと直す予定をお伝えします。",
            "An answer within five working days; within fourteen days, whether we see it as you do and when it will be mended.",
          ),
          line("誠実に調べた人に対して法的な手段をとりません。", "No legal steps against anybody who looked in good faith."),
          line(
            "直した後の公表は、時期を相談して決めます。長くても報告から90日とします。希望があればお名前を挙げます。",
            "You may publish once it is mended, on a day that we agree on, at the latest ninety days after the report. We name you if you like.",
          ),
          line(
            "誤ったデータが公開されていたときは、そのリリースを取り下げるか訂正を出し、理由を残します。報奨金はありません。",
            "Where wrong data was published, that release is withdrawn or corrected, with the reason. There is no bounty.",
          ),
        ),
      ],
    },
  ],
};
