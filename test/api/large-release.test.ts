import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { loadCollection, publish, recordRelease, withdraw } from "../../src/db/load";
import { readAll } from "../../src/db/records";
import { formatOf } from "../../src/formats";
import { sha256 } from "../../src/model/digest";
import type { DumpFile } from "../../src/model/release";
import { dumpNamed, type Edition } from "../../src/release/dumps";
import { keyOf } from "../../src/store/dumps";
import { paths } from "../../src/urls";
import { edition, empty, organizations, row } from "./editions";
import { get, portal, problem } from "./portal";

// More than two pages of records.
const rows = Array.from({ length: 12_000 }, (_, i) => row(`o${String(i).padStart(5, "0")}`, `第${i}機構`));
const one = edition(1, rows);
const path = (name: string) => `/dumps/1.0.0/${name}`;
const files: DumpFile[] = [];
const fileOf = (name: string) => files.find((file) => file.name === name) as DumpFile;
const digestOf = async (response: Response) => sha256(new Uint8Array(await response.arrayBuffer()));

describe("a file of a release whose records do not fit into memory", () => {
  beforeAll(async () => {
    await empty();
    const { release, dataset, documents } = one;
    // It counts as many as a release that does not fit, and holds as many as a test can wait for.
    const shape = { ...one.manifest, counts: { organizations: 1_000_000 } };
    const made: Edition = { release, dataset, documents, shape, before: null };
    for (const name of ["organizations.jsonld", "organizations.csv", "sti-policy.ndjson", "organizations.nq"]) {
      const { content: _, ...file } = (await dumpNamed(made, name)) ?? expect.unreachable();
      files.push(file);
    }
    await recordRelease(portal.DB, release, { ...shape, files });
    const changes = rows.map((after) => ({ entity: organizations, id: after.id, before: null, after }));
    await loadCollection(portal.DB, organizations, 1, changes);
    await publish(portal.DB, release);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(["organizations.jsonld", "organizations.csv", "sti-policy.ndjson"])(
    "is made again in R2 from the records, proven, sent and kept: %s",
    async (name) => {
      vi.spyOn(console, "error").mockImplementation(() => {});
      const file = fileOf(name);
      const answer = await get(path(name));
      expect([answer.status, answer.headers.get("Content-Length")]).toEqual([200, String(file.bytes)]);
      expect(await digestOf(answer)).toBe(file.sha256);
      const stored = await portal.DUMPS.head(keyOf("1.0.0", name));
      expect([stored?.size, stored?.httpMetadata?.contentType, stored?.customMetadata?.sha256]).toEqual([
        file.bytes,
        file.contentType,
        file.sha256,
      ]);
      const put = vi.spyOn(portal.DUMPS, "put");
      const part = await get(path(name), { headers: { Range: "bytes=0-9" } });
      expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
      expect(put).not.toHaveBeenCalled();
    },
  );

  it("that is being made is not made twice: who asks meanwhile is told when to come back", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await portal.DUMPS.delete(keyOf("1.0.0", "organizations.csv"));
    const answers = await Promise.all([get(path("organizations.csv")), get(path("organizations.csv"))]);
    const told = answers.map(({ status, headers }) => [status, headers.get("Retry-After")]).sort();
    expect(told).toEqual([
      [200, null],
      [503, "30"],
    ]);
    for (const answer of answers)
      if (answer.status === 200) expect(await digestOf(answer)).toBe(fileOf("organizations.csv").sha256);
      else await answer.body?.cancel();
  });

  it("that would have other bytes is neither stored nor sent, nor is one that needs all records at once", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    for (const name of ["organizations.csv", "organizations.nq"]) await portal.DUMPS.delete(keyOf("1.0.0", name));
    await portal.DB.prepare("UPDATE organizations SET nameJa = '第99999機構' WHERE id = 'o11999'").run();
    for (const name of ["organizations.csv", "organizations.nq"]) {
      const answer = await get(path(name));
      expect([name, answer.status, answer.headers.get("Retry-After")]).toEqual([name, 503, "600"]);
      expect(await portal.DUMPS.head(keyOf("1.0.0", name))).toBeNull();
    }
    await portal.DB.prepare("UPDATE organizations SET nameJa = '第11999機構' WHERE id = 'o11999'").run();
    expect(await digestOf(await get(path("organizations.csv")))).toBe(fileOf("organizations.csv").sha256);
  });

  it("does not come back into R2 where its release is withdrawn while it is made", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const key = keyOf("1.0.0", "organizations.csv");
    await portal.DUMPS.delete(key);
    const put = portal.DUMPS.put.bind(portal.DUMPS) as (...given: unknown[]) => Promise<R2Object>;
    vi.spyOn(portal.DUMPS, "put").mockImplementationOnce((async (...given: unknown[]) => {
      await withdraw(portal.DB, [{ release: "1.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
      return put(...given);
    }) as never);
    expect((await get(path("organizations.csv"))).status).toBe(503);
    expect(await portal.DUMPS.head(key)).toBeNull();
    await portal.DB.prepare("DELETE FROM withdrawals").run();
    expect(await digestOf(await get(path("organizations.csv")))).toBe(fileOf("organizations.csv").sha256);
  });

  it("stops reading D1 when nobody reads it any more", async () => {
    const batch = vi.spyOn(portal.DB, "batch");
    const session = vi.spyOn(portal.DB, "withSession");
    const { release, manifest } = one;
    const read = readAll(portal.DB, 1, organizations);
    const result = { entity: organizations, release, fields: manifest.fields.organizations ?? [], rows: read };
    const pieces = formatOf("ndjson")?.write(result, null as never) ?? expect.unreachable();
    expect((await pieces.next()).value).toContain("第0機構");
    await pieces.return(undefined);
    expect((await read.next()).done).toBe(true);
    // The page that was read and the next, which was asked for while it was written; of three.
    expect(batch.mock.calls.length + session.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it("has no list as one table for a spreadsheet, but for what is narrowed enough, whole and in order", async () => {
    const refused = await problem(paths.listTable("ja", "organizations", { release: "1.0.0" }));
    expect([refused.status, refused.type]).toEqual([422, expect.stringMatching(/result-too-large$/)]);
    expect(refused.detail).toContain("/dumps/1.0.0/organizations-excel.csv");
    const query = `nameJa__contains=${encodeURIComponent("第1")}`;
    const text = await (await get(paths.listTable("ja", "organizations", { release: "1.0.0", query }))).text();
    const ids = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[0]);
    expect(ids).toEqual(rows.filter(({ name }) => (name as { ja: string }).ja.startsWith("第1")).map(({ id }) => id));
  });

  it("has room for one such table at a time, and beside it for what is one page: whoever finds none is told when to come back", async () => {
    const tableOf = (en: string) =>
      get(paths.listTable("ja", "organizations", { release: "1.0.0", query: `nameEn__contains=${en}` }));
    const [large, small] = ["o0", "o000"];
    const alone = await (await tableOf(large)).text();
    expect(alone.split("\r\n").length).toBeGreaterThan(10_000);
    const answers = await Promise.all([large, large, small].map(tableOf));
    const told = answers.map(({ status, headers }) => [status, headers.get("Retry-After")]);
    expect(told.at(-1)).toEqual([200, null]);
    expect(told.slice(0, 2).sort()).toEqual([
      [200, null],
      [503, "5"],
    ]);
    const right = answers.slice(0, 2).find(({ status }) => status === 200);
    expect(await right?.text()).toBe(alone);
    expect((await tableOf(large)).status).toBe(200);
  });

  it("is read a page at a time, each record once and in order", async () => {
    const read = await Array.fromAsync(readAll(portal.DB, 1, organizations));
    expect(read.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });
});
