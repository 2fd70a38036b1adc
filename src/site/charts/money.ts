import type { LedgerEntry } from "../../db/releases";
import { budgets } from "../../model/budgets";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { comma, number } from "../frame/locale";
import { money as messages } from "../messages/money";
import { type Chart, drawnList, type Figure } from "./chart";
import { drawMoney } from "./money-drawing";
import { readStated, type Stated, yenInWords } from "./stated";

/** Stated amounts over the fiscal years that they cover. Time and size stand side by side, so that no area claims to be either. */
export const money: Chart = { name: "money", title: messages.chart, page: paths.moneyPage, read };

async function read(d1: D1Database, release: LedgerEntry): Promise<Figure | null> {
  const { rows, amounts } = await readStated(d1, release);
  if (rows.length === 0) return null;
  return {
    description: describe(amounts),
    entity: budgets,
    fields: ["label", "initiative", "amount", "amountPrinted", "measure", "precision", "fiscalYear", "phase", "ambiguous"],
    rows,
    link: ({ id }, language) => paths.recordPage(language, budgets.collection, id),
    data: [drawnList(budgets)],
    draw: (view) => drawMoney(amounts, view),
  };
}

function describe(amounts: readonly Stated[]): Text {
  return { ja: sentences(amounts, "ja").join(""), en: sentences(amounts, "en").join(" ") };
}

function sentences(amounts: readonly Stated[], language: Language): string[] {
  const appropriated = amounts.filter(({ isEndowment }) => !isEndowment);
  const endowed = amounts.filter(({ isEndowment }) => isEndowment);
  const [largest] = appropriated;
  const said: string[] = [];
  if (largest) {
    said.push(
      filled(messages.describes[language], {
        count: number(appropriated.length, language),
        largest: largest.name[language],
        amount: yenInWords(largest.yen, language),
        spanning: number(appropriated.filter(({ years }) => years.length > 1).length, language),
      }),
    );
  }
  if (endowed.length > 0) {
    const which = endowed.map(({ name, yen }) => `${name[language]} ${yenInWords(yen, language)}`);
    said.push(
      filled(messages.describesApart[language], {
        count: number(endowed.length, language),
        which: which.join(comma[language]),
      }),
    );
  }
  return said;
}
