import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

const CONNECTIONS = 16;
const SECONDS = 2;
const SCRIPT = "dist/bench/paths.lua";

// Asks for one path after the other, so that none is asked for twice.
const ONE_AFTER_THE_OTHER = `
local paths, i = {}, 0
for path in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = path end
request = function() i = i % #paths + 1; return wrk.format("GET", paths[i]) end
`;

/** Requests a second that an address on this machine answers to 16 connections. Throws where one was refused. */
export function rate(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return run([...Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]), url]);
}

/** The same of paths that are each asked for once, as far as they reach. */
export function rateOver(origin: string, paths: readonly string[]): Promise<number> {
  mkdirSync("dist/bench", { recursive: true });
  writeFileSync(SCRIPT, ONE_AFTER_THE_OTHER);
  writeFileSync("dist/bench/paths.txt", paths.join("\n"));
  return run(["-s", SCRIPT, origin], { PATHS: "dist/bench/paths.txt" });
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const all = ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...args];
  const { stdout } = await promisify(execFile)(found(), all, { env: { ...process.env, ...environment } });
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(`wrk ${args.join(" ")}: ${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

let known: string | undefined;

/** wrk: the machine's own, or Debian's, installed where that is possible. */
function found(): string {
  known ??= find() ?? install();
  return known;
}

function find(): string | undefined {
  return spawnSync("which", ["wrk"], { encoding: "utf8" }).stdout.trim() || undefined;
}

function install(): string {
  try {
    execFileSync("apt-get", ["update"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "wrk"], { stdio: "ignore" });
  } catch {
    throw new Error("npm run bench needs wrk: install it (on Debian: apt-get install wrk).");
  }
  return find() as string;
}
