import { beforeAll, describe, expect, it, vi } from "vitest";
import { publish, recordRelease } from "../../src/db/load";
import { sha256 } from "../../src/model/digest";
import type { Manifest } from "../../src/model/release";
import { keyOf, missingDumps } from "../../src/store/dumps";
import { edition, empty, row } from "./editions";
import { get, portal } from "./portal";

// Beyond the size that is read whole each time.
const content = new Uint8Array(5 * 1024 * 1024).map((_, i) => (i * 31) % 251);
const key = keyOf("1.0.0", "large.bin");
const path = "/dumps/1.0.0/large.bin";

describe("a dump that is too large to be read whole each time", () => {
  let manifest: Manifest;

  beforeAll(async () => {
    await empty();
    const one = edition(1, [row("a", "甲")]);
    const file = { name: "large.bin", contentType: "application/octet-stream", bytes: content.byteLength, rows: null };
    manifest = { ...one.manifest, files: [{ ...file, sha256: await sha256(content) }] };
    await recordRelease(portal.DB, one.release, manifest);
    await publish(portal.DB, one.release);
    await portal.DUMPS.put(key, content);
  });

  it("is sent whole and in parts", async () => {
    const whole = await get(path);
    expect([whole.status, whole.headers.get("Content-Length")]).toEqual([200, String(content.byteLength)]);
    expect(await sha256(new Uint8Array(await whole.arrayBuffer()))).toBe(await sha256(content));
    const part = await get(path, { headers: { Range: "bytes=5000000-5000003" } });
    expect([part.status, [...new Uint8Array(await part.arrayBuffer())]]).toEqual([206, [...content.slice(5_000_000, 5_000_004)]]);
  });

  it("may have been put by other means: a load puts it again unless its custom metadata has the digest, readers need none", async () => {
    const { release } = edition(1, [row("a", "甲")]);
    const sha256 = manifest.files[0]?.sha256 as string;
    expect(await missingDumps(portal.DUMPS, { release, manifest })).toEqual(["large.bin"]);
    await portal.DUMPS.put(key, content, { customMetadata: { sha256 } });
    expect(await missingDumps(portal.DUMPS, { release, manifest })).toEqual([]);
    for (const metadata of [{ customMetadata: { sha256 } }, {}]) {
      await portal.DUMPS.put(key, content, metadata);
      const answer = await get(path);
      expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/octet-stream"]);
      expect((await answer.arrayBuffer()).byteLength).toBe(content.byteLength);
    }
  });

  it("is proven once, and not trusted when another object takes its place", async () => {
    const read = vi.spyOn(portal.DUMPS, "get");
    await (await get(path)).arrayBuffer();
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
    vi.spyOn(console, "error").mockImplementation(() => {});
    await portal.DUMPS.put(key, content.slice().fill(7, 0, 1));
    const harmed = await get(path);
    expect([harmed.status, harmed.headers.get("Retry-After")]).toEqual([503, "600"]);
    vi.restoreAllMocks();
    await portal.DUMPS.put(key, content);
    expect((await get(path, { method: "HEAD" })).status).toBe(200);
    expect(await sha256(new Uint8Array(await (await get(path)).arrayBuffer()))).toBe(await sha256(content));
  });
});
