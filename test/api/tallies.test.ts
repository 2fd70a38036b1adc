import { beforeAll, describe, expect, it } from "vitest";
import { loadRecords } from "../../src/cli/load-release";
import { edition, empty, row } from "./editions";
import { isolate } from "./faults/isolate";
import { portal } from "./portal";

const MANY = 3_000;
const book = (i: number) => [{ citation: { title: `資料${i % 3}`, publisher: "発行者", issued: "2030" } }];
const one = edition(
  1,
  Array.from({ length: MANY }, (_, i) => ({ ...row(`o${i}`, `第${i}機構`), evidence: book(i) })),
);

/** An isolate that knows the release and what it changed, and what D1 says that each answer reads. */
async function counting() {
  const { faults, ask } = isolate();
  await ask("/en/releases/1.0.0");
  let rows = 0;
  faults.DB = async (answer) => {
    const answers = await answer();
    for (const { meta } of answers) rows += meta.rows_read;
    return answers;
  };
  return async (path: string) => {
    rows = 0;
    const answer = await ask(path);
    return { status: answer.status, text: await answer.text(), rows };
  };
}

const paths = [
  "/cite/1.0.0.txt",
  "/cite/organizations@1.0.0.txt",
  "/v1/releases/1.0.0/coverage",
  "/v1/coverage",
  "/en/coverage",
  "/en/releases/1.0.0",
  "/en/datasets/organizations",
];
const kept = async () => (await portal.DB.prepare("SELECT * FROM tallies ORDER BY 1, 2, 3").all()).results;

describe("what all records of a collection rest on and lack", () => {
  beforeAll(async () => {
    await empty();
    await loadRecords(portal, one, { before: null });
  });

  it.each(paths)("is counted by the load: %s reads few rows, however many records there are", async (path) => {
    const { status, rows, text } = await (await counting())(path);
    expect(status).toBe(200);
    expect(rows).toBeLessThan(MANY / 20);
    const words = text.replace(/<[^>]*>/g, "");
    expect(words.match(path.includes("coverage") ? /3,?000/ : /資料0.*資料1.*資料2/s)).not.toBeNull();
  });

  it("is counted when it is asked for, with the same answer, of a release that was loaded before it was counted, until the next load", async () => {
    const before = await kept();
    expect(before.length).toBeGreaterThan(1);
    const counted = await counting();
    const answers = [];
    for (const path of paths) answers.push((await counted(path)).text);
    await portal.DB.prepare("DELETE FROM tallies").run();
    const scanning = await counting();
    for (const [i, path] of paths.entries()) {
      const { text, rows } = await scanning(path);
      expect(text === answers[i], path).toBe(true);
      expect(rows, path).toBeGreaterThanOrEqual(MANY);
    }
    await loadRecords(portal, one, { before: null });
    expect(await kept()).toEqual(before);
  });
});
