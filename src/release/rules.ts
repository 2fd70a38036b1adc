import { absences } from "../model/absences";
import type { Row } from "../model/field";
import { spanOf } from "../model/sums/span";
import { yenPrinted } from "../model/yen";
import { checkAbsence } from "./absences";
import { checkAmounts, checkLines } from "./amounts";
import { type Dataset, rowsOf } from "./dataset";
import type { LineDigests } from "./evidence";
import type { Note } from "./finding";
import { printsCount, printsDate, printsFiscalYear, printsWords } from "./printed";
import { checkPrinted, places, quoted } from "./quoted";
import { checkReconciliation } from "./reconciliations";

/** What a rule may look at beside its record: all that people wrote, the part of it whose shape is right, and the lines of the sources. */
type Around = { readonly written: Dataset; readonly sound: Dataset; readonly lines: LineDigests; readonly note: Note };
type Round = { readonly fiscalYear: number; readonly phase: string };

/** What the records of a collection must keep together. */
export const wholes: Readonly<Record<string, readonly ((rows: readonly Row[], note: Note) => void)[]>> = {
  budgets: [checkAmounts],
  appropriations: [checkAmounts, checkLines],
};

/** What each record of only one collection must keep. */
export const rules: Readonly<Record<string, (row: Row, index: number, around: Around) => void>> = {
  sources(row, index, { lines, note }) {
    const known = lines.get(row.id)?.length;
    if (known !== row.lineCount) {
      note(
        [index, "lineCount"],
        `lines/${row.id}.sha256 has ${known ?? "no"} lines, lineCount says ${row.lineCount}.`,
        `lines/${row.id}.sha256 は${known ?? 0}行、lineCount は${row.lineCount}です。`,
      );
    }
  },
  plans: decided,
  strategies: decided,
  budgets(row, index, { note }) {
    checkPrinted(row.amountPrinted as string, printsWords, quoted(row), [index, "amountPrinted"], note);
    const stated = yenPrinted(row.amountPrinted as string);
    if (stated !== row.amount) {
      note(
        [index, "amount"],
        `“${row.amountPrinted}” reads as ${stated ?? "no amount"} yen, amount says ${row.amount}.`,
        `「${row.amountPrinted}」は${stated ?? "不明な額"}円と読めますが、amount は${row.amount}です。`,
      );
    }
    const rounds = row.rounds as readonly Round[] | undefined;
    const { range } = row;
    for (const [i, { fiscalYear }] of (rounds ?? []).entries())
      checkPrinted(fiscalYear, printsFiscalYear, quoted(row), [index, "rounds", i, "fiscalYear"], note);
    for (const [end, { fiscalYear }] of Object.entries((range ?? {}) as Readonly<Record<string, Round>>))
      checkPrinted(fiscalYear, printsFiscalYear, quoted(row), [index, "range", end, "fiscalYear"], note);
    const spans = (rounds ? 1 : 0) + (range ? 1 : 0);
    if (spans !== (row.measure === "appropriation" ? 1 : 0)) {
      note(
        [index, "measure"],
        "An appropriation has either rounds or a range; an endowment has neither.",
        "予算額（appropriation）は rounds か range のどちらかを持ち、基金の規模（endowment）はどちらも持ちません。",
      );
    }
    if (rounds?.length === 0)
      note(
        [index, "rounds"],
        "`rounds` names no round. Write each round with its fiscalYear and phase; where a range or an endowment is stated, leave `rounds` out.",
        "rounds が空です。予算の回ごとに fiscalYear と phase を書いてください。範囲（range）や基金の規模（endowment）なら rounds を書きません。",
      );
    if (range && spanOf(row) === null)
      note(
        [index, "range"],
        "The range ends before it begins: of one fiscal year the initial budget comes before the supplementary one. Exchange `from` and `to`, or mend them.",
        "範囲の終わりが始まりより前です（同じ年度では当初予算が補正予算より先）。from と to を入れ替えるか、正しい回に直してください。",
      );
    if (rounds && row.phase !== undefined && rounds.some(({ phase }) => phase !== row.phase)) {
      note([index, "phase"], "`phase` is said only where all rounds have it.", "phase は全ての回に共通する場合だけ書きます。");
    }
  },
  milestones(row, index, { note }) {
    checkPrinted(row.date as string, printsDate, quoted(row), [index, "date"], note);
  },
  quantities(row, index, { note }) {
    checkPrinted(row.value as number, printsCount, quoted(row), [index, "value"], note);
  },
  absences(row, index, { written, sound, note }) {
    checkAbsence(row, [index], { written, known: rowsOf(sound, absences) }, note);
  },
  reconciliations(row, index, { sound, note }) {
    checkReconciliation(row, [index], sound, note);
  },
  priorities(row, index, { written, note }) {
    if ((row.strategy === undefined) === (row.plan === undefined))
      note(
        [index],
        "A priority belongs to a strategy or to a plan, not to both.",
        "strategy と plan のどちらか一方を書いてください。",
      );
    if ((row.match === "none") !== (row.theme === undefined))
      note(
        [index, "match"],
        "`match: none` goes with no theme, every other match with one.",
        "match: none なら theme を書かず、それ以外なら theme を書いてください。",
      );
    const rows = written.get("priorities") ?? [];
    const first = rows.findIndex(
      (other) => other.strategy === row.strategy && other.plan === row.plan && other.position === row.position,
    );
    if (first < index)
      note(
        [index, "position"],
        `Position ${row.position} of this edition is taken by “${rows[first]?.id}”.`,
        `この版の${row.position}番目は「${rows[first]?.id}」が使っています。`,
      );
  },
  themes: neverAbove("themes", "broader"),
  initiatives: neverAbove("initiatives", "partOf"),
  organizations: neverAbove("organizations", "partOf"),
};

/** No record is above itself, however many steps lie between: of amounts that are parts of each other none would be left to add. */
function neverAbove(collection: string, key: string): (row: Row, index: number, around: Around) => void {
  return (row, index, { written, note }) => {
    const rows = written.get(collection) ?? [];
    const seen = new Set([row.id]);
    for (let above = row[key]; above; above = rows.find(({ id }) => id === above)?.[key] ?? null) {
      if (seen.has(above as string)) {
        note(
          [index, key],
          `Following ${key} from this record leads round in a circle. Leave it out where it is wrong.`,
          `${key} をたどると循環しています。誤っている箇所の ${key} を削除してください。`,
        );
        return;
      }
      seen.add(above as string);
    }
  };
}

/** A decision is dated by the line that prints it, or by the place of the book that is cited for it. */
function decided(row: Row, index: number, { note }: Around): void {
  if (typeof row.decidedOn === "string")
    checkPrinted(row.decidedOn, printsDate, [...quoted(row), ...places(row)], [index, "decidedOn"], note);
}
