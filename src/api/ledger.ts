import { readAbsent } from "../db/records";
import { type Held, type LedgerEntry, readLatest, readLedger, readRelease } from "../db/releases";
import { Unanswered } from "../hop";
import { forgetAll } from "../memory";
import { bindingOf } from "../metered";
import type { Entity } from "../model/entity";
import { nothingLoaded, unknownRelease, withdrawnRelease } from "./missing";
import { Parameters } from "./parameters";
import { Problem } from "./problem";

// How long an isolate trusts the pointer to the latest release before it looks again.
const TRUSTED_MS = 5_000;

// A release never changes, but it may be withdrawn; finished answers rest on it for as long again.
const REMEMBERED_MS = 30_000;

// How long it goes on with what it knew where the database fails; as long as other caches may (`stale-if-error`).
const STALE_MS = 86_400_000;

type Read = { readonly release: LedgerEntry; readonly readAt: number; readonly askAt: number };
type Memory = {
  readonly frozen: Map<string, Read>;
  /** When it was learned of which releases that they were withdrawn. */
  readonly withdrawn: Map<string, number>;
  latest?: Read | undefined;
};

// What an isolate knows of each database.
const memories = new WeakMap<D1Database, Memory>();

/** The release that a path names, or the latest where it names none: its number at once, the rest only when it is read. */
export type Edition = { readonly id: string; readonly alias: boolean; read(): Promise<LedgerEntry> };

/** The edition that a request is about. Naming a frozen release costs no look at the database. */
export async function editionOf(d1: D1Database, named: string | undefined): Promise<Edition> {
  if (named !== undefined) return { id: named, alias: false, read: () => releaseOf(d1, named) };
  const latest = await latestRelease(d1);
  return { id: latest.id, alias: true, read: async () => latest };
}

/** Of some fields, those that a release knows; a field that came later is no part of it. Throws where it has no such collection. */
export function fieldsIn(release: LedgerEntry, entity: Entity, fields: readonly string[]): string[] {
  const known = knownIn(release, entity);
  return fields.filter((field) => known.includes(field) || entity.fields[field]?.virtual);
}

function knownIn({ id, manifest }: LedgerEntry, entity: Entity): readonly string[] {
  const known = manifest.fields[entity.collection];
  if (known) return known;
  throw new Problem("unknown-collection", {
    en: `Release ${id} has no collection “${entity.collection}”; it came later.`,
    ja: `リリース${id}に「${entity.collection}」というコレクションはありません（後のリリースで加わりました）。`,
  });
}

/** The fields that a release has stored of a collection, in the registry's order. Throws where it has no such collection. */
export function storedIn(release: LedgerEntry, entity: Entity): string[] {
  return fieldsIn(release, entity, Object.keys(entity.fields)).filter((field) => !entity.fields[field]?.virtual);
}

/**
 * Refuses parameters that speak of fields which came after a release: they are no part of it and never will be. Throws
 * `unknown-collection` where the whole collection came after it.
 */
export function refuseLaterFields(
  release: LedgerEntry,
  entity: Entity,
  used: readonly (readonly [parameter: string, field: string])[],
): void {
  const known = knownIn(release, entity);
  const parameters = new Parameters("", []);
  for (const [parameter, field] of used) {
    if (known.includes(field) || entity.fields[field]?.virtual) continue;
    const expected = {
      en: `a field that release ${release.id} has; this one came later`,
      ja: `リリース${release.id}にある項目（後のリリースで追加）`,
    };
    parameters.refuse(parameter, field, "value", expected, known);
  }
  parameters.check();
}

/** Whether the release before one can be asked for the same: it may be read, and it has what is asked for. */
export async function canAskBefore(d1: D1Database, { predecessor }: LedgerEntry, asked: readonly Held[]): Promise<boolean> {
  if (predecessor === null) return false;
  const before = await releaseOf(d1, predecessor).catch((error) => {
    // Withdrawn is an answer; a fault is none, and must not be kept for a year as if it were.
    if (error instanceof Problem && error.code === "release-withdrawn") return null;
    throw error;
  });
  if (!before) return false;
  for (const { entity, id, fields = [] } of asked) {
    const known = before.manifest.fields[entity.collection];
    if (!known || fields.some((field) => !known.includes(field))) return false;
    if (id !== undefined && (await readAbsent(d1, before.sequence, entity, [id])).length > 0) return false;
  }
  return true;
}

/** The latest release, remembered for seconds. Throws `unavailable` before the first release is loaded. */
export async function latestRelease(d1: D1Database): Promise<LedgerEntry> {
  const memory = memoryOf(d1);
  if (memory.latest && Date.now() < memory.latest.askAt) return memory.latest.release;
  if (memory.latest) memory.latest = askedNow(memory.latest);
  const began = Date.now();
  try {
    const release = await readLatest(d1);
    if (!release) throw nothingLoaded();
    if (isLate(memory, release.id, began)) return latestRelease(d1);
    memory.withdrawn.delete(release.id);
    if (memory.latest && release.sequence < memory.latest.release.sequence) {
      // Another request may have read a newer one since this began; else the pointer went back, as the latest was withdrawn.
      if (memory.latest.readAt >= began) return memory.latest.release;
      learnWithdrawn(d1, memory.latest.release.id);
    }
    memory.frozen.set(release.id, readNow(release, REMEMBERED_MS));
    memory.latest = readNow(release, TRUSTED_MS);
    return release;
  } catch (error) {
    return stillGood(memory.latest, error);
  }
}

/** A release of a number, withdrawn or not. Throws `unknown-release` where there is none. */
export async function knownRelease(d1: D1Database, id: string): Promise<LedgerEntry> {
  const release = (await readRelease(d1, id)) ?? (await publishedSince(d1, id));
  // Who knows of a release looks again before calling an older one the latest.
  const memory = memoryOf(d1);
  if (memory.latest && memory.latest.release.sequence < release.sequence) memory.latest = { ...memory.latest, askAt: 0 };
  return release;
}

/** A release that was not there a moment ago: the ledger that says which there are may know it by now. */
async function publishedSince(d1: D1Database, id: string): Promise<LedgerEntry> {
  const ledger = await readLedger(d1);
  const release = ledger.some((one) => one.id === id) ? await readRelease(d1, id) : null;
  if (!release) throw unknownRelease(ledger, id);
  return release;
}

/** A release that may be read. Throws `unknown-release` where there is none of that number, `release-withdrawn` where it was. */
export async function releaseOf(d1: D1Database, id: string): Promise<LedgerEntry> {
  const { frozen } = memoryOf(d1);
  const held = frozen.get(id);
  if (held && Date.now() < held.askAt) return held.release;
  if (held) frozen.set(id, askedNow(held));
  const began = Date.now();
  let release: LedgerEntry;
  try {
    release = await knownRelease(d1, id);
  } catch (error) {
    // Another request may have learned meanwhile that it is withdrawn.
    return stillGood(frozen.get(id), error);
  }
  if (release.withdrawal) {
    learnWithdrawn(d1, id);
    throw withdrawnRelease(release);
  }
  if (isLate(memoryOf(d1), id, began)) return releaseOf(d1, id);
  memoryOf(d1).withdrawn.delete(id);
  frozen.set(id, readNow(release, REMEMBERED_MS));
  return release;
}

/** Whether a read began before another one learned that the release was withdrawn: then it must be read again. */
function isLate({ withdrawn }: Memory, id: string, began: number): boolean {
  const learnedAt = withdrawn.get(id);
  return learnedAt !== undefined && began <= learnedAt;
}

/** What turns out to be withdrawn is not known any more, nor any answer that may rest on it, whatever fails later. */
function learnWithdrawn(d1: D1Database, id: string): void {
  const memory = memoryOf(d1);
  memory.frozen.delete(id);
  if (memory.latest?.release.id === id) memory.latest = undefined;
  // Who asks for it again and again makes nobody forget again.
  if (memory.withdrawn.has(id)) return;
  memory.withdrawn.set(id, Date.now());
  forgetAll(bindingOf(d1));
}

function readNow(release: LedgerEntry, trustedMs: number): Read {
  return { release, readAt: Date.now(), askAt: Date.now() + trustedMs };
}

/** The same, while one request asks anew: others need not wait for a database that may hang. */
function askedNow(held: Read): Read {
  return { ...held, askAt: Date.now() + TRUSTED_MS };
}

/**
 * What was read before, where the database now fails (RFC 5861, section 4). Throws the error where nothing was read or it is too old, and
 * where the error is an answer.
 */
function stillGood(held: Read | undefined, error: unknown): LedgerEntry {
  if (!held || !(error instanceof Unanswered) || Date.now() - held.readAt > STALE_MS) throw error;
  return held.release;
}

function memoryOf(d1: D1Database): Memory {
  const database = bindingOf(d1);
  const memory = memories.get(database) ?? { frozen: new Map(), withdrawn: new Map() };
  memories.set(database, memory);
  return memory;
}
