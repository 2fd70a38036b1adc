#!/usr/bin/env node
// Imports a file of 100 MB under a heap of 160 MB: what is read must not stay in memory.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MOST_HEAP_MB = 160;
const BYTES = 100 * 1024 * 1024;
const columns =
  "事業年度,予算事業ID,事業名,府省庁,予算年度,会計区分,当初予算（合計）,補正予算（合計）,前年度からの繰越し（合計）,予備費等（合計）,計（歳出予算現額合計）,執行額（合計）,その他特記事項";

const folder = mkdtempSync(join(tmpdir(), "memory-"));
try {
  const path = join(folder, "2-1.csv");
  const file = openSync(path, "w");
  writeSync(file, `${columns}\n`);
  const note = "特".repeat(1300);
  for (let project = 1, written = 0; written < BYTES; project++)
    written += writeSync(file, `2024,${project},事業${project},内閣府,2023,,${project},0,0,0,${project},1,${note}\n`);
  closeSync(file);
  const { status, stdout, stderr } = spawnSync(
    "node_modules/.bin/tsx",
    ["src/cli/import.ts", "rs", path, "--into", join(folder, "rs"), "--retrieved", "2026-11-20"],
    { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: `--max-old-space-size=${MOST_HEAP_MB}` } },
  );
  console.log(`${statSync(path).size} bytes under a heap of ${MOST_HEAP_MB} MB: ${status === 0 ? "imported" : "FAILED"}`);
  console.log(stdout.split("\n").slice(0, 2).join("\n"), stderr.slice(-1500));
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
