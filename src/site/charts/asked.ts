import { latestRelease } from "../../api/ledger";
import { Problem } from "../../api/problem";
import type { Ctx } from "../../api/respond";
import { shorten } from "../../api/shorten";
import { suggest } from "../../model/suggest";
import { chartOf, charts } from ".";
import { type Read, readChart } from "./read";

/** The chart of the latest release. Throws `not-found` where there is none of that name, or nothing to draw. */
export async function chartAsked(c: Ctx, name: string): Promise<Read> {
  const chart = chartOf(name);
  const read = chart && (await readChart(c.env.DB, await latestRelease(c.env.DB), chart));
  if (read) return read;
  throw noChart(
    name,
    charts.map((one) => one.name),
  );
}

/** That there is no such chart, and which was probably meant. */
export function noChart(asked: string, known: readonly string[]): Problem {
  return new Problem(
    "not-found",
    { en: `There is no chart “${shorten(asked)}”.`, ja: `「${shorten(asked)}」という図はありません。` },
    { members: { didYouMean: suggest(asked, known) } },
  );
}
