import { describe, expect, it } from "vitest";
import type { Row } from "../../src/model/field";
import type { Edition } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { edition, empty, loadOne, row } from "./editions";
import { isolate } from "./faults/isolate";
import { portal } from "./portal";

describe("the page of a record", () => {
  it.each([
    ["en/budgets/moonshot-2018-2024", true],
    ["ja/absences/moonshot-phase", true],
    ["ja/absences/k-program-launch-date", false],
    ["ja/budgets/k-program-2021-2022", false],
    ["en/initiatives/k-program", false],
  ])("%s counts the lines of budget books: %s", async (path, isCounting) => {
    const { env, ask } = isolate();
    const { prepare } = env.DB;
    const statements: string[] = [];
    env.DB.prepare = (sql) => {
      statements.push(sql);
      return prepare(sql);
    };
    expect((await ask(`/${path}`)).status).toBe(200);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.some((sql) => sql.includes(`"facets"`))).toBe(isCounting);
  });

  it("asks the build for the text of a source where there is one, and for no other", async () => {
    const evidenceIn = (source: string): Row["evidence"] => [{ source, line: 1, printed: "機構", sha256: "0".repeat(64) }];
    await empty();
    const rows = [
      { ...row("with", "有機構"), evidence: evidenceIn("sti-policy-direction-2025-03") },
      { ...row("without", "無機構"), evidence: evidenceIn("another") },
    ];
    const one = edition(1, rows);
    await loadOne(portal, one, editionsOf([one])[0] as Edition, null);
    const { faults, ask } = isolate();
    let asked = 0;
    faults.ASSETS = (answer) => {
      asked++;
      return answer();
    };
    expect([(await ask("/ja/organizations/without")).status, asked]).toEqual([200, 0]);
    expect([(await ask("/ja/organizations/with")).status, asked]).toEqual([200, 1]);
  });
});
