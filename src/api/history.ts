import { readHistory } from "../db/history";
import { readNames } from "../db/records";
import { readLedger, readShapes } from "../db/releases";
import { fieldChanges, referencesOf } from "../model/difference";
import { levelBetween } from "../release/numbering";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { entityOrProblem, unknownRecord } from "./missing";
import { Parameters } from "./parameters";
import { type Ctx, citing, MOVING, sendJson } from "./respond";

/** `/v1/{collection}/{id}/history`: every state a record has had, oldest first, each with what changed, and its tombstone. */
export async function history(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const id = c.req.param("id") ?? "";
  const latest = await latestRelease(c.env.DB);
  const { states: held, tombstone } = await readHistory(c.env.DB, entity, id, latest.sequence);
  if (held.length === 0) throw await unknownRecord(c.env.DB, latest, entity, id);
  const ledger = (await readLedger(c.env.DB)).reverse();
  const shapes = await readShapes(c.env.DB, entity);
  const named = (sequence: number | null) => {
    const release = ledger.find((one) => one.sequence === sequence);
    return release ? { id: release.id, issued: release.issued } : null;
  };
  // What only withdrawn releases held may not be read here either; the state itself is still told of.
  const told = held.map(({ since, until, row }) => {
    const within = ledger.filter(({ sequence }) => sequence >= since && (until === null || sequence < until));
    const readable = within.find(({ withdrawal }) => !withdrawal);
    // A state is shown as its release shows it: a field that came later is no part of it.
    const data = readable && Object.fromEntries((shapes.get(readable.sequence) ?? []).map((field) => [field, row[field] ?? null]));
    return { since, until, row: readable ? row : null, data: data ?? null, release: readable };
  });
  const rows = told.flatMap(({ row }) => row ?? []);
  const names = await readNames(c.env.DB, latest.sequence, referencesOf(entity, rows));
  const corrects = (sequence: number) => {
    const release = ledger.find((one) => one.sequence === sequence);
    return Boolean(release?.predecessor) && levelBetween(release?.predecessor as string, release?.id as string) === "patch";
  };
  const states = told.map(({ since, until, row, data, release }, i) => {
    const before = told[i - 1]?.row;
    return {
      since: named(since),
      until: named(until),
      changes: before && row ? fieldChanges(entity, before, row, { names, corrects: corrects(since) }) : [],
      data,
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
    { data: states, removed, links: { record: paths.record(entity.collection, id), changes: paths.changes() } },
    { "Cache-Control": MOVING, Link: citing(c, paths.id(entity.collection, id)) },
  );
}
