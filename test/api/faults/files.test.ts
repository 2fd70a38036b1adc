import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { publish, recordRelease } from "../../../src/db/load";
import { sha256 } from "../../../src/model/digest";
import { keyOf } from "../../../src/store/dumps";
import { edition, empty, row } from "../editions";
import { portal } from "../portal";
import { type BucketFault, failing, hanging, honest, honesty, isolate, listening, rightAnswer, told, whenLate } from "./isolate";

const logged = listening();

type Get = (key: string, options?: R2GetOptions) => Promise<R2ObjectBody | null>;
const stored: Get = (key, options) => portal.DUMPS.get(key, options);

/** R2 that answers with an object of other bytes. */
const holding =
  (harm: (bytes: Uint8Array) => Uint8Array): Get =>
  async (key, options) => {
    const object = await stored(key, options);
    if (!object) return null;
    const bytes = harm(new Uint8Array(await object.arrayBuffer()));
    return { ...described(object), arrayBuffer: async () => bytes.buffer, body: new Response(bytes as never).body } as never;
  };

/** What an object says of itself; its members are getters, which a spread leaves out. */
function described(object: R2Object) {
  const { key, version, size, range } = object;
  return { key, version, size, range };
}

const faults: readonly (readonly [string, BucketFault])[] = [
  ["is missing", { head: async () => null, get: async () => null } as never],
  ["is cut short", { get: holding((bytes) => bytes.slice(0, -1)) as never }],
  ["has as many other bytes", { get: holding((bytes) => bytes.map((byte, i) => (i === 9 ? byte ^ 1 : byte))) as never }],
  [
    "is larger than an isolate, and not read for that",
    {
      get: (async (key: string) => ({
        ...described((await stored(key)) as R2Object),
        size: 200 * 2 ** 20,
        body: new ReadableStream(),
        arrayBuffer() {
          throw new Error("read");
        },
      })) as never,
    },
  ],
  ["cannot be read, as R2 fails", { get: failing("get: We encountered an internal error. Please try again. (10001)") }],
  [
    "breaks while it is read",
    {
      get: (async (key: string) => ({
        ...described((await stored(key)) as R2Object),
        arrayBuffer: failing("Network connection lost."),
      })) as never,
    },
  ],
];

describe("a stored file", () => {
  const path = "/dumps/1.0.0/plans.csv";

  it.each(faults)("that %s is made again, with the right bytes and the right part of them", async (_, fault) => {
    const right = await rightAnswer(path);
    const one = isolate();
    one.faults.DUMPS = fault;
    expect(await told(await one.ask(path))).toBe(right);
    const part = await one.ask(path, { headers: { Range: "bytes=3-6" } });
    expect([part.status, await part.text()]).toEqual([206, right.slice("200 ".length).slice(3, 7)]);
    expect(logged.join()).toContain("plans.csv");
  });

  it.each(faults)("that %s is 503 where D1 fails too", async (_, fault) => {
    const one = isolate();
    await one.ask(path);
    one.faults.DUMPS = fault;
    one.faults.DB = failing("D1_ERROR: Network connection lost.");
    expect(await honesty(await one.ask(path))).toEqual(honest);
  });

  it("that hangs is made again in time", async () => {
    const right = await rightAnswer(path);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const one = isolate();
    const get = vi.fn(hanging as Get);
    one.faults.DUMPS = { get: get as never };
    expect(await told(await whenLate(one.ask(path)))).toBe(right);
    // Each more that it were made from would take as long again.
    expect(get.mock.calls.map(([key]) => key)).toEqual([keyOf("1.0.0", "plans.csv")]);
  });

  it("is made from the records of its collection alone", async () => {
    const one = isolate();
    await one.ask(path);
    const before = one.asked.batches;
    one.faults.DUMPS = { get: (async () => null) as never };
    expect((await one.ask(path)).status).toBe(200);
    // Whether the release was withdrawn, and a page of records.
    expect(one.asked.batches - before).toBe(2);
  });

  it("that was made again is put back, and one that could only not be read is left as it is", async () => {
    const one = isolate();
    const put = vi.fn(portal.DUMPS.put.bind(portal.DUMPS));
    one.faults.DUMPS = { get: failing("get: internal error (10001)"), put: put as never };
    await one.ask(path);
    expect(put).not.toHaveBeenCalled();
    one.faults.DUMPS = { get: (async () => null) as never, put: put as never };
    await one.ask(path);
    expect(put.mock.calls.map(([key]) => key)).toEqual([keyOf("1.0.0", "plans.csv")]);
  });

  it("that cannot be put back is sent all the same", async () => {
    const right = await rightAnswer(path);
    const one = isolate();
    one.faults.DUMPS = { get: (async () => null) as never, put: failing("put: internal error (10001)") };
    expect(await told(await one.ask(path))).toBe(right);
  });

  it("is sent though D1 fails, once its release is known", async () => {
    const one = isolate();
    // What the ledger has of a release is a file too.
    for (const known of [path, "/dumps/1.0.0/release.json"]) {
      const right = await told(await one.ask(known));
      one.faults.DB = failing("D1_ERROR: Network connection lost.");
      expect(await told(await one.ask(known)), known).toBe(right);
      one.faults.DB = undefined;
    }
  });
});

describe("a file of the build", () => {
  it.each<[string, () => Promise<Response>]>([
    ["cannot be read", failing("internal error")],
    ["is answered with a fault of the platform", async () => new Response("oops", { status: 500 })],
  ])("that %s is 503 and not a page that says that nothing is there", async (_, fault) => {
    const { faults, ask } = isolate();
    faults.ASSETS = fault;
    expect(await honesty(await ask("/openapi.json"))).toEqual(honest);
    expect((await ask("/v1/initiatives")).status).toBe(200);
  });

  it("that hangs is 503 in time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, ask } = isolate();
    faults.ASSETS = hanging;
    expect(await honesty(await whenLate(ask("/openapi.json")))).toEqual(honest);
  });
});

describe("the page of a record", () => {
  const path = "/en/budgets/k-program-2021-2022";
  const lineIn = async (answer: Response) => [answer.status, /class="whole-line"/.test(await answer.text())];

  it("is whole but for the line of its evidence where the build cannot be read", async () => {
    const { faults, ask } = isolate();
    expect(await lineIn(await ask(path))).toEqual([200, true]);
    for (const fault of [failing("internal error"), async () => new Response("oops", { status: 500 })]) {
      faults.ASSETS = fault;
      expect(await lineIn(await ask(path))).toEqual([200, false]);
    }
  });

  it("shows no line whose bytes have another digest than its evidence", async () => {
    const { faults, ask } = isolate();
    faults.ASSETS = async (answer) => new Response((await (await answer()).text()).replaceAll("5,000億円", "6,000億円"));
    expect(await lineIn(await ask(path))).toEqual([200, false]);
  });
});

describe("a file that is too large to be read whole each time", () => {
  const content = new Uint8Array(5 * 1024 * 1024).map((_, i) => (i * 31) % 251);
  const key = keyOf("1.0.0", "large.bin");
  const path = "/dumps/1.0.0/large.bin";
  let digest = "";

  beforeAll(async () => {
    await empty();
    const one = edition(1, [row("a", "甲")]);
    digest = await sha256(content);
    const file = {
      name: "large.bin",
      contentType: "application/octet-stream",
      bytes: content.byteLength,
      rows: null,
      sha256: digest,
    };
    await recordRelease(portal.DB, one.release, { ...one.manifest, files: [file] });
    await publish(portal.DB, one.release);
  });
  beforeEach(async () => void (await portal.DUMPS.put(key, content)));

  const digestOf = async (answer: Response) => sha256(new Uint8Array(await answer.arrayBuffer()));
  // No code makes this file, so that what is not sent from R2 is 503.
  it.each<[string, BucketFault]>([
    ["is missing", { head: async () => null }],
    ["vanishes after a first look", { get: (async () => null) as never }],
    ["is cut short", { head: (async () => ({ version: "1", size: content.byteLength - 1 })) as never }],
    ["has as many other bytes", { get: holding((bytes) => bytes.fill(7, 0, 1)) as never }],
    ["breaks while it is proven", { get: streaming((bytes) => [bytes.slice(0, 9), new Error("Network connection lost.")]) }],
    ["cannot be read, as R2 fails", { head: failing("head: internal error (10001)") }],
  ])("and %s is 503", async (_, fault) => {
    const one = isolate();
    one.faults.DUMPS = fault;
    expect(await honesty(await one.ask(path))).toEqual(honest);
    one.faults.DUMPS = undefined;
    expect(await digestOf(await one.ask(path))).toBe(digest);
  });

  it.each(["head", "get"] as const)("and of which R2 hangs at %s is 503 in time", async (operation) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const one = isolate();
    one.faults.DUMPS = { [operation]: hanging };
    expect(await honesty(await whenLate(one.ask(path)))).toEqual(honest);
  });

  it("and is put anew while it is read is proven anew and sent", async () => {
    const one = isolate();
    let reads = 0;
    const get: Get = async (...given) => {
      if (++reads === 2) await portal.DUMPS.put(key, content);
      return stored(...given);
    };
    one.faults.DUMPS = { get: get as never };
    expect(await digestOf(await one.ask(path))).toBe(digest);
    expect(reads).toBe(4);
  });

  it("and is replaced by other bytes while it is read is 503, and not a byte of them is sent", async () => {
    const one = isolate();
    let reads = 0;
    const get: Get = async (...given) => {
      if (++reads === 2) await portal.DUMPS.put(key, content.slice().fill(7, 0, 1));
      return stored(...given);
    };
    one.faults.DUMPS = { get: get as never };
    expect(await honesty(await one.ask(path))).toEqual(honest);
  });

  it("and of which R2 gives the whole for a part is 503, and not another part", async () => {
    const one = isolate();
    await (await one.ask(path)).arrayBuffer();
    one.faults.DUMPS = { get: ((name: string) => stored(name)) as never };
    expect(await honesty(await one.ask(path, { headers: { Range: "bytes=5-8" } }))).toEqual(honest);
  });

  it.each<[string, (bytes: Uint8Array) => (Uint8Array | Error)[]]>([
    ["breaks", (bytes) => [bytes.slice(0, 9), new Error("Network connection lost.")]],
    ["ends early", (bytes) => [bytes.slice(0, -1)]],
    ["has more", (bytes) => [bytes, bytes.slice(0, 1)]],
  ])("and %s on its way breaks the answer, so that no client takes it for whole", async (_, parts) => {
    const one = isolate();
    await (await one.ask(path)).arrayBuffer();
    one.faults.DUMPS = { get: streaming(parts) };
    const answer = await one.ask(path);
    expect([answer.status, answer.headers.get("Content-Length")]).toEqual([200, String(content.byteLength)]);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it("and whose reader goes away is read no further", async () => {
    const one = isolate();
    await (await one.ask(path)).arrayBuffer();
    const gone = vi.fn();
    let sent = 0;
    const get: Get = async (name) => {
      const body = new ReadableStream({
        pull: (controller) => {
          sent++;
          controller.enqueue(content.subarray((sent - 1) * 65_536, sent * 65_536));
        },
        cancel: gone,
      });
      return { ...described((await stored(name)) as R2Object), body } as never;
    };
    one.faults.DUMPS = { get: get as never };
    const reader = ((await one.ask(path)).body as ReadableStream).getReader();
    await reader.read();
    await reader.cancel();
    await vi.waitFor(() => expect(gone).toHaveBeenCalled());
    expect(sent).toBeLessThan(content.byteLength / 65_536 / 2);
  });

  /** R2 whose stream gives some parts and then ends, or breaks where a part is an error. */
  function streaming(parts: (bytes: Uint8Array) => (Uint8Array | Error)[]) {
    const get: Get = async (name) => {
      const left = parts(content);
      const body = new ReadableStream({
        pull(controller) {
          const part = left.shift();
          if (part instanceof Error) controller.error(part);
          else if (part) controller.enqueue(part);
          else controller.close();
        },
      });
      return { ...described((await stored(name)) as R2Object), body } as never;
    };
    return get as never;
  }
});
