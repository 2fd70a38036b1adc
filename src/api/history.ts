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
  const latest = await latestRelease(c.env.DB);
  const { states, tombstone } = await readHistory(c.env.DB, entity, id, latest.sequence);
  if (states.length === 0) throw await unknownRecord(c.env.DB, latest, entity, id);
  const ledger = (await readLedger(c.env.DB)).reverse();
  const named = (sequence: number | null) => {
    const release = ledger.find((one) => one.sequence === sequence);
    return release ? { id: release.id, issued: release.issued } : null;
  };
  // What only withdrawn releases held may not be read here either; the state itself is still told of.
  const told = states.map(({ since, until, row }) => {
    const held = ledger.filter(({ sequence }) => sequence >= since && (until === null || sequence < until));
    const readable = held.find(({ withdrawal }) => !withdrawal);
    return { since, until, row: readable ? row : null, release: readable };
  });
  const data = told.map(({ since, until, row, release }, i) => {
    const before = told[i - 1]?.row;
    return {
      since: named(since),
      until: named(until),
      changes: before && row ? fieldChanges(entity, before, row) : [],
      data: row,
      links: { self: release ? paths.record(entity.collection, id, { release: release.id }) : null },
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
