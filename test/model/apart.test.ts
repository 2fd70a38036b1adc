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
    ['"国際 大学" AI戦略', '"国際 大学" AI 戦略'],
    ['"AI戦略"', "AI 戦略"],
    ["ΑΒΓ計画", "ΑΒΓ 計画"],
    ["Society5.0", "Society 5.0"],
    // Each word once, in the order and the case of the first.
    ["戦略AI AI戦略 ai", "戦略 AI"],
    [Array(28).fill("Kプログラム").join(" "), "K プログラム"],
    ["Kプログラムkプログラム", "K プログラム"],
    ['"Kプログラム" ""', "K プログラム"],
    ['" Kプログラム "', "K プログラム"],
    // Letters and digits that a mark joins, or one letter and a number, are one.
    ["R&D戦略", "R&D 戦略"],
    ["ムーンショット型R＆D", "ムーンショット 型 R&D"],
    ["J‐PEAKS事業", "J‐PEAKS 事業"],
    ["COVID-19対策", "COVID-19 対策"],
    ["AI/ML研究", "AI/ML 研究"],
    ["U.S.連携", "U.S 連携"],
    ["C++言語", "C++ 言語"],
    ["6G研究", "6G 研究"],
    ["G7会合", "G7 会合"],
    // A letter has its marks.
    ["x̂推定", "x̂ 推定"],
    // A word that cannot be parted stays.
    ["量子の AI戦略", "量子の AI 戦略"],
    ["あ・い AI戦略", "あ・い AI 戦略"],
  ])("%s is %s", (search, written) => {
    expect(apart(search)).toEqual({ written, without: [] });
  });

  it.each([
    ["経済安全保障のKプログラム", "経済安全保障 K プログラム", ["の"]],
    ["AIと大学の研究 量子の研究", "AI 大学 研究 量子", ["と", "の"]],
  ])("%s is %s without %s", (search, written, without) => {
    expect(apart(search)).toEqual({ written, without });
  });

  it.each([
    ...["SBIR", "予算", "スタートアップ", "K プログラム", "国際　大学", '"国際 大学AI"', "・", "5,000", '""'],
    ...["R&D", "6G", "G7", "COVID-19", "K・K"],
    // Letters would be lost, or be found one by one.
    ...["あ・い プログラム", "あ・い AI", "量子の", "のAI", "学ぶ力", "お金", "R・D戦略"],
  ])("%s is the same search", (search) => {
    expect(apart(search)).toBe(null);
  });
});
