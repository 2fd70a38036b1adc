import { describe, expect, it } from "vitest";
import { readData } from "../../src/cli/data";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { readingsOf, reconcile } from "../../src/model/reconciled";
import { reconciliations } from "../../src/model/reconciliations";

const { dataset } = readData();
const rowsOf = (collection: string) => dataset.get(collection) as readonly Row[];
const lines = new Map(rowsOf("appropriations").map((row) => [row.id, row]));
const checked = rowsOf("reconciliations").map((row) => complete(reconciliations, row));
const budgetOf = (row: Row) => rowsOf("budgets").find(({ id }) => id === row.budget) as Row;

describe("a reconciliation shown whole", () => {
  it.each(checked.map(({ id }) => id))("adds up every line that %s names", (id) => {
    const row = checked.find((one) => one.id === id) as Row;
    const { comparisons } = reconcile(budgetOf(row), row, lines);
    expect(comparisons.map((one) => one.lines.map((line) => line.id))).toEqual(readingsOf(row).map((one) => one.lines));
  });

  it("gives no total where a line that it names is not there", () => {
    const row = checked.find((one) => readingsOf(one).length > 0) as Row;
    const [missing = ""] = readingsOf(row)[0]?.lines ?? [];
    const held = new Map([...lines].filter(([id]) => id !== missing));
    expect(() => reconcile(budgetOf(row), row, held)).toThrow(missing);
  });
});
