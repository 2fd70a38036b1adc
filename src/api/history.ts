import { type Buried, readHistory } from "../db/history";
import { readNames } from "../db/records";
import { type Listed, readLedger, readShapes } from "../db/releases";
import { type FieldChange, fieldChanges, type Names, referencesOf } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Json } from "../model/field";
import type { Release } from "../model/release";
import { levelBetween } from "../release/numbering";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { entityOrProblem, unknownRecord } from "./missing";
import { Parameters } from "./parameters";
import { type Ctx, citing, MOVING, sendJson } from "./respond";

/** A state of a record: from which release until before which (null where it still holds), and what changed with it. */
export type PastState = {
  readonly since: Listed | null;
  readonly until: Listed | null;
  readonly changes: readonly FieldChange[];
  /** The record as its release shows it; null where only withdrawn releases held it. */
  readonly data: { readonly [field: string]: Json } | null;
  /** A release that shows it. */
  readonly release: Listed | null;
};

/** Every state of a record, oldest first, its tombstone, and what the records are called that it refers to. */
export type Past = { readonly states: readonly PastState[]; readonly removed: Buried | null; readonly names: Names };

/** `/v1/{collection}/{id}/history`: every state a record has had, oldest first, each with what changed, and its tombstone. */
export async function history(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const id = c.req.param("id") ?? "";
  const latest = await latestRelease(c.env.DB);
  const { states, removed } = await readPast(c.env.DB, latest, entity, id);
  if (states.length === 0) throw await unknownRecord(c.env.DB, latest, entity, id);
  const document = {
    data: states.map(({ since, until, release, ...state }) => ({
      since: named(since),
      until: named(until),
      ...state,
      links: { self: release && paths.record(entity.collection, id, { release: release.id }) },
    })),
    removed: removed && {
      release: named(removed.release),
      reason: removed.reason,
      successor: removed.successor,
      merged: removed.merged,
    },
    links: { record: paths.record(entity.collection, id), changes: paths.changes() },
  };
  return sendJson(c, document, { "Cache-Control": MOVING, Link: citing(c, paths.id(entity.collection, id)) });
}

/** Reads the past of a record up to a release; without states where it never was. */
export async function readPast(d1: D1Database, latest: Release, entity: Entity, id: string): Promise<Past> {
  const [{ states: held, tombstone }, newestFirst, shapes] = await Promise.all([
    readHistory(d1, entity, id, latest.sequence),
    readLedger(d1),
    readShapes(d1, entity),
  ]);
  // What was published since the latest release was looked up is left to the next answer: one answer is of one moment. What withdrawn
  // releases after the latest did counts no more: its states hold again.
  const ledger = newestFirst.filter(({ sequence }) => sequence <= latest.sequence).reverse();
  const last = ledger.at(-1)?.sequence ?? latest.sequence;
  const at = (sequence: number | null) => ledger.find((one) => one.sequence === sequence) ?? null;
  // What only withdrawn releases held may not be read here either; the state itself is still told of.
  const told = held.flatMap(({ since, until: ended, row }) => {
    if (since > last) return [];
    const until = ended !== null && ended > last ? null : ended;
    const within = ledger.filter(({ sequence }) => sequence >= since && (until === null || sequence < until));
    const release = within.find(({ withdrawal }) => !withdrawal) ?? null;
    // A state is shown as its release shows it: a field that came later is no part of it.
    const data = release && Object.fromEntries((shapes.get(release.sequence) ?? []).map((field) => [field, row[field] ?? null]));
    return [{ since, until, row: release ? row : null, data, release }];
  });
  const rows = told.flatMap(({ row }) => row ?? []);
  const shownIn = told.flatMap(({ release }) => release?.sequence ?? []);
  const names = await readNames(d1, [latest.sequence, ...shownIn], referencesOf(entity, rows));
  const corrects = (release: Listed | null) =>
    Boolean(release?.predecessor) && levelBetween(release?.predecessor as string, release?.id as string) === "patch";
  const states = told.map(({ since, until, row, data, release }, i): PastState => {
    const before = told[i - 1]?.row;
    const changes = before && row ? fieldChanges(entity, before, row, { names, corrects: corrects(at(since)) }) : [];
    return { since: at(since), until: at(until), changes, data, release };
  });
  return { states, removed: tombstone, names };
}

function named(release: Pick<Release, "id" | "issued"> | null) {
  return release && { id: release.id, issued: release.issued };
}
