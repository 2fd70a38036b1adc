import { describe, expect, it } from "vitest";
import { apart } from "../../src/model/apart";

describe("the words of a search, written apart", () => {
  it.each([
    ["Kプログラム", "K プログラム"],
    ["ｋﾌﾟﾛｸﾞﾗﾑ", "k プログラム"],
    ["第3期SIP", "第 3 期 SIP"],
    ["量子コンピューター研究", "量子 コンピューター 研究"],
    ["らーめん屋", "らーめん 屋"],
    ["ものづくり補助金", "ものづくり 補助金"],
    ["5,000億円", "5,000 億円"],
    ["K-プログラム", "K プログラム"],
    // What stands between words tells nothing as a word.
    ["経済安全保障のKプログラム", "経済安全保障 K プログラム"],
    ['"国際 大学" AI戦略', '"国際 大学" AI 戦略'],
    ['"AI戦略"', "AI 戦略"],
    ["ΑΒΓ計画", "ΑΒΓ 計画"],
  ])("%s is %s", (search, written) => {
    expect(apart(search)).toBe(written);
  });

  it.each(["SBIR", "予算", "スタートアップ", "K プログラム", "国際　大学", '"国際 大学AI"', "・", "5,000"])(
    "%s is the same search",
    (search) => {
      expect(apart(search)).toBe(null);
    },
  );
});
