import type { Messages } from "./message";

/** Pages that show what linked data says of a thing. */
export const linkedData = {
  terms: { ja: "当ポータルの語彙", en: "The terms of this portal" },
  lead: {
    ja: "リンクトデータとしての記述です。同じ内容を次の形式でも取得できます。",
    en: "What linked data says of it. The same can be had in these formats.",
  },
  forPeople: {
    ja: "表やファイルをお探しの方は「{data}」のページをご覧ください。",
    en: "For tables and files, see the page “{data}”.",
  },
  leadInPart: {
    ja: "リンクトデータとしての記述です。次の形式には、ここから参照しているもの（リリース、ファイル、他の語彙の用語など）の記述も入っています。",
    en: "What linked data says of it. These formats also describe what it refers to: releases, files and terms of other vocabularies.",
  },
} as const satisfies Messages;
