import fc from "fast-check";
import type { Row } from "../../src/model/field";
import { checkLines } from "../../src/release/amounts";

/** Records that a sum is asked of, among all that there are. */
export type World = { readonly rows: readonly Row[]; readonly initiatives: readonly Row[]; readonly lines?: readonly Row[] };

// Worlds of stated amounts ------------------------------------------------------------------------------------------------------

const initiativeIds = ["a", "b", "c", "d", "e", "f"];
/** A forest: each initiative may be a part of one before it. */
const forest = fc
  .array(fc.option(fc.nat(), { nil: null }), { minLength: initiativeIds.length, maxLength: initiativeIds.length })
  .chain((above) =>
    fc.array(fc.constantFrom("t1", "t2", null), { minLength: above.length, maxLength: above.length }).map((themes) =>
      initiativeIds.map(
        (id, i): Row => ({
          id,
          partOf: i > 0 && above[i] !== null ? (initiativeIds[(above[i] as number) % i] as string) : null,
          theme: themes[i] as string | null,
        }),
      ),
    ),
  );
const round = fc.record({ fiscalYear: fc.integer({ min: 2018, max: 2024 }), phase: fc.constantFrom("initial", "supplementary") });
const span = fc.oneof(
  fc.array(round, { minLength: 1, maxLength: 3 }).map((rounds) => ({ rounds })),
  fc.tuple(round, round).map(([one, other]) => {
    const key = ({ fiscalYear, phase }: typeof one) => `${fiscalYear} ${phase}`;
    const [from, to] = key(one) <= key(other) ? [one, other] : [other, one];
    return { range: { from, to }, ambiguous: true };
  }),
  fc.constant({}),
);
export const amount = fc.integer({ min: 0, max: 10_000_000_000_000 });
export const budget = fc
  .record({
    initiative: fc.constantFrom(...initiativeIds),
    amount,
    measure: fc.constantFrom("appropriation", "appropriation", "appropriation", "endowment"),
    precision: fc.constantFrom("exact", "exact", "approximate"),
    span,
    overlap: fc.constantFrom(null, null, "full", "partial"),
  })
  .map(({ span, ...rest }) => ({ ambiguous: false, ...rest, ...span }));
export const statedWorld = fc.tuple(forest, fc.array(budget, { maxLength: 14 })).map(
  ([initiatives, budgets]): World => ({
    initiatives,
    rows: budgets.map(
      (one, i) => ({ id: `budget-${String(i).padStart(2, "0")}`, label: { ja: "額", en: "Amount" }, ...one }) as never,
    ),
  }),
);

// Worlds of lines of budget books, each made of parts, revised and repeated -------------------------------------------------------

const line = fc.record({
  above: fc.option(fc.nat(), { nil: null }),
  same: fc.option(fc.nat(), { nil: null }),
  project: fc.constantFrom("1", "2", "3", null),
  ministry: fc.constantFrom("x", "y", null),
  fiscalYear: fc.integer({ min: 2020, max: 2023 }),
  phase: fc.constantFrom("initial", "initial", "supplementary", "supplementary", "current", "executed", "carried-over", "reserve"),
  supplementaryNumber: fc.constantFrom(null, 1, 2, 3),
  semantics: fc.constantFrom("increment", "increment", "revised-total", "stock"),
  amount: fc.integer({ min: -1_000_000_000, max: 10_000_000_000_000 }),
  initiative: fc.constantFrom(...initiativeIds, null),
});
export const bookedWorld = fc
  .tuple(forest, fc.array(line, { maxLength: 16 }), fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }))
  .map(([initiatives, lines, asked]): World => {
    const id = (i: number) => `line-${String(i).padStart(2, "0")}`;
    const repeats = (i: number) => i > 0 && lines[i]?.same !== null;
    const all = lines.map(({ above, same, ...rest }, i): Row => {
      // A line that repeats another says nothing of its own about what contains it (the check of the data sees to it).
      const sameAmountAs = repeats(i) ? id((same as number) % i) : null;
      const partOf = !sameAmountAs && i > 0 && above !== null ? id(above % i) : null;
      return { id: id(i), label: { ja: `事業${rest.project ?? i}`, en: "Project" }, ...rest, partOf, sameAmountAs };
    });
    return { initiatives, lines: all, rows: all.filter((_, i) => asked[i]) };
  });

/**
 * Worlds of lines that the check of the data takes: of a few items, each with lines of several budgets and books, and of a whole of another
 * item. Not all are asked for.
 */
const itemLine = fc.record({
  item: fc.nat({ max: 4 }),
  above: fc.nat(),
  same: fc.option(fc.nat(), { nil: null, freq: 4 }),
  phase: fc.constantFrom("initial", "supplementary", "supplementary"),
  supplementaryNumber: fc.constantFrom(null, 1, 2, 3),
  semantics: fc.constantFrom("increment", "revised-total"),
  asked: fc.boolean(),
});
export const soundBook = fc
  .tuple(fc.array(fc.option(fc.nat(), { nil: null }), { minLength: 5, maxLength: 5 }), fc.array(itemLine, { maxLength: 12 }))
  .map(([wholes, lines]): World => {
    const id = (i: number) => `line-${String(i).padStart(2, "0")}`;
    // Each item may be a part of one before it, and its lines come after those of that.
    const above = wholes.map((whole, item) => (item > 0 && whole !== null ? whole % item : null));
    const sorted = lines.toSorted((a, b) => a.item - b.item);
    const all = sorted.map(({ item, same, above: nth, asked: _, ...rest }, i): Row => {
      const wholes = sorted.flatMap((one, at) => (one.item === above[item] && one.same === null ? [id(at)] : []));
      const sameAmountAs = same !== null && i > 0 ? id(same % i) : null;
      const partOf = sameAmountAs === null && wholes.length > 0 ? (wholes[nth % wholes.length] as string) : null;
      const label = { ja: `費${item}`, en: "Item" };
      return { id: id(i), ministry: null, project: null, fiscalYear: 2020, label, amount: 1, ...rest, partOf, sameAmountAs };
    });
    return { initiatives: [], lines: all, rows: all.filter((_, i) => sorted[i]?.asked) };
  })
  .filter(({ lines = [] }) => {
    let isSound = true;
    checkLines(lines, () => {
      isSound = false;
    });
    return isSound;
  });

export function roundsOf({ rounds, range }: Row): string[] {
  type Round = { fiscalYear: number; phase: string };
  const all: Round[] = [2018, 2019, 2020, 2021, 2022, 2023, 2024].flatMap((fiscalYear) =>
    ["initial", "supplementary"].map((phase) => ({ fiscalYear, phase })),
  );
  const key = ({ fiscalYear, phase }: Round) => `${fiscalYear} ${phase}`;
  if (range) {
    const { from, to } = range as unknown as { from: Round; to: Round };
    return all.map(key).filter((one) => one >= key(from) && one <= key(to));
  }
  const named = (rounds ?? []) as unknown as Round[];
  return (named.length > 0 ? named : all).map(key);
}

export function isAbove({ initiatives }: World, whole: Row, part: Row): boolean {
  const above = (id: unknown): unknown => initiatives.find((one) => one.id === id)?.partOf ?? null;
  for (let id = above(part.initiative); id !== null; id = above(id)) if (id === whole.initiative) return true;
  return false;
}

/**
 * Each line as a set of yens, by name: one of its own, those of its parts and those of the line that it repeats. A revised total has those of
 * the lines of its item up to its number. Where it is a part, it has a yen in each line of the item that it is a part of, as it holds money of every
 * budget of the year.
 */
export function yensOf(world: World): Map<string, Set<string>> {
  const lines = world.lines as Row[];
  const lineOf = (id: unknown) => lines.find((one) => one.id === id) as Row;
  const yens = new Map(lines.map(({ id, sameAmountAs }) => [id, new Set(sameAmountAs ? [] : [id])]));
  const isTotal = ({ phase, semantics }: Row) => phase === "supplementary" && semantics === "revised-total";
  const number = (line: Row) => (line.phase === "initial" ? 0 : (line.supplementaryNumber ?? (isTotal(line) ? 9 : 0))) as number;
  const ofItem = (line: Row) => lines.filter((one) => projectYearOf(one) === projectYearOf(line));
  const holds: [whole: string, part: string][] = [];
  for (const line of lines) {
    const { id, partOf, sameAmountAs } = line;
    if (sameAmountAs) holds.push([sameAmountAs as string, id], [id, sameAmountAs as string]);
    if (isTotal(line)) for (const one of ofItem(line)) if (one.id !== id && number(one) <= number(line)) holds.push([id, one.id]);
    if (!partOf) continue;
    if (!isTotal(line)) holds.push([partOf as string, id]);
    else
      for (const whole of containersOf(world, id).flatMap((one) => ofItem(lineOf(one))))
        for (const holder of [id, whole.id]) yens.get(holder)?.add(`${id} in ${whole.id}`);
  }
  for (let grew = true; grew; ) {
    grew = false;
    for (const [whole, part] of holds)
      for (const one of yens.get(part) as Set<string>)
        if (!yens.get(whole)?.has(one)) {
          yens.get(whole)?.add(one);
          grew = true;
        }
  }
  return yens;
}

export function projectYearOf({ ministry, project, label, fiscalYear }: Row): string {
  return JSON.stringify([ministry, project, (label as { readonly ja: string }).ja, fiscalYear]);
}

/** The line whose money a line's is: the first that states it. */
function moneyOf(world: World, id: string): string {
  const line = (world.lines as Row[]).find((one) => one.id === id);
  return line?.sameAmountAs ? moneyOf(world, line.sameAmountAs as string) : id;
}

/** The money that contains a line's. */
function containersOf(world: World, id: string): string[] {
  const line = (world.lines as Row[]).find((one) => one.id === moneyOf(world, id));
  if (!line?.partOf) return [];
  const whole = moneyOf(world, line.partOf as string);
  return [whole, ...containersOf(world, whole)];
}

export function topOf(world: World, id: string): string {
  return containersOf(world, id).at(-1) ?? moneyOf(world, id);
}
