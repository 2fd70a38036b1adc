import { readHistory } from "../db/history";
import { readLedger } from "../db/releases";
import { fieldChanges } from "../model/difference";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { entityOrProblem, unknownRecord } from "./missing";
import { Parameters } from "./parameters";
import { type Ctx, MOVING, sendJson } from "./respond";

/** `/v1/{collection}/{id}/history`: every state a record has had, oldest first, each with what changed, and its tombstone. */
export async function history(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const id = c.req.param("id") ?? "";
  const { states, tombstone } = await readHistory(c.env.DB, entity, id);
  if (states.length === 0) throw await unknownRecord(c.env.DB, await latestRelease(c.env.DB), entity, id);
  const issues = new Map((await readLedger(c.env.DB)).map((release) => [release.sequence, release]));
  const named = (sequence: number | null) => {
    const release = sequence === null ? undefined : issues.get(sequence);
    return release ? { id: release.id, issued: release.issued } : null;
  };
  const data = states.map(({ since, until, row }, i) => {
    const before = states[i - 1]?.row;
    const release = named(since);
    return {
      since: release,
      until: named(until),
      changes: before ? fieldChanges(entity, before, row) : [],
      data: row,
      links: { self: release && paths.record(entity.collection, id, { release: release.id }) },
    };
  });
  const removed = tombstone && {
    release: { id: tombstone.release.id, issued: tombstone.release.issued },
    reason: tombstone.reason,
    successor: tombstone.successor,
    merged: tombstone.merged,
  };
  return sendJson(
    c,
    { data, removed, links: { record: paths.record(entity.collection, id), changes: paths.changes() } },
    { "Cache-Control": MOVING },
  );
}
