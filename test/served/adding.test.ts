import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, inject, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";

const origin = inject("origin");
const folder = mkdtempSync(join(tmpdir(), "adding-"));
const text = async (path: string) => (await fetch(origin + path)).text();
const sum = async (release: string, collection: string, query = "") =>
  JSON.parse(await text(`/v1/releases/${release}/${collection}/sum${query && `?${query}`}`)).data;

async function opened(release: string): Promise<DatabaseSync> {
  const path = join(folder, `${release}.sqlite`);
  const file = await fetch(`${origin}/dumps/${release}/sti-policy.sqlite`);
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  return new DatabaseSync(path, { readOnly: true });
}

/** Conditions in SQL, and the same of the API where it adds the same records; null where it may add more, or has to leave out spans. */
const conditions: readonly (readonly [collection: string, where: string, query: string | null])[] = [
  ["budgets", "measure = 'appropriation'", "measure=appropriation"],
  ["budgets", "initiative = 'sbir'", "initiative=sbir"],
  ["budgets", "amount >= 100000000000", "amount__gte=100000000000"],
  ["budgets", "EXISTS (SELECT 1 FROM json_each(fiscalYear) WHERE value = 2022)", null],
  ["appropriations", "ministry = 'mext'", "ministry=mext"],
  ["appropriations", "phase = 'initial'", "phase=initial"],
  ["appropriations", "fiscalYear = 2023", "fiscalYear=2023"],
  ["appropriations", "initiative = 'moonshot'", "initiative=moonshot"],
  ["appropriations", "partOf IS NULL", null],
];

const releases = readFrozen().map(({ release }) => release.id);
const latest = releases.at(-1);

describe.each(releases)("amounts taken home with release %s", (release) => {
  it("come to the total of the API by the SQL of the README, for the same reasons", async () => {
    const database = await opened(release);
    const [, statement = ""] = /```sql\n(.+)\n```/.exec(await text(`/dumps/${release}/README.md`)) ?? [];
    for (const collection of ["budgets", "appropriations"]) {
      const { total } = await sum(release, collection);
      const added = statement.replaceAll("budgets", collection);
      expect([collection, database.prepare(added).all().map(Object.values)]).toEqual([collection, [[total || null]]]);
      const columns = ["id", "treatment", "reason", "with"] as const;
      const rowsOf = (csv: string) =>
        (parseCsv(csv, { columns: true }) as Record<string, string>[]).map((row) => columns.map((column) => row[column]));
      const asked = rowsOf(await text(`/v1/releases/${release}/${collection}/sum.csv`));
      expect(rowsOf(await text(`/dumps/${release}/${collection}_sum.csv`))).toEqual(asked);
      const stored = database.prepare(`SELECT id, treatment, reason, "with" FROM ${collection}_sum ORDER BY id`).all();
      expect(stored.map((row) => [row.id, row.treatment, row.reason ?? "", JSON.parse(String(row.with)).join("|")])).toEqual(asked);
    }
    database.close();
  });

  it("come to the groups of the API", async () => {
    const database = await opened(release);
    for (const [collection, field] of [
      ["budgets", "initiative"],
      ["appropriations", "initiative"],
      ["appropriations", "ministry"],
      ["appropriations", "fiscalYear"],
      ["appropriations", "phase"],
    ]) {
      const { groups } = await sum(release, `${collection}`, `groupBy=${field}`);
      const grouped = database.prepare(
        `SELECT CAST(${field} AS TEXT) AS key, sum(amount) AS total FROM ${collection} JOIN ${collection}_sum USING (id)
         WHERE treatment = 'included' AND ${field} IS NOT NULL GROUP BY ${field} ORDER BY key`,
      );
      expect([field, grouped.all().map(({ key, total }) => [key, total])]).toEqual([
        field,
        groups.map(({ key, total }: { key: string; total: number }) => [key, total]),
      ]);
    }
    database.close();
  });

  it.each(conditions)("of %s where %s are never counted twice", async (collection, where, query) => {
    const database = await opened(release);
    const matching = database
      .prepare(`SELECT id, amount, treatment FROM ${collection} JOIN ${collection}_sum USING (id) WHERE ${where}`)
      .all() as { id: string; amount: number; treatment: string }[];
    database.close();
    const chosen = matching.filter(({ treatment }) => treatment === "included");
    const total = chosen.reduce((yen, { amount }) => yen + amount, 0);
    if (query) expect((await sum(release, collection, query)).total).toBe(total);
    if (chosen.length === 0) {
      // Of a release from before there were such amounts.
      expect([matching, release === latest]).toEqual([[], false]);
      return;
    }
    const again = await sum(release, collection, `id__in=${chosen.map(({ id }) => id).join(",")}`);
    expect([again.total, again.excluded]).toEqual([total, []]);
  });
});
