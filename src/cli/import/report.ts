import type { Row } from "../../model/field";
import { type ReasonName, reasons } from "./reasons";

/** What was left out or refused for one reason. */
type Skipped = { count: number; readonly examples: string[] };

// Enough to see the pattern; the rest is counted.
const MOST_EXAMPLES = 5;

/** What an import did: rows read, lines made, their totals, and everything that became none, with the reason. */
export class Report {
  readonly files: { file: string; source: string; rows: number; lines: number }[] = [];
  readonly #skipped = new Map<ReasonName, Skipped>();
  readonly #totals = new Map<string, { lines: number; amount: bigint }>();
  readonly #revised = new Map<string, { readonly of: string; readonly number: number; readonly amount: bigint }>();

  /** Counts something that became no line. `at` is its file and line, `what` the words that say which. */
  skip(reason: ReasonName, at: string, what = ""): void {
    const held = this.#skipped.get(reason) ?? { count: 0, examples: [] };
    this.#skipped.set(reason, held);
    held.count++;
    if (held.examples.length < MOST_EXAMPLES) held.examples.push(what ? `${at}: ${what}` : at);
  }

  /** Counts a line. Parts are no part of any total; of revised totals of an item only the last counts. */
  count(line: Row, ministry: string, item: string): void {
    const of = JSON.stringify([ministry, line.fiscalYear, line.phase, line.partOf === undefined ? "line" : "part"]);
    const total = this.#totals.get(of) ?? { lines: 0, amount: 0n };
    this.#totals.set(of, total);
    total.lines++;
    const amount = BigInt(line.amount as number);
    if (line.semantics !== "revised-total" || line.supplementaryNumber === undefined) {
      total.amount += amount;
      return;
    }
    const number = line.supplementaryNumber as number;
    const before = this.#revised.get(`${of}${item}`);
    if (before && before.number > number) return;
    this.#revised.set(`${of}${item}`, { of, number, amount });
    total.amount += amount - (before?.amount ?? 0n);
  }

  /** Everything refused, as a number of rows. */
  get refused(): number {
    return [...this.#skipped].reduce((sum, [name, { count }]) => sum + (reasons[name].kind === "refused" ? count : 0), 0);
  }

  /** The totals by phase, over all ministries. */
  get phases(): readonly { phase: string; isPart: boolean; lines: number; amount: bigint }[] {
    const sums = new Map<string, { phase: string; isPart: boolean; lines: number; amount: bigint }>();
    for (const [of, { lines, amount }] of this.#totals) {
      const [, fiscalYear, phase, part] = JSON.parse(of) as [string, number, string, string];
      const key = `${fiscalYear} ${phase} ${part}`;
      const sum = sums.get(key) ?? { phase: `${fiscalYear} ${phase}`, isPart: part === "part", lines: 0, amount: 0n };
      sums.set(key, { ...sum, lines: sum.lines + lines, amount: sum.amount + amount });
    }
    return [...sums.values()];
  }

  /** The report as JSON: amounts are decimal strings of yen, because a sum may be beyond what a number holds. */
  toJSON() {
    const totals = [...this.#totals].map(([of, { lines, amount }]) => {
      const [ministry, fiscalYear, phase, part] = JSON.parse(of) as [string, number, string, string];
      return { ministry, fiscalYear, phase, isPart: part === "part", lines, amount: String(amount) };
    });
    const skipped = [...this.#skipped].map(([reason, { count, examples }]) => ({ reason, ...reasons[reason], count, examples }));
    return { files: this.files, totals, skipped };
  }

  /** What a person is told at the end, in both languages. */
  print(log: (line: string) => void): void {
    for (const { file, source, rows, lines } of this.files)
      log(`${file}: ${rows} rows, ${lines} lines as ${source} / ${rows}行から${lines}件`);
    for (const { phase, isPart, lines, amount } of this.phases)
      log(`  ${phase}${isPart ? " (parts / 内訳)" : ""}: ${lines} lines, ${amount.toLocaleString("en")} yen / 円`);
    for (const [name, { count, examples }] of this.#skipped) {
      const { kind, en, ja } = reasons[name];
      log(`${kind} (${name}): ${count}\n  ${en} / ${ja}`);
      for (const example of examples) log(`    ${example}`);
      if (count > examples.length) log("    …");
    }
  }
}
