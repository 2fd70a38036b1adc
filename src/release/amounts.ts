import type { Row } from "../model/field";
import { firstSource, isRevision, itemOf, numberOf } from "../model/sums/book-lines";
import type { Related } from "../model/sums/sum";
import type { Note } from "./finding";

/** Amounts are added as integers that a number holds exactly, whichever of them are asked for. */
export function checkAmounts(rows: readonly Row[], note: Note): void {
  let sum = 0n;
  for (const [index, { amount }] of rows.entries()) {
    sum += BigInt(Math.abs(amount as number));
    if (sum <= BigInt(Number.MAX_SAFE_INTEGER)) continue;
    note(
      [index, "amount"],
      `With this amount the collection comes to more than ${Number.MAX_SAFE_INTEGER} yen, which no sum holds exactly; divide it into several datasets.`,
      `この金額までの合計が${Number.MAX_SAFE_INTEGER}円を超え、正確に合計できません。データセットを分けてください。`,
    );
    return;
  }
}

/** Lines of budget books contain and repeat one another in a way that an addition can follow. */
export function checkLines(rows: readonly Row[], note: Note): void {
  const lines = new Map(rows.map((row) => [row.id, row]));
  const above = (id: unknown, link: string) => (lines.get(id as string)?.[link] ?? null) as string | null;
  for (const [index, row] of rows.entries()) {
    for (const link of ["partOf", "sameAmountAs"]) {
      const seen = new Set([row.id]);
      for (let id = above(row.id, link); id !== null; id = above(id, link)) {
        if (id === row.id) {
          note([index, link], `Followed up, ${link} leads back to this line.`, `${link} をたどるとこの行に戻ります。`);
        }
        if (seen.has(id)) break;
        seen.add(id);
      }
    }
    const other = lines.get(row.sameAmountAs as string);
    if (!other) continue;
    for (const field of ["amount", "fiscalYear"].filter((field) => row[field] !== other[field]))
      note(
        [index, field],
        `“${other.id}” states ${other[field]} and not ${row[field]}, so that this line is not the same amount.`,
        `「${other.id}」では${other[field]}で、${row[field]}ではないため、同じ金額ではありません。`,
      );
    if (row.partOf)
      note(
        [index, "partOf"],
        `What contains the amount is said at “${other.id}”, which states it first.`,
        `上位の行は、先に金額を示す「${other.id}」に書いてください。`,
      );
  }
  checkRevised(rows, lines, note);
}

/**
 * A revised total holds the other budgets of its item and, as a part, money of every budget of the item above: what contains and what repeats
 * one of them must be found from each of them, whatever is asked for.
 */
function checkRevised(rows: readonly Row[], lines: ReadonlyMap<string, Row>, note: Note): void {
  const related: Related = (_, id) => lines.get(id) ?? null;
  const first = (line: Row) => firstSource(line, related);
  const wholeOf = (line: Row) => lines.get(first(line).partOf as string) ?? null;
  const indexes = new Map(rows.map(({ id }, index) => [id, index]));
  const items = Map.groupBy(
    rows.filter(({ phase }) => phase === "initial" || phase === "supplementary"),
    itemOf,
  );
  const repeats = (line: Row, total: Row) => {
    const other = first(line);
    const isSameBudget =
      itemOf(other) === itemOf(line) && isRevision(other) === isRevision(line) && numberOf(other) === numberOf(line);
    if (!isSameBudget)
      note(
        [indexes.get(line.id) as number, "sameAmountAs"],
        `Beside the revised total “${total.id}” a line repeats only one of the same budget of its item, and “${other.id}” is another: let that say it repeats this.`,
        `改定後の総額「${total.id}」があるため、ここから参照できるのは同じ事業の同じ予算の行だけです。「${other.id}」からこの行を参照してください。`,
      );
  };
  for (const total of rows.filter(isRevision)) {
    const held = items.get(itemOf(total)) ?? [];
    const above = wholeOf(total);
    for (const line of held.length > 1 ? held : []) {
      repeats(line, total);
      const whole = wholeOf(line);
      if ((whole && itemOf(first(whole))) !== (above && itemOf(first(above))))
        note(
          [indexes.get(line.id) as number, "partOf"],
          `The revised total “${total.id}” holds this line: both are part of lines of one item, or neither is part of any.`,
          `改定後の総額「${total.id}」はこの行を含みます。どちらも同じ事業の行の内訳とするか、どちらも内訳としないでください。`,
        );
    }
    const seen = new Set<string>();
    for (let whole = above; whole && !seen.has(whole.id); whole = wholeOf(whole)) {
      seen.add(whole.id);
      for (const one of [whole, first(whole)]) for (const line of items.get(itemOf(one)) ?? []) repeats(line, total);
    }
  }
}
