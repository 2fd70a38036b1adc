import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { holds, type Measured } from "./measured";

const FOLDER = "bench/results";

/** A line of the table as people read it. */
export function lineOf(one: Measured): string {
  const spread = one.spread ? ` (${one.spread.map(shown).join("–")})` : "";
  const bound = one.atLeast !== undefined ? `≥ ${one.atLeast}` : one.atMost !== undefined ? `≤ ${one.atMost}` : "";
  return `| ${one.on} | ${one.name} | ${shown(one.value)}${spread} | ${bound} | ${bound === "" ? "" : holds(one) ? "holds" : "**short**"} |`;
}

/** Writes the table with the commit and the machine, and returns where. */
export function writeResults(lines: readonly Measured[], quick: boolean): string {
  mkdirSync(FOLDER, { recursive: true });
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const commit = git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "src", "bench", "migrations") ? "+" : "");
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const file = `${FOLDER}/${commit}${quick ? "-quick" : ""}.md`;
  const head = [`# ${commit}`, "", machine, "", "| on | measure | value (rounds) | bound | |", "| --- | --- | --- | --- | --- |"];
  writeFileSync(file, `${[...head, ...lines.map(lineOf)].join("\n")}\n`);
  return file;
}

function shown(value: number): string {
  return value >= 1000
    ? Math.round(value).toLocaleString("en")
    : value >= 10
      ? value.toFixed(0)
      : value.toFixed(3).replace(/\.?0+$/, "");
}
