import type { Row } from "../model/field";
import type { Note } from "./check";

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
}
