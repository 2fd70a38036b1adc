import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = readdirSync("migrations", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sql"));

describe("migrations", () => {
  // Local D1 takes a trigger as SQLite does; what `wrangler d1 migrations apply --remote` sends is cut by Cloudflare first.
  it("have each trigger on one line, with one END, so that the server of D1 takes it whole", () => {
    const triggers = files.flatMap((file) =>
      [...readFileSync(`migrations/${file}`, "utf8").matchAll(/^.*\bCREATE\s+(?:TEMP\w*\s+)?TRIGGER\b.*$/gim)].map(
        ([line]) => [file, line] as const,
      ),
    );
    expect(triggers.length).toBeGreaterThan(0);
    for (const [file, line] of triggers) {
      expect(line, file).toMatch(/^CREATE TRIGGER .* BEGIN .*; END;$/);
      expect(line.match(/\bEND\b/gi), `${file}: ${line}`).toHaveLength(1);
    }
  });

  // The same cutter has been reported to stumble over carriage returns.
  it("have plain line ends", () => {
    for (const file of files) expect(readFileSync(`migrations/${file}`, "utf8"), file).not.toContain("\r");
  });
});
