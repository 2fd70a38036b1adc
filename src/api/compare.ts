import { WHOLE } from "../catalog/dataset";
import { type ChangePosition, readDifference } from "../db/difference";
import { readNames } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import {
  allReferences,
  type ChangeKind,
  changeKinds,
  changesFacts,
  fieldChanges,
  kindOf,
  namedBySentences,
  type RecordChange,
  recordSentence,
  type Wording,
} from "../model/difference";
import type { Row } from "../model/field";
import { patchOf, writePatch } from "../model/patch";
import { levelBetween } from "../release/numbering";
import { paths } from "../urls";
import { cursorBinding, readCursor, refuseCursor, writeCursor } from "./cursor";
import { latestRelease, releaseOf } from "./ledger";
import { limits } from "./limits";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type Pairs, queryString } from "./query-string";
import { type Ctx, citing, FROZEN, REDIRECT, sendJson, sendText } from "./respond";
import { readLimit } from "./shared-parameters";

export const views = ["stat", "rows", "patch"] as const;

/**
 * `/v1/compare/{a}...{b}`: what changed from one release to another, in either direction. `view=stat` counts by collection, `rows`
 * pages through the records with a sentence for each field, `patch` is the JSON Patch between the whole-release JSON documents.
 */
export async function compare(c: Ctx): Promise<Response> {
  const range = c.req.param("range") ?? "";
  const { search } = new URL(c.req.url);
  const [a, b] = rangeOrProblem(range);
  const pinned = await pinnedRange(c.env.DB, a, b);
  if (pinned) return c.body(null, 307, { Location: paths.compare(...pinned) + search, "Cache-Control": REDIRECT });
  const parameters = new Parameters(search, ["view", "collection", "limit", "cursor"]);
  const view = parameters.get("view") ?? "stat";
  const collections = entities.map(({ collection }) => collection);
  if (!views.includes(view as never))
    parameters.refuse("view", view, "value", { en: "stat, rows or patch", ja: "stat・rows・patch のいずれか" }, views);
  const collection = parameters.get("collection");
  if (collection !== null && !collections.includes(collection))
    parameters.refuse("collection", collection, "value", { en: "a collection", ja: "コレクション" }, collections);
  for (const name of ["collection", "limit", "cursor"].filter((one) => view !== "rows" && parameters.get(one) !== null))
    parameters.refuse(name, parameters.get(name) as string, "format", { en: "only with view=rows", ja: "view=rows のときだけ" });
  const limit = readLimit(parameters);
  parameters.check();

  const [from, to] = [await releaseOf(c.env.DB, a), await releaseOf(c.env.DB, b)];
  // The address that is cited.
  const opened = search === "" ? pageFor(c, (language) => paths.comparePage(language, from.id, to.id)) : null;
  if (opened) return opened;
  const headers = { "Cache-Control": FROZEN, Vary: "Accept", Link: citing(c, paths.compare(from.id, to.id) + search) };
  if (view === "rows") {
    const page = await readChangedRows(c.env.DB, from, to, { collection, limit, cursor: parameters.get("cursor") });
    const rows = rowsOf(from, to, page, limit);
    return sendJson(c, rows, { ...headers, Link: citing(c, paths.compare(from.id, to.id) + search, rows.page.next) });
  }
  const changes = await readAllChanges(c.env.DB, from, to);
  if (view === "stat") return sendJson(c, statOf(from, to, changes), headers);
  return sendText(c, patchBetween(from, to, changes), { ...headers, "Content-Type": "application/json-patch+json" });
}

/** The JSON Patch that leads from the document of one release to that of another: the same bytes as in a delta. */
export function patchBetween(from: LedgerEntry, to: LedgerEntry, changes: readonly RecordChange[]): string {
  const side = (release: LedgerEntry) => ({ release, collections: Object.keys(release.manifest.fields) });
  return writePatch(patchOf(side(from), side(to), changes));
}

/** The two names of a range, `1.0.0...1.1.0`. Throws where it is none. */
export function rangeOrProblem(range: string): readonly [from: string, to: string] {
  const names = range.split("...");
  const [from, to] = names;
  if (names.length === 2 && from && to) return [from, to];
  const example = paths.compare("1.0.0", "latest");
  throw new Problem("not-found", {
    en: `A comparison names two releases with three dots between them, as in ${example}.`,
    ja: `比較するリリース番号を三つの点でつないで指定してください（例：${example}）。`,
  });
}

/** The same two releases by their numbers where one is called `latest`; null where both have theirs already. */
export async function pinnedRange(d1: D1Database, from: string, to: string): Promise<readonly [string, string] | null> {
  if (from !== "latest" && to !== "latest") return null;
  const { id } = await latestRelease(d1);
  const pinned = [from, to].map((name) => (name === "latest" ? id : name)) as [string, string];
  for (const name of pinned) await releaseOf(d1, name);
  return pinned;
}

/** Which records of a comparison are asked for. */
type ChangesAsked = { readonly collection: string | null; readonly limit: number; readonly cursor: string | null };

/** A page of the records that two releases hold differently, how they are told, and the query of the next page, null on the last. */
export type ChangedRows = { readonly changes: readonly RecordChange[]; readonly wording: Wording; readonly next: string | null };

/** Reads such a page. Throws where the cursor is of another comparison. */
export async function readChangedRows(
  d1: D1Database,
  from: LedgerEntry,
  to: LedgerEntry,
  { collection, limit, cursor }: ChangesAsked,
): Promise<ChangedRows> {
  const subject: Pairs = collection ? [["collection", collection]] : [];
  const binding = await cursorBinding(`${from.id}...${to.id}`, "compare", queryString([VIEW_ROWS, ...subject]));
  const after =
    cursor === null ? null : (readCursor(cursor, binding, ["collection", "id"]) ?? refuseCursor(cursor, `${from.id}...${to.id}`));
  const span = { from: from.sequence, to: to.sequence, collection };
  const { changes, last } = await readDifference(d1, span, after as ChangePosition | null, limit);
  const shape: Pairs = limit === limits.pageSize.default ? [] : [["limit", limit]];
  const next = last && queryString([...subject, ...shape, ["cursor", writeCursor(binding, last)]]);
  return { changes, wording: await wordingOf(d1, from, to, changes), next };
}

const VIEW_ROWS = ["view", "rows"] as const;

function rowsOf(from: LedgerEntry, to: LedgerEntry, { changes, wording, next }: ChangedRows, limit: number) {
  return {
    from: named(from),
    to: named(to),
    data: changes.map((change) => changedRow(change, from, to, wording)),
    page: {
      limit,
      next: next && paths.compare(from.id, to.id, `${queryString([VIEW_ROWS])}&${next}`),
      hasMore: next !== null,
    },
  };
}

/** Another value is a correction where a later release says so by its number. */
async function wordingOf(d1: D1Database, from: LedgerEntry, to: LedgerEntry, changes: readonly RecordChange[]): Promise<Wording> {
  return {
    names: await readNames(d1, [from.sequence, to.sequence], allReferences(changes.map(namedBySentences))),
    corrects: from.sequence < to.sequence && levelBetween(from.id, to.id) === "patch",
  };
}

/** A changed record for people and machines: what happened to it in a sentence, and each field that differs. */
function changedRow(change: RecordChange, from: LedgerEntry, to: LedgerEntry, wording: Wording) {
  const { entity, id, before, after } = change;
  const at = ({ id: release }: LedgerEntry, row: Row | null) => row && paths.record(entity.collection, id, { release });
  return {
    collection: entity.collection,
    id,
    change: kindOf(change),
    sentence: recordSentence(change, wording),
    fields: before && after ? fieldChanges(entity, before, after, wording) : [],
    links: { before: at(from, before), after: at(to, after), history: paths.history(entity.collection, id) },
  };
}

/** Every record that two releases hold differently. Throws where there are more than a statistic may be of. */
export async function readAllChanges(d1: D1Database, from: LedgerEntry, to: LedgerEntry): Promise<RecordChange[]> {
  const all: RecordChange[] = [];
  let after: ChangePosition | null = null;
  do {
    const span = { from: from.sequence, to: to.sequence, collection: null };
    const page: Awaited<ReturnType<typeof readDifference>> = await readDifference(d1, span, after, limits.pageSize.maximum);
    all.push(...page.changes);
    after = page.last;
    if (all.length > limits.changedRecords) {
      throw new Problem("too-many-changes", {
        en: `Releases ${from.id} and ${to.id} differ in more than ${limits.changedRecords} records.`,
        ja: `リリース${from.id}と${to.id}では${limits.changedRecords}件を超えるレコードが異なります。`,
      });
    }
  } while (after);
  return all;
}

function statOf(from: LedgerEntry, to: LedgerEntry, changes: readonly RecordChange[]) {
  return {
    from: named(from),
    to: named(to),
    data: differenceInNumbers(from, to, changes),
    links: {
      rows: paths.compare(from.id, to.id, queryString([VIEW_ROWS])),
      patch: paths.compare(from.id, to.id, "view=patch"),
      document: paths.dump(from.id, `${WHOLE}.json`),
    },
  };
}

/** How many records were added, changed and removed, in all and by collection, how many of those changed say something else of the sources, and which fields came and went. */
export function differenceInNumbers(from: LedgerEntry, to: LedgerEntry, changes: readonly RecordChange[]) {
  const count = (some: readonly RecordChange[]) =>
    Object.fromEntries(changeKinds.map((kind) => [kind, some.filter((change) => kindOf(change) === kind).length])) as Record<
      ChangeKind,
      number
    >;
  const touched = [...new Set(changes.map(({ entity }) => entity.collection))];
  const fieldsOf = ({ manifest }: LedgerEntry) =>
    Object.entries(manifest.fields).flatMap(([collection, fields]) => fields.map((field) => `${collection}.${field}`));
  const [old, current] = [fieldsOf(from), fieldsOf(to)];
  return {
    total: count(changes),
    changedFacts: changes.filter(changesFacts).length,
    collections: Object.fromEntries(touched.map((one) => [one, count(changes.filter(({ entity }) => entity.collection === one))])),
    fields: { added: current.filter((one) => !old.includes(one)), removed: old.filter((one) => !current.includes(one)) },
  };
}

function named({ id, issued, summary }: LedgerEntry) {
  return { id, issued, summary };
}
