import { describe, expect, it } from "vitest";
import { withoutSum } from "../../src/client/sql/adding";

const tables = ["budgets", "appropriations"];

describe("a statement on amounts", () => {
  it.each<[string, string[], string[]]>([
    ["SELECT sum(amount) FROM appropriations", ["sum(amount)"], ["appropriations"]],
    ["select SUM(Amount) from Budgets_named", ["SUM(Amount)"], ["budgets"]],
    ["SELECT * FROM budgets", ["id", "amount"], ["budgets"]],
    [
      "SELECT b.amount, a.amount FROM budgets b, appropriations a JOIN budgets_sum USING (id)",
      ["amount", "amount"],
      ["appropriations"],
    ],
    ["SELECT sum(amount) FROM budgets -- JOIN budgets_sum", ["sum(amount)"], ["budgets"]],
    ["SELECT sum(amount) FROM budgets JOIN budgets_sum USING (id) WHERE treatment = 'included'", ["sum(amount)"], []],
    ["SELECT id, amountPrinted FROM budgets", ["id", "amountPrinted"], []],
    ["SELECT count(*) FROM appropriations", ["count(*)"], []],
    ["SELECT 'amount', '''budgets' FROM initiatives", ["'amount'", "'''budgets'"], []],
  ])("%s is told of what must not be added where its table of sums is not asked", (statement, columns, told) => {
    expect(withoutSum(tables, statement, columns)).toEqual(told);
  });
});
