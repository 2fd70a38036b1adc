import { expect, inject, it } from "vitest";
import { exchange } from "../../bench/soak/exchange";
import { type Kind, walk } from "../../bench/soak/walk";
import { readFrozen } from "../../src/cli/frozen";

const walked = walk(readFrozen());

/** Of files, of what is negotiated and of queries that are kept, some are refused on purpose. */
const shown = ["data", "latest", "pages", "across"] as const satisfies readonly Kind[];

/** What the walk of `npm run soak` records is what it means to ask: an answer that is always the same may still be that of a slip. */
it.each(shown)("the soak asks %s for what there is", async (kind) => {
  expect(await statuses(kind, (status) => status >= 400)).toEqual([]);
});

it("the soak is refused what it wants refused", async () => {
  expect(await statuses("refused", (status) => status < 400 || status >= 500)).toEqual([]);
});

/** The requests of a kind whose answers have a status that they should not have. */
async function statuses(kind: Kind, isWrong: (status: number) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const asked of walked[kind]) {
    const { status } = (await exchange(inject("origin"), asked)).seen;
    if (isWrong(status)) found.push(`${status} ${asked.method} ${asked.path}`);
  }
  return found;
}
