#!/usr/bin/env node
// Imports the real files in FOLDER (shared/data beside the repository) and holds every ministry's total of every phase against an addition
// that SQLite makes of the files themselves, read by a parser of its own: node .ci/imports.mjs FOLDER
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const [folder = "../shared/data"] = process.argv.slice(2);
if (!existsSync(folder)) {
  console.error(`There is no ${folder}: the real files lie beside the repository.`);
  process.exit(1);
}
const rsFolder = join(folder, "rs-2024");
const sheet = (start) =>
  join(
    rsFolder,
    readdirSync(rsFolder).find((name) => name.startsWith(start)),
  );
const books = [
  { args: ["rs", sheet("2-1"), sheet("2-2")], tables: { summary: sheet("2-1"), items: sheet("2-2") }, queries: rsQueries() },
  {
    args: ["mof", join(folder, "mof-science-promotion-2018-2021.csv"), "--issued", "2022"],
    tables: { mof: join(folder, "mof-science-promotion-2018-2021.csv") },
    queries: mofQueries(),
  },
  {
    args: ["cstp", join(folder, "cstp-science-budget-fy2026.csv"), "--issued", "2025-12", "--year", "2026"],
    tables: { cstp: join(folder, "cstp-science-budget-fy2026.csv") },
    queries: cstpQueries(),
  },
];

const work = mkdtempSync(join(tmpdir(), "imports-"));
let failed = 0;
try {
  for (const { args, tables, queries } of books) {
    const into = join(work, args[0]);
    run(["run", "-s", "import", "--", ...args, "--into", into, "--retrieved", "2026-11-20"]);
    const db = new DatabaseSync(":memory:");
    for (const [name, file] of Object.entries(tables)) loadCsv(db, name, file);
    loadDataset(db, into);
    for (const [what, sql] of Object.entries(queries)) {
      const rows = db.prepare(sql).all();
      const wrong = rows.filter(({ imported, expected }) => imported !== expected);
      failed += wrong.length + (rows.length === 0 ? 1 : 0);
      console.log(`${wrong.length === 0 && rows.length > 0 ? "equal " : "DIFFER"}  ${what}: ${rows.length} totals`);
      for (const row of wrong.slice(0, 10)) console.log(`          ${JSON.stringify(row)}`);
    }
    for (const file of Object.values(tables)) run(["run", "-s", "verify", "--", "--source", file], { DATA: into });
    console.log(`valid   the evidence of ${args[0]}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);

function run(args, env = {}) {
  const { status, stdout, stderr } = spawnSync("npm", args, { encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1e9 });
  if (status === 0) return;
  console.error(stdout.slice(-2000), stderr.slice(-2000));
  throw new Error(`npm ${args.join(" ")} ended with ${status}`);
}

/** A table of the cells as text: nothing here knows the importers. Doubled quotes, quoted line ends, a byte order mark. */
function loadCsv(db, name, file) {
  const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") [row, cell] = [[...row, cell], ""];
    else if (c === "\n") {
      rows.push([...row, cell.replace(/\r$/, "")]);
      [row, cell] = [[], ""];
    } else cell += c;
  }
  if (cell || row.length > 0) rows.push([...row, cell]);
  const [header, ...body] = rows;
  db.exec(`CREATE TABLE ${name} (${header.map((column) => `"${column}" TEXT`).join(", ")})`);
  const insert = db.prepare(`INSERT INTO ${name} VALUES (${header.map(() => "?").join(", ")})`);
  for (const one of body) insert.run(...one);
}

function loadDataset(db, into) {
  const lines = (file) =>
    readFileSync(join(into, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  db.exec("CREATE TABLE line (id, ministry, fiscalYear, phase, number, amount, part, evidence)");
  const names = new Map(lines("organizations.ndjson").map(({ id, name }) => [id, name.ja]));
  const insert = db.prepare("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const { id, ministry, fiscalYear, phase, supplementaryNumber, amount, partOf, evidence } of lines("appropriations.ndjson"))
    insert.run(
      id,
      names.get(ministry) ?? "several",
      fiscalYear,
      phase,
      supplementaryNumber ?? null,
      amount,
      partOf ?? null,
      evidence[0].printed,
    );
}

function rsQueries() {
  const phases = {
    initial: "当初予算（合計）",
    supplementary: "補正予算（合計）",
    "carried-over": "前年度からの繰越し（合計）",
    reserve: "予備費等（合計）",
    current: "計（歳出予算現額合計）",
    executed: "執行額（合計）",
  };
  const kinds = { initial: "当初予算", supplementary: "第%次補正予算", "carried-over": "前年度から繰越し", reserve: "予備費等%" };
  const totals = Object.entries(phases).map(([phase, column]) => [
    `rs, ${phase} of each ministry`,
    `SELECT "府省庁" AS ministry, sum(CAST("${column}" AS INTEGER)) AS expected,
      (SELECT sum(amount) FROM line WHERE line.ministry = "府省庁" AND phase = '${phase}' AND part IS NULL) AS imported
      FROM summary WHERE "当初予算（合計）" <> '' GROUP BY 1`,
  ]);
  const items = Object.entries(kinds).map(([phase, kind]) => [
    `rs, items of ${phase} of each ministry`,
    `SELECT "府省庁" AS ministry, sum(CAST("予算額（歳出予算項目ごと）" AS INTEGER)) AS expected,
      (SELECT sum(amount) FROM line WHERE line.ministry = "府省庁" AND phase = '${phase}' AND part IS NOT NULL) AS imported
      FROM items WHERE "予算種別" LIKE '${kind}' AND "予算額（歳出予算項目ごと）" <> '' GROUP BY 1`,
  ]);
  const all = `SELECT (SELECT 6 * count(*) FROM summary WHERE "当初予算（合計）" <> '') + (SELECT count(*) FROM items WHERE "予算種別" <> '') AS expected,
    (SELECT count(*) FROM line) AS imported`;
  return Object.fromEntries([...totals, ...items, ["rs, number of lines", all]]);
}

function mofQueries() {
  const several = `CASE WHEN ministry LIKE '%、%' THEN 'several' ELSE ministry END`;
  const of = (kind, column, phase) => `WITH printed AS (SELECT ${several} AS of, CAST(fiscalYear AS INTEGER) AS year,
      CAST(${column} AS INTEGER) AS amount FROM mof WHERE budgetType = '${kind}')
    SELECT of, year, sum(amount) AS expected,
      (SELECT sum(amount) FROM line WHERE line.ministry = printed.of AND fiscalYear = printed.year AND phase = '${phase}') AS imported
    FROM printed GROUP BY 1, 2`;
  return {
    "mof, initial of each ministry and year": of("当初予算", "amount", "initial"),
    "mof, current of each ministry and year": of("決算", "currentAmount", "current"),
    "mof, executed of each ministry and year": of("決算", "spent", "executed"),
    // The last supplementary budget that names an item states its budget.
    "mof, last revised total of each ministry and year": `WITH
      printed AS (SELECT ${several} AS of, CAST(fiscalYear AS INTEGER) AS year, CAST(amount AS INTEGER) AS amount,
        row_number() OVER (PARTITION BY fiscalYear, replace(key, budgetType, '') ORDER BY budgetType DESC) AS nth
        FROM mof WHERE budgetType LIKE '補正予算%'),
      held AS (SELECT ministry AS of, fiscalYear AS year, amount,
        row_number() OVER (PARTITION BY substr(id, 1, instr(id, '-supplementary')) ORDER BY number DESC) AS nth
        FROM line WHERE phase = 'supplementary')
      SELECT of, year, sum(amount) AS expected,
        (SELECT sum(amount) FROM held WHERE held.of = printed.of AND held.year = printed.year AND nth = 1) AS imported
      FROM printed WHERE nth = 1 GROUP BY 1, 2`,
    "mof, 科学技術イノベーション創造推進費 of 2020": `SELECT 58796724000 AS expected,
      (SELECT amount FROM line WHERE substr(id, 1, 19) = (SELECT substr(id, 1, 19) FROM line WHERE evidence = '58796724000')
        AND phase = 'supplementary' ORDER BY number DESC LIMIT 1) AS imported`,
  };
}

function cstpQueries() {
  // Thousands of yen as an integer, from the digits: no float has a part in it.
  const yen = `CAST(CASE WHEN instr(st_budget_million_yen, '.') = 0 THEN st_budget_million_yen || '000000'
    ELSE substr(st_budget_million_yen, 1, instr(st_budget_million_yen, '.') - 1)
      || substr(substr(st_budget_million_yen, instr(st_budget_million_yen, '.') + 1) || '000000', 1, 6) END AS INTEGER)`;
  return {
    "cstp, initial of each ministry": `SELECT ministry, sum(${yen}) AS expected,
      (SELECT sum(amount) FROM line WHERE line.ministry = cstp.ministry) AS imported FROM cstp GROUP BY 1`,
  };
}
