import { exampleRecord } from "../../catalog/dataset";
import { paths } from "../../urls";
import { day } from "../frame/locale";
import { site } from "../messages/site";
import { address, type Guide, line, link, paragraph, points } from "./guide";

const { collection, id } = exampleRecord;

/** What a release is, what its number says, and what is never done to it. */
export const howReleasesWork: Guide = {
  lead: {
    ja: "データは「リリース」という番号付きの版で公開します。一度公開したリリースは、直すことも消すこともありません。誤りは次のリリースで直し、何が変わったかを示します。",
    en: "Data is published in releases, editions with a number. Once out, a release is neither edited nor removed. Errors are put right in the next one, which says what changed.",
  },
  sections: ({ release, releases }) => {
    const [before, last] = releases.slice(-2);
    return [
      {
        id: "numbers",
        heading: { ja: "番号の読み方", en: "What the number says" },
        blocks: [
          paragraph("番号は3つの数字です（例：{id}）。", "A number has three parts, as in {id}.", { id: release.id }),
          {
            kind: "terms",
            terms: [
              [
                line("1番目が上がる", "The first goes up"),
                line(
                  "識別子や項目がなくなるか、意味が変わりました。プログラムや集計の見直しが要ります。",
                  "An id or a field went, or a meaning changed. Look over your programs and your sums.",
                ),
              ],
              [
                line("2番目が上がる", "The second goes up"),
                line("事実が加わりました。これまでの値はそのまま使えます。", "Facts were added. What was there holds."),
              ],
              [
                line("3番目が上がる", "The third goes up"),
                line(
                  "訂正です（訳語の改善や誤記など）。資料の記載が変わったのか、当ポータルの訳や注記だけかは、変更履歴が項目ごとに示します。",
                  "Corrections, such as a better translation or a slip of the pen. The history of a record says of each field whether what a source states changed, or only our translation or note.",
                ),
              ],
            ],
          },
          paragraph(
            "公開の前に、直前のリリースとの違いを機械が調べます。変更の大きさに見合わない番号では公開できません。",
            "Before a release comes out, it is compared with the one before, and a number that understates the change is refused.",
          ),
        ],
      },
      {
        id: "addresses",
        heading: { ja: "固定されたURLと、最新のURL", en: "Frozen addresses, and the latest" },
        blocks: [
          points(
            line(
              "{page}：番号の入ったURLは、そのリリースを示し続けます。引用、再現、保存にはこれを使います。",
              "{page}: an address with a number keeps to its release. Use it to cite, to reproduce and to keep.",
              {
                page: address(paths.record(collection, id, { release: release.id })),
              },
            ),
            line(
              "{page}：番号のないURLは、いつも最新のリリースを示します。読むときやリンクを張るときに使います。",
              "{page}: an address without a number shows the latest release. Use it to read and to link.",
              {
                page: address(paths.record(collection, id)),
              },
            ),
          ),
          paragraph("ページでもAPIでも同じです。", "This holds for pages and for the API alike."),
        ],
      },
      {
        id: "changes",
        heading: { ja: "何が変わったかを見る", en: "See what changed" },
        blocks: [
          points(
            ...(before && last
              ? [
                  line(
                    "{compare}：2つのリリースの違いを1件ずつ、文で",
                    "{compare}: what differs between two releases, each in a sentence",
                    {
                      compare: link((language) => paths.comparePage(language, before.id, last.id), `${before.id} → ${last.id}`),
                    },
                  ),
                ]
              : []),
            line("{history}：1件のレコードの、これまでのすべての状態（JSON）", "{history}: every state of one record, as JSON", {
              history: address(paths.history(collection, id)),
            }),
            line("{feed}：新しいリリースのお知らせ", "{feed}: to be told of new releases", { feed: link(paths.atom(), site.feed) }),
          ),
        ],
      },
      {
        id: "gone",
        heading: { ja: "削除と取り下げ", en: "What is removed or withdrawn" },
        blocks: [
          points(
            line(
              "誤って収めたレコードは、次のリリースから除きます。それまでのリリースには残ります。最新のURLは、理由、日付、後継のレコードを示します（{problem}）。識別子は再利用しません。",
              "A record that should not be there is left out of the next release. Earlier ones keep it, and its address in the latest tells why, since when, and what takes its place ({problem}). Its id is never used again.",
              { problem: link((language) => paths.problemPage(language, "record-removed"), "410 record-removed") },
            ),
            line(
              "別のレコードと同じだと分かったものは統合し、統合先へ自動で移動します。",
              "One that turns out to be the same as another is merged, and its address leads there.",
            ),
            line(
              "裁判所の命令など、やむをえない理由でリリース全体の公開を取り下げることがあります。その場合も、番号、目録、引用情報、理由は残ります（{problem}）。",
              "A whole release is withdrawn only where it must be, by order of a court for example. Its number, its list of contents, its citation and the reason stay ({problem}).",
              { problem: link((language) => paths.problemPage(language, "release-withdrawn"), "410 release-withdrawn") },
            ),
          ),
        ],
      },
      {
        id: "releases",
        heading: { ja: "これまでのリリース", en: "The releases" },
        blocks: [
          {
            kind: "table",
            caption: { ja: "リリースの一覧（新しい順）", en: "Releases, newest first" },
            columns: [
              { ja: "リリース", en: "Release" },
              { ja: "発行日", en: "Issued" },
              { ja: "内容", en: "What it brings" },
            ],
            rows: releases
              .toReversed()
              .map((one) => [
                line("{id}", "{id}", { id: link((language) => paths.releasePage(language, one.id), { ja: one.id, en: one.id }) }),
                { text: { ja: day(one.issued, "ja"), en: day(one.issued, "en") } },
                { text: one.summary },
              ]),
          },
        ],
      },
      {
        id: "standards",
        heading: { ja: "準拠している仕様", en: "What it follows" },
        blocks: [
          points(
            line(
              "番号の付け方：Semantic Versioning 2.0.0（データに当てはめたもの）",
              "Numbers: Semantic Versioning 2.0.0, applied to data",
            ),
            line("過去の版への移動：Memento（RFC 7089）", "Going back in time: Memento (RFC 7089)"),
            line(
              "全データのSHA-256：RDF Dataset Canonicalization（RDFC-1.0）",
              "Digest of all data: RDF Dataset Canonicalization (RDFC-1.0)",
            ),
          ),
        ],
      },
    ];
  },
};
