import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** SHA-256 of a ZIP made by a process in a time zone. */
function digestIn(zone: string, issued: string): string {
  const code = `
    import { createHash } from "node:crypto";
    import { zip } from "./src/release/zip.ts";
    const made = zip({ issued: ${JSON.stringify(issued)} }, { "a.txt": new TextEncoder().encode("a") });
    console.log(createHash("sha256").update(made).digest("hex"));`;
  const { stdout, stderr } = spawnSync("npx", ["tsx", "--input-type=module", "-e", code], {
    env: { ...process.env, TZ: zone },
    encoding: "utf8",
  });
  if (!stdout) throw new Error(stderr);
  return stdout.trim();
}

describe("a ZIP", () => {
  // Clocks go forward at midnight in Cairo on the first day and in Asunción on the second.
  it.each(["2026-04-24", "2023-10-01"])("of %s has the same bytes in every time zone", (issued) => {
    const zones = ["UTC", "Asia/Tokyo", "Africa/Cairo", "America/Asuncion", "Pacific/Kiritimati"];
    expect(new Set(zones.map((zone) => digestIn(zone, issued))).size).toBe(1);
  });
});
