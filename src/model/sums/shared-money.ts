import { appropriations } from "../appropriations";
import type { Row } from "../field";
import { firstSource, isRevision, itemOf, numberOf } from "./book-lines";
import type { Exclusion, Related } from "./sum";

/** A line, the money that it states, and all money that may hold its own, which is among it; `wholes` hold it as a part. */
type Placed = {
  readonly row: Row;
  readonly money: string;
  readonly within: ReadonlySet<string>;
  readonly wholes: ReadonlySet<string>;
};

/**
 * Of lines that may share money one is counted. Two do where one may hold the other, or both hold a third. A line gives way to the parts of it that
 * were asked for, else to the last revised total that holds it; of sources of one amount the first counts.
 */
export function sharedMoney(rows: readonly Row[], related: Related): ReadonlyMap<string, Exclusion> {
  const items = Map.groupBy(new Set(rows.flatMap((row) => [row, firstSource(row, related)])), itemOf);
  const placed = rows.map((row) => place(row, items, related));
  const inside = Map.groupBy(
    placed.flatMap((one) => [...one.within].map((money) => ({ money, within: one.within }))),
    ({ money }) => money,
  );
  const parts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const one of placed) {
    for (const whole of one.wholes) parts.set(whole, (parts.get(whole) ?? 0) + 1);
    if (isRevision(one.row)) totals.set(one.money, Math.max(numberOf(one.row), totals.get(one.money) ?? 0));
  }
  // Lines without parts first, then the last revised totals, then first sources.
  const inTurn = placed.toSorted(
    (a, b) =>
      (parts.get(a.money) ?? 0) - (parts.get(b.money) ?? 0) ||
      (totals.get(b.money) ?? -1) - (totals.get(a.money) ?? -1) ||
      Number(a.row.id !== a.money) - Number(b.row.id !== b.money) ||
      (a.row.id < b.row.id ? -1 : 1),
  );
  const counted = new Map<string, string>();
  const found = new Map<string, Exclusion>();
  for (const { row, money } of inTurn) {
    const same = counted.get(money);
    const sharing = (inside.get(money) ?? []).flatMap(({ within }) => [...within].flatMap((one) => counted.get(one) ?? []));
    if (same !== undefined) found.set(row.id, { reason: "same-amount", with: [same] });
    else if (sharing.length > 0)
      found.set(row.id, { reason: "contained-in", with: [...new Set(sharing)].sort().slice(0, MOST_NAMED) });
    else counted.set(money, row.id);
  }
  return found;
}

/** How many of the lines that one shares money with are named; the rest are found by asking for its parts. */
const MOST_NAMED = 100;

/**
 * Where the money of a line lies: in the later revised totals of its item that were asked for, in what it is a part of, found also through
 * lines that were not asked for, and in what holds these. A revised total that is a part has money of every budget of the year, so that any line of the
 * whole's item may hold some.
 */
function place(row: Row, items: ReadonlyMap<string, readonly Row[]>, related: Related): Placed {
  const within = new Set<string>();
  const wholes = new Set<string>();
  const visited = new Set<string>();
  const visit = (line: Row, isWhole: boolean, isOfTotal: boolean): void => {
    const key = `${line.id} ${isWhole} ${isOfTotal}`;
    if (visited.has(key)) return;
    visited.add(key);
    const first = firstSource(line, related);
    within.add(first.id);
    if (isWhole) wholes.add(first.id);
    const both = [line, first];
    for (const one of both)
      for (const total of items.get(itemOf(one)) ?? [])
        if (isRevision(total) && numberOf(one) <= numberOf(total)) visit(total, isWhole, isOfTotal);
    const whole = first.partOf ? related(appropriations.collection, first.partOf as string) : null;
    if (!whole) return;
    const isTotal = isOfTotal || isRevision(first);
    visit(whole, true, isTotal);
    const beside = isTotal ? [whole, firstSource(whole, related)].flatMap((one) => items.get(itemOf(one)) ?? []) : [];
    for (const one of beside) visit(one, true, true);
  };
  visit(row, false, false);
  return { row, money: firstSource(row, related).id, within, wholes };
}
