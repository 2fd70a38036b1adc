import { beforeAll, describe, expect, it, vi } from "vitest";
import { loadCollection, publish, recordRelease } from "../../../src/db/load";
import { sha256 } from "../../../src/model/digest";
import type { Row } from "../../../src/model/field";
import type { DumpFile } from "../../../src/model/release";
import { dumpNamed, type Edition } from "../../../src/release/dumps";
import { keyOf } from "../../../src/store/dumps";
import { edition, empty, organizations, row } from "../editions";
import { portal } from "../portal";
import { failing, hanging, honest, honesty, isolate, listening, told, whenLate } from "./isolate";

listening();

const path = (name: string) => `/dumps/1.0.0/${name}`;
const missing = { head: async () => null, get: async () => null } as never;
const right = new Map<string, string>();

/** Loads a release that is said to have so many organizations; it has two. */
async function saying(count: number): Promise<void> {
  await empty();
  const rows = [row("a", "甲"), row("b", "乙")];
  const { release, dataset, documents, manifest } = edition(1, rows);
  const shape = { ...manifest, counts: { organizations: count, plans: 0 } };
  const made: Edition = { release, dataset, documents, shape, before: null };
  const files: DumpFile[] = [];
  for (const name of ["organizations.csv", "organizations.ttl", "plans.csv"]) {
    const { content, ...file } = (await dumpNamed(made, name)) ?? expect.unreachable();
    right.set(name, `200 ${new TextDecoder().decode(content)}`);
    files.push(file);
  }
  await recordRelease(portal.DB, release, { ...shape, files });
  const changes = rows.map((after) => ({ entity: organizations, id: after.id, before: null, after }));
  await loadCollection(portal.DB, organizations, 1, changes);
  await publish(portal.DB, release);
}

/** An isolate that has lost its files. Of what is asked at once, no record is read before `some` of the answers are there. */
async function asking(names: readonly string[], some: number): Promise<Response[]> {
  const { faults, asked, ask } = isolate();
  await ask(path("SHA256SUMS"));
  faults.DUMPS = missing;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  // Each request asks first whether the release was withdrawn.
  const first = asked.batches + names.length;
  faults.DB = (answer) => (asked.batches <= first ? answer() : opened.then(answer));
  let answered = 0;
  const answers = names.map((name) => ask(path(name)).finally(() => answered++));
  await vi.waitFor(() => expect(answered).toBe(some));
  open();
  return Promise.all(answers);
}

describe("a file that is being made again", () => {
  it("of many records is made once at a time: who asks meanwhile is told when to come back", async () => {
    await saying(8_000);
    const [one, ...others] = await asking(Array(3).fill("organizations.csv"), 2);
    expect(await told(one as Response)).toBe(right.get("organizations.csv"));
    for (const other of others) expect(await honesty(other)).toEqual(honest);
  });

  it("of few records is made for everybody who asks", async () => {
    await saying(2);
    for (const answer of await asking(Array(20).fill("organizations.csv"), 0))
      expect(await told(answer)).toBe(right.get("organizations.csv"));
  });

  it("takes its room in memory from others, but for small ones", async () => {
    await saying(6_000);
    const [first, second, small] = await asking(["organizations.csv", "organizations.ttl", "plans.csv"], 1);
    expect(await told(first as Response)).toBe(right.get("organizations.csv"));
    expect(await honesty(second as Response)).toEqual(honest);
    expect(await told(small as Response)).toBe(right.get("plans.csv"));
  });

  it("gives its room back when it is done, and when it could not be made", async () => {
    await saying(10_000);
    const { faults, ask } = isolate();
    await ask(path("SHA256SUMS"));
    faults.DUMPS = missing;
    faults.DB = failing("D1_ERROR: Network connection lost.");
    expect(await honesty(await ask(path("organizations.csv")))).toEqual(honest);
    faults.DB = undefined;
    for (const name of ["organizations.csv", "organizations.ttl"]) expect(await told(await ask(path(name)))).toBe(right.get(name));
  });
});

describe("a delta that is lost", () => {
  const name = "delta-from-1.0.0.ndjson";

  /** Loads two releases that are said to have so many organizations each; asks for the delta between them. Reads its bytes as frozen, too. */
  async function delta(count: number) {
    await empty();
    const said = (sequence: number, rows: readonly Row[]) => {
      const { release, dataset, documents, manifest } = edition(sequence, rows);
      return { release, dataset, documents, shape: { ...manifest, counts: { organizations: count } }, rows };
    };
    const [before, after] = [said(1, [row("a", "甲")]), said(2, [row("a", "甲"), row("b", "乙")])];
    const { content, ...file } = (await dumpNamed({ ...after, before }, name)) ?? expect.unreachable();
    for (const { release, shape, rows } of [before, after]) {
      await recordRelease(portal.DB, release, { ...shape, files: release.sequence === 2 ? [file] : [] });
      const changes = rows.slice(-1).map((one) => ({ entity: organizations, id: one.id, before: null, after: one }));
      await loadCollection(portal.DB, organizations, release.sequence, changes);
      await publish(portal.DB, release);
    }
    const { faults, ask } = isolate();
    faults.DUMPS = missing;
    return { answer: await ask(`/dumps/2.0.0/${name}`), whole: `200 ${new TextDecoder().decode(content)}` };
  }

  it("is made again where the records of both releases fit into memory", async () => {
    const { answer, whole } = await delta(5_000);
    expect(await told(answer)).toBe(whole);
  });

  it("is not where they do not, though those of one do", async () => {
    const { answer } = await delta(5_001);
    expect(await honesty(answer)).toEqual(honest);
  });
});

describe("a large file that is being proven", () => {
  const content = new Uint8Array(5 * 1024 * 1024).map((_, i) => (i * 31) % 251);
  const key = keyOf("1.0.0", "large.bin");
  const parts = Array.from({ length: 8 }, (_, i) => [i * 500_000, i * 500_000 + 9] as const);
  const inPart = ([from, to]: readonly [number, number]) => `206 ${new TextDecoder().decode(content.subarray(from, to + 1))}`;
  /** R2 in the place of which `whole` answers for a file that is asked for whole; parts come as they are. */
  const answering = (whole: () => Promise<unknown>) => ({
    get: ((name: string, options?: R2GetOptions) => (options?.range ? portal.DUMPS.get(name, options) : whole())) as never,
  });
  const askParts = (ask: ReturnType<typeof isolate>["ask"], some = parts) =>
    Promise.all(some.map(([from, to]) => ask(path("large.bin"), { headers: { Range: `bytes=${from}-${to}` } })));

  beforeAll(async () => {
    await empty();
    const { release, manifest } = edition(1, [row("a", "甲")]);
    const file = { name: "large.bin", contentType: "application/octet-stream", bytes: content.byteLength, rows: null };
    await recordRelease(portal.DB, release, { ...manifest, files: [{ ...file, sha256: await sha256(content) }] });
    await publish(portal.DB, release);
    await portal.DUMPS.put(key, content);
  });

  it("is read whole once, however many parts are asked for meanwhile, and each is the right one", async () => {
    const { faults, ask } = isolate();
    const whole = vi.fn(() => portal.DUMPS.get(key));
    faults.DUMPS = answering(whole);
    const answers = await askParts(ask);
    expect(await Promise.all(answers.map(told))).toEqual(parts.map(inPart));
    expect(whole).toHaveBeenCalledTimes(1);
  });

  it("and breaks is proven by one of those who wait", async () => {
    const { faults, ask } = isolate();
    const whole = vi.fn(() => portal.DUMPS.get(key));
    whole.mockImplementationOnce(failing("get: internal error (10001)"));
    faults.DUMPS = answering(whole);
    const [first, ...others] = await askParts(ask);
    // No code makes this file.
    expect(await honesty(first as Response)).toEqual(honest);
    expect(await Promise.all(others.map(told))).toEqual(parts.slice(1).map(inPart));
    expect(whole).toHaveBeenCalledTimes(2);
  });

  it("and hangs is 503 in time for everybody", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, ask } = isolate();
    const whole = vi.fn(hanging);
    faults.DUMPS = answering(whole);
    const answers = await whenLate(askParts(ask, parts.slice(0, 2)));
    expect(await Promise.all(answers.map(honesty))).toEqual([honest, honest]);
    expect(whole).toHaveBeenCalledTimes(1);
  });
});
