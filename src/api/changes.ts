import { isLogged, readLog } from "../db/history";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { limits } from "./limits";
import { nothingLoaded } from "./missing";
import { Parameters } from "./parameters";
import { queryString } from "./query-string";
import { type Ctx, citing, MOVING, sendJson } from "./respond";
import { readLimit } from "./shared-parameters";

/**
 * `/v1/changes?after={sequence}`: what every release did to every record, in order, with the tombstones of those removed. A reader
 * who keeps the last sequence seen asks again with it and misses no change; withdrawals of releases stand in `/v1/releases` and the
 * feeds.
 */
export async function changes(c: Ctx): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["after", "limit"]);
  const given = parameters.get("after") ?? "0";
  if (!/^\d{1,15}$/.test(given)) parameters.refuse("after", given, "type", SEQUENCE);
  const limit = readLimit(parameters);
  parameters.check();
  const after = Number(given);
  const entries = await readLog(c.env.DB, after, limit);
  if (entries.length === 0 && after === 0) throw nothingLoaded();
  const latest = await latestRelease(c.env.DB);
  // Who goes on after a slip of the pen would miss every change to come.
  if (entries.length === 0 && !(await isLogged(c.env.DB, after))) parameters.refuse("after", given, "range", SEQUENCE);
  parameters.check();
  const page = entries.slice(0, limit);
  const last = page.at(-1)?.sequence ?? after;
  const hasMore = entries.length > limit;
  const query = queryString([["after", last], ...(limit === limits.pageSize.default ? [] : [["limit", limit] as const])]);
  const data = page.map(({ tombstone, place, withdrawn, ...entry }) => ({
    ...entry,
    ...(tombstone && { tombstone: { reason: tombstone.reason, successor: tombstone.successor, merged: tombstone.merged } }),
    links: {
      record:
        entry.change === "removed" || withdrawn ? null : paths.record(entry.collection, entry.id, { release: entry.release.id }),
      // What a withdrawn release added has a history only once a later release stands on it; another may only be newer than what is known as the latest.
      history: entry.change === "added" && withdrawn && place > latest.sequence ? null : paths.history(entry.collection, entry.id),
    },
  }));
  // `resume` is always there: what to ask when the next release is out.
  const next = hasMore ? paths.changes(query) : null;
  return sendJson(
    c,
    { data, page: { limit, next, hasMore, last, resume: paths.changes(query) } },
    { "Cache-Control": MOVING, Link: citing(c, paths.release(latest.id), next) },
  );
}

const SEQUENCE = { en: "a sequence of this log, or 0 for all", ja: "このログの sequence（最初からは 0）" };
