import type { Messages } from "./message";

/** The lineage of the priorities. */
export const lineage = {
  title: { ja: "重点・柱の系譜", en: "Lineage of the priorities" },
  chart: { ja: "各版の重点・柱と、その続き方", en: "What each edition puts first, and how it goes on" },
  lead: {
    ja: "毎年の戦略の重点・柱と、資料が基本計画の下に記す柱を、記載された順に並べ、継続するテーマを介してつなぎます。順序や語句がどう変わり、何が新たに加わり、何がどこにもつながらないかを追えます。",
    en: "The priorities of each yearly strategy, and the pillars that the source prints under a Basic Plan, in their printed order, joined through the themes that persist: what moved, what was reworded, what came new and what leads nowhere.",
  },
  asPrinted: {
    ja: "重点・柱の見出しと順序は資料の記載どおりです（そうでない場合は注記します）。破線と「当ポータルの解釈」の印があるものは、資料に書かれていない対応付けです。",
    en: "Japanese headings and their order are as printed; a note says where they are not. Dashed lines and the words “our interpretation” mark what no source says.",
  },
  oursInEnglish: {
    ja: "英語の見出しは、公式の訳がある場合を除き当ポータルの訳です。",
    en: "English headings are this portal’s own translations unless marked as official.",
  },
  official: { ja: "公式の英訳", en: "official English" },
  none: { ja: "このデータセットには重点・柱の記載がありません。", en: "This dataset holds no priorities of any edition." },

  // The picture
  emptyEdition: { ja: "記載なし", en: "None printed" },
  noTrack: { ja: "どのテーマにも対応しない", en: "Matched to no theme" },
  otherTrack: { ja: "ほかのテーマ", en: "Another theme" },
  printedLine: { ja: "実線：記載のとおり", en: "Solid: as printed" },
  ourLine: { ja: "破線：当ポータルの解釈", en: "Dashed: our interpretation" },
  strongLine: { ja: "太線：同一・近い", en: "Thick: the same or close" },
  weakLine: { ja: "細線：一部・より広い・関連", en: "Thin: a part, wider or related" },
  numbers: {
    ja: "番号：その版で同じ名（柱、基軸など）で呼ばれるもののうちの順番",
    en: "Numbers: the place among those that the edition calls by the same name (pillar, axis and so on)",
  },
  supplied: {
    ja: "*：その版の欄に見出しの記載がなく、当ポータルが補ったもの",
    en: "*: not printed in the edition’s own entry, supplied by this portal",
  },
  describes: {
    ja: "{editions}つの版の{priorities}件の重点・柱を記載順に並べ、{tracks}つの継続テーマでつないだ図。",
    en: "{priorities} priorities of {editions} editions in printed order, joined through {tracks} persisting themes.",
  },
  describesMoved: {
    ja: "{year}年の戦略では{count}つが、語句はそのままで順序を変えた。",
    en: "In {year}, {count} kept their words and changed places.",
  },
  describesUnmatched: {
    ja: "{count}つはどのテーマにも対応付けていない。",
    en: "{count} are matched to no theme.",
  },

  // The story in words
  story: { ja: "テーマごとの経過", en: "Theme by theme" },
  storyLead: {
    ja: "図と同じ内容を文章で示します。順位は図の番号と同じく、その版で同じ名（柱、基軸など）で呼ばれるもののうちの順番です。",
    en: "The same in words. A rank, like the numbers in the picture, counts those that the edition calls by the same name: pillar, axis and so on.",
  },
  rank: { ja: "{role}{of}つのうち{rank}番目", en: "{role} {rank} of {of}" },
  only: { ja: "{role}（1つ）", en: "{role}, the only one" },
  match: { ja: "テーマとの対応：{match}", en: "Match to the theme: {match}" },
  noneOfTheme: { ja: "このテーマに対応する重点・柱はありません。", en: "No priority of this theme." },
  noneOfEdition: {
    ja: "重点・柱の記載はありません（資料の時点）。",
    en: "No priorities are printed, as far as the sources go.",
  },
  ancestor: { ja: "{year}年の{role}の{rank}番目{label}（{relation}）", en: "{role} {rank} of {year}, {label} ({relation})" },
  onlyAncestor: { ja: "{year}年の{role}{label}（{relation}）", en: "{role} of {year}, {label} ({relation})" },
  self: { ja: "同じもの", en: "the same" },
  exact: { ja: "同一", en: "the same" },
  close: { ja: "近い", en: "close" },
  broad: { ja: "前のほうが広い", en: "the earlier is broader" },
  narrow: { ja: "前のほうが狭い", en: "the earlier is narrower" },
  related: { ja: "関連", en: "related" },
  divided: {
    ja: "{year}年の{label}には、この版の{count}つが対応します。",
    en: "{count} of this edition relate to {label} of {year}.",
  },
  gone: { ja: "{year}年の次のものには、対応するものがありません：", en: "Of {year}, nothing here relates to " },
  noTheme: { ja: "どのテーマにもつながらないもの", en: "What leads nowhere" },
  noThemeLead: {
    ja: "資料に掲げられていて、継続するテーマのどれにも対応付けていない重点・柱です。",
    en: "Priorities that are printed, and that this portal matches to none of the persisting themes.",
  },
  printed: { ja: "記載のとおり", en: "as printed" },
  ours: { ja: "当ポータルの解釈", en: "our interpretation" },

  // As one edition sees it
  view: { ja: "ある版から見る", en: "As one edition sees it" },
  viewLead: {
    ja: "版を選ぶと、その版の語句と順序に、ほかの版の重点・柱を並べます。",
    en: "Choose an edition to see the priorities of all others beside its own, in its words and order.",
  },
  viewedLead: {
    ja: "{name}の語句と順序に、ほかの版の重点・柱を並べます。",
    en: "The priorities of all other editions beside those of the {name}, in its words and order.",
  },
  beside: { ja: "ほかの版との対照", en: "Beside the other editions" },
  viewAll: { ja: "すべての版の系譜へ戻る", en: "Back to the lineage of all editions" },
  viewed: { ja: "「{name}」から見た対照", en: "As the {name} sees it" },
  viewedPriority: { ja: "この版の重点・柱", en: "Priority of this edition" },
  unmapped: { ja: "この版に対応するものがない重点・柱", en: "What has no counterpart in this edition" },
  allMapped: {
    ja: "ほかの版の重点・柱は、すべて対応付けられています。",
    en: "Every priority of the other editions has a counterpart.",
  },
  notes: { ja: "注記", en: "Notes" },
  noteNumber: { ja: "注{number}", en: "note {number}" },
  through: { ja: "共通するテーマ", en: "through" },
  relationsTitle: { ja: "関係の種類", en: "Kinds of relation" },
  relationsLead: {
    ja: "版どうしの関係は、それぞれのテーマとの対応から導きます。弱い対応を重ねても強い関係にはしません。",
    en: "How two editions relate follows from how each matches the themes, and is never stronger than the weakest match on the way.",
  },
  method: { ja: "導き方（APIの説明）", en: "How it is worked out (API documentation)" },
} as const satisfies Messages;
