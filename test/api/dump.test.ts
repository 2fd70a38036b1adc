import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sha256 } from "../../src/model/digest";
import type { Manifest } from "../../src/model/release";
import { RELEASE_FILE, releaseFile } from "../../src/release/release-file";
import { keyOf } from "../../src/store/dumps";
import { get, portal, problem } from "./portal";

const digestOf = async (response: Response) => sha256(new Uint8Array(await response.arrayBuffer()));
const manifests = env.FROZEN.map(({ release, manifest }) => [release.id, manifest] as const);
const [, first] = manifests[0] as readonly [string, Manifest];
const csv = first.files.find(({ name }) => name === "plans.csv");
if (!csv) throw new Error("the first release has no plans.csv");
const path = "/dumps/1.0.0/plans.csv";

describe.each(manifests)("every dump of release %s", (release, manifest) => {
  it("has the bytes of the manifest, made again from D1 where R2 has none", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const sums = await (await get(`/dumps/${release}/SHA256SUMS`)).text();
    expect(sums.trimEnd().split("\n").length).toBe(manifest.files.length + 1);
    for (const line of sums.trimEnd().split("\n")) {
      const [digest, name] = line.split("  ") as [string, string];
      const response = await get(`/dumps/${release}/${name}`);
      const frozen = env.FROZEN.find((one) => one.release.id === release);
      const own = name === RELEASE_FILE && frozen ? await releaseFile(frozen.release, manifest) : null;
      const file = own ?? manifest.files.find((one) => one.name === name);
      expect([name, response.status, response.headers.get("Content-Length"), response.headers.get("Content-Type")]).toEqual([
        name,
        200,
        String(file?.bytes),
        file?.contentType,
      ]);
      expect(await digestOf(response), name).toBe(digest);
    }
    vi.restoreAllMocks();
  });
});

describe("a dump in R2", () => {
  const logged: string[] = [];
  const listen = () => {
    logged.length = 0;
    vi.spyOn(console, "error").mockImplementation((line) => void logged.push(String(line)));
  };
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ["missing", () => portal.DUMPS.delete(keyOf("1.0.0", "plans.csv"))],
    [
      "damaged",
      () => portal.DUMPS.put(keyOf("1.0.0", "plans.csv"), "x".repeat(csv.bytes), { customMetadata: { sha256: csv.sha256 } }),
    ],
    ["damaged", () => portal.DUMPS.put(keyOf("1.0.0", "plans.csv"), "short")],
  ] as const)("that is %s is noticed, logged, never sent, and mended", async (fault, harm) => {
    await harm();
    listen();
    const response = await get(path);
    expect([response.status, await digestOf(response)]).toEqual([200, csv.sha256]);
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { event: "file", status: 200, faults: [{ detail: { release: "1.0.0", file: "plans.csv", fault, mended: true } }] },
    ]);
    await vi.waitFor(async () => {
      const stored = await portal.DUMPS.get(keyOf("1.0.0", "plans.csv"));
      expect(stored && (await sha256(new Uint8Array(await stored.arrayBuffer())))).toBe(csv.sha256);
    });
    logged.length = 0;
    expect(await digestOf(await get(path))).toBe(csv.sha256);
    expect(logged).toEqual([]);
  });

  it("that is damaged is not sent in parts either", async () => {
    await portal.DUMPS.put(keyOf("1.0.0", "plans.csv"), "x".repeat(csv.bytes));
    listen();
    expect(await (await get(path, { headers: { Range: "bytes=0-1" } })).text()).toBe("id");
  });

  it("of a release that is not published is not there", async () => {
    await portal.DUMPS.put("9.0.0/plans.csv", "id");
    expect((await get("/dumps/9.0.0/plans.csv")).status).toBe(404);
  });
});

describe("headers of a dump", () => {
  it("say everything without the file, the same for HEAD", async () => {
    const [whole, head] = [await get(path), await get(path, { method: "HEAD" })];
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    for (const response of [whole, head]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "accept-ranges": "bytes",
        "cache-control": "public, max-age=31536000, immutable, no-transform",
        "content-disposition": 'attachment; filename="plans.csv"',
        "content-length": String(bytes.byteLength),
        etag: `"sha256-${csv.sha256}"`,
        "repr-digest": `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
        link: expect.stringMatching(/rel="cite-as".*rel="original".*rel="timegate".*rel="timemap"/),
        "memento-datetime": "Mon, 23 Nov 2026 00:00:00 GMT",
        date: expect.stringMatching(/ GMT$/),
      });
    }
    expect(await head.text()).toBe("");
  });

  it("of what came since the release before say of no original that it is a memento", async () => {
    const { headers } = await get("/dumps/1.1.0/delta-from-1.0.0.ndjson", { method: "HEAD" });
    expect(headers.get("Memento-Datetime")).toBeNull();
    expect(headers.get("Link")).toContain('rel="cite-as"');
    expect(headers.get("Link")).not.toMatch(/rel="(?:original|timegate|timemap)"/);
  });

  it("are read in parts, those too that no bucket holds", async () => {
    for (const [name, type] of [
      ["SHA256SUMS", "text/plain; charset=utf-8"],
      [RELEASE_FILE, "application/json; charset=utf-8"],
    ] as const) {
      const whole = await (await get(`/dumps/1.0.0/${name}`)).bytes();
      const head = await get(`/dumps/1.0.0/${name}`, { method: "HEAD" });
      expect([head.headers.get("Content-Type"), head.headers.get("Content-Length")]).toEqual([type, String(whole.byteLength)]);
      const part = await get(`/dumps/1.0.0/${name}`, { headers: { Range: "bytes=5-9" } });
      expect([part.status, await part.bytes()]).toEqual([206, whole.slice(5, 10)]);
      expect((await get(`/dumps/1.0.0/${name}`, { headers: { Range: "bytes=9999999-" } })).status).toBe(416);
      const since = { "If-Modified-Since": head.headers.get("Last-Modified") ?? "" };
      expect((await get(`/dumps/1.0.0/${name}`, { headers: since })).status).toBe(304);
    }
    expect((await get("/dumps/1.0.0/constructor")).status).toBe(404);
  });

  it("name no file that is none, and suggest the nearest in whatever letters", async () => {
    expect(await problem("/dumps/1.0.0/readme.md")).toMatchObject({ didYouMean: "README.md" });
    expect(await problem("/dumps/1.0.0/sha256sum")).toMatchObject({ didYouMean: "SHA256SUMS" });
    expect(await problem("/dumps/1.0.0/plan.csv")).toMatchObject({ status: 404, didYouMean: "plans.csv" });
  });
});

describe("release.json", () => {
  it("has ranges and mementos like a file, and says what a release is beside its files", async () => {
    const whole = await (await get("/dumps/1.0.0/release.json")).text();
    const part = await get("/dumps/1.0.0/release.json", { headers: { Range: "bytes=4-9" } });
    expect([part.status, await part.text()]).toEqual([206, whole.slice(4, 10)]);
    expect(JSON.parse(whole)).toMatchObject({ id: "1.0.0", sequence: 1, manifest: { files: first.files, fields: first.fields } });
    expect(await (await get("/timemap/dumps/latest/release.json")).text()).toContain("/dumps/1.0.0/release.json");
  });
});

describe("a range of a dump (RFC 9110, section 14)", () => {
  const length = csv.bytes;
  const ask = async (headers: Record<string, string>, method = "GET") => {
    const response = await get(path, { method, headers });
    return [
      response.status,
      response.headers.get("Content-Range"),
      response.headers.get("Content-Length"),
      await response.text(),
    ] as const;
  };
  const whole = async () => (await get(path)).text();

  it.each([
    ["bytes=0-9", 0, 9],
    ["bytes=5-", 5, length - 1],
    ["bytes=-7", length - 7, length - 1],
    [`bytes=0-${length * 2}`, 0, length - 1],
    [`bytes=-${length * 2}`, 0, length - 1],
    [`bytes=${length - 1}-${length - 1}`, length - 1, length - 1],
    ["BYTES=0-0", 0, 0],
  ])("%s is that part, exactly", async (Range, from, to) => {
    const bytes = new TextEncoder().encode(await whole()).subarray(from, to + 1);
    const response = await get(path, { headers: { Range } });
    expect([response.status, response.headers.get("Content-Range"), response.headers.get("Content-Length")]).toEqual([
      206,
      `bytes ${from}-${to}/${length}`,
      String(to - from + 1),
    ]);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get("Repr-Digest")).toBe((await get(path)).headers.get("Repr-Digest"));
  });

  it.each([`bytes=${length}-`, "bytes=999999-1000000", "bytes=-0"])("%s is 416 with the length", async (Range) => {
    const response = await get(path, { headers: { Range } });
    expect([response.status, response.headers.get("Content-Range")]).toEqual([416, `bytes */${length}`]);
    expect(response.headers.get("Content-Type")).toMatch(/problem\+json/);
  });

  it.each(["bytes=0-1,3-4", "bytes=5-2", "lines=1-2", "bytes=", "bytes=a-b", "bytes=-"])(
    "%s is answered with the whole",
    async (Range) => {
      expect(await ask({ Range })).toEqual([200, null, String(length), await whole()]);
    },
  );

  it("counts only where If-Range names this state", async () => {
    const { etag, "last-modified": lastModified } = Object.fromEntries((await get(path)).headers) as Record<string, string>;
    const status = async (ifRange: string) => (await ask({ Range: "bytes=0-3", "If-Range": ifRange }))[0];
    expect(await status(etag as string)).toBe(206);
    expect(await status(lastModified as string)).toBe(206);
    for (const other of ['"another"', `W/${etag}`, "Sat, 01 Jan 2000 00:00:00 GMT", "nonsense"])
      expect(await status(other)).toBe(200);
  });

  it("is not for HEAD, and comes after the preconditions", async () => {
    expect((await ask({ Range: "bytes=0-3" }, "HEAD"))[0]).toBe(200);
    const { etag, "last-modified": lastModified } = Object.fromEntries((await get(path)).headers) as Record<string, string>;
    const status = async (headers: Record<string, string>) => (await ask({ Range: "bytes=0-3", ...headers }))[0];
    expect(await status({ "If-None-Match": etag as string })).toBe(304);
    expect(await status({ "If-None-Match": "*" })).toBe(304);
    expect(await status({ "If-None-Match": '"another"', "If-Modified-Since": lastModified as string })).toBe(206);
    expect(await status({ "If-Modified-Since": lastModified as string })).toBe(304);
    expect(await status({ "If-Modified-Since": "nonsense" })).toBe(206);
    expect(await status({ "If-Match": etag as string })).toBe(206);
    expect(await status({ "If-Match": '"another"' })).toBe(412);
    expect(await status({ "If-Unmodified-Since": "Sat, 01 Jan 2000 00:00:00 GMT" })).toBe(412);
  });

  it("pieces put together are the file", async () => {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < length; at += 500)
      pieces.push(new Uint8Array(await (await get(path, { headers: { Range: `bytes=${at}-${at + 499}` } })).arrayBuffer()));
    expect(await sha256(new Uint8Array(await new Blob(pieces as never).arrayBuffer()))).toBe(csv.sha256);
  });
});
