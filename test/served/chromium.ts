import { execFileSync, spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium to test with: the machine's own, or Debian's, installed where that is possible. */
export async function launch(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? find() ?? install();
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...more,
  ];
  return chromium.launch({ executablePath, args });
}

function find(): string | undefined {
  return NAMES.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(Boolean);
}

function install(): string {
  try {
    execFileSync("apt-get", ["update"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch {
    throw new Error(
      "The browser tests need Chromium: install it (on Debian: apt-get install chromium), or name it in the variable CHROMIUM.",
    );
  }
  return find() as string;
}
