import { describe, expect, it } from "vitest";
import { get, portal } from "./portal";

describe("dumps", () => {
  it("are whole, with a digest that is theirs and a name that SHA256SUMS knows", async () => {
    const sums = await (await get("/dumps/1.0.0/SHA256SUMS")).text();
    for (const line of sums.trimEnd().split("\n")) {
      const [sha256, name] = line.split("  ") as [string, string];
      const response = await get(`/dumps/1.0.0/${name}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      expect(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")).toBe(sha256);
      expect(response.headers.get("Repr-Digest")).toBe(`sha-256=:${btoa(String.fromCharCode(...digest))}:`);
      expect(response.headers.get("Content-Length")).toBe(String(bytes.byteLength));
      expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename="${name}"`);
    }
  });

  it("of a release that is not published yet are not there", async () => {
    await portal.DUMPS.put("9.0.0/plans.csv", "id", { customMetadata: { sha256: "0".repeat(64) } });
    expect((await get("/dumps/9.0.0/plans.csv")).status).toBe(404);
    await portal.DUMPS.delete("9.0.0/plans.csv");
  });
});
