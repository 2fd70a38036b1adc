import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { makeFile, makeFiles } from "../../src/cli/make-files";
import { dumpsOf, type Edition, LARGE, type Plan } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";

const folder = () => mkdtempSync(join(tmpdir(), "make-files-"));
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const planOf = (write: Plan["write"], twin = true): Plan => ({ name: "a.txt", contentType: "text/plain", rows: 3, twin, write });

describe("the files of a release, made on the way to the disk", () => {
  it("are those that are made in memory, byte by byte", async () => {
    const edition = editionsOf(readFrozen()).at(-1) as Edition;
    const made = folder();
    const files = await makeFiles(edition, made);
    const dumps = await Array.fromAsync(dumpsOf(edition));
    expect(files).toEqual(dumps.map(({ content: _, ...file }) => file));
    expect(readdirSync(made).sort()).toEqual(dumps.map(({ name }) => name).sort());
    for (const { name, content } of dumps) expect(readFileSync(join(made, name)).equals(content), name).toBe(true);
  });

  it.each([
    ["small", 1_000, ".gz", "application/gzip", gunzipSync],
    ["large", LARGE, ".zst", "application/zstd", zstdDecompressSync],
  ] as const)("have one twin, which a %s file has as %#", async (_, length, suffix, contentType, decompress) => {
    const made = folder();
    const line = `政策😀 ${"x".repeat(200)}\n`;
    const times = Math.ceil(length / Buffer.byteLength(line));
    // Pieces of both kinds, one of them larger than what is written at once.
    function* write() {
      yield line.repeat(times);
      for (let i = 0; i < 5_000; i++) yield i % 2 ? `${i}\n` : Buffer.from(`${i}\n`);
    }
    const content = Buffer.concat([...write()].map((piece) => Buffer.from(piece)));
    const files = await makeFile(planOf(write), made);
    const twin = readFileSync(join(made, `a.txt${suffix}`));
    expect(files).toEqual([
      { name: "a.txt", contentType: "text/plain", rows: 3, bytes: content.byteLength, sha256: digestOf(content) },
      { name: `a.txt${suffix}`, contentType, rows: 3, bytes: twin.byteLength, sha256: digestOf(twin) },
    ]);
    expect(readFileSync(join(made, "a.txt")).equals(content)).toBe(true);
    expect(decompress(twin).equals(content)).toBe(true);
    expect(readdirSync(made).length).toBe(2);
  });

  it("have none where they are packed already, and none at all where a writer fails", async () => {
    expect(
      (
        await makeFile(
          planOf(() => ["x"], false),
          folder(),
        )
      ).map(({ name }) => name),
    ).toEqual(["a.txt"]);
    async function* failing() {
      yield "x".repeat(LARGE + 1);
      throw new Error("no more rows");
    }
    await expect(makeFile(planOf(failing), folder())).rejects.toThrow("no more rows");
  });
});
