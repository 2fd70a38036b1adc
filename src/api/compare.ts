import { WHOLE } from "../catalog/dataset";
import { type ChangePosition, readDifference } from "../db/history";
import { readNames } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import {
  changeKinds,
  fieldChanges,
  kindOf,
  type RecordChange,
  recordSentence,
  referencesOf,
  type Wording,
} from "../model/difference";
import type { Row } from "../model/field";
import { patchOf, writePatch } from "../model/patch";
import { levelBetween } from "../release/numbering";
import { paths } from "../urls";
import { cursorBinding, readCursor, refuseCursor, writeCursor } from "./cursor";
import { latestRelease, releaseOf } from "./ledger";
import { limits } from "./limits";
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
  const names = range.split("...");
  const [a, b] = names;
  if (names.length !== 2 || !a || !b) {
    const example = paths.compare("1.0.0", "latest");
    throw new Problem("not-found", {
      en: `A comparison names two releases with three dots between them, as in ${example}.`,
      ja: `比較するリリース番号を三つの点でつないで指定してください（例: ${example}）。`,
    });
  }
  if (names.includes("latest")) {
    const { id } = await latestRelease(c.env.DB);
    const [from, to] = names.map((name) => (name === "latest" ? id : name)) as [string, string];
    for (const name of [from, to]) await releaseOf(c.env.DB, name);
    return c.body(null, 307, { Location: paths.compare(from, to) + search, "Cache-Control": REDIRECT });
  }
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
  const headers = { "Cache-Control": FROZEN, Link: citing(c, paths.compare(from.id, to.id) + search) };
  if (view === "rows") return sendJson(c, await rowsOf(c, from, to, collection, limit, parameters.get("cursor")), headers);
  const changes = await allChanges(c, from, to);
  if (view === "stat") return sendJson(c, statOf(from, to, changes), headers);
  const side = (release: LedgerEntry) => ({ release, collections: Object.keys(release.manifest.fields) });
  // The same bytes as in the delta that leads to the release.
  return sendText(c, writePatch(patchOf(side(from), side(to), changes)), {
    ...headers,
    "Content-Type": "application/json-patch+json",
  });
}

async function rowsOf(c: Ctx, from: LedgerEntry, to: LedgerEntry, collection: string | null, limit: number, cursor: string | null) {
  const subject: Pairs = [["view", "rows"], ...(collection ? [["collection", collection] as const] : [])];
  const binding = await cursorBinding(`${from.id}...${to.id}`, "compare", queryString(subject));
  const after =
    cursor === null ? null : (readCursor(cursor, binding, ["collection", "id"]) ?? refuseCursor(cursor, `${from.id}...${to.id}`));
  const span = { from: from.sequence, to: to.sequence, collection };
  const { changes, last } = await readDifference(c.env.DB, span, after as ChangePosition | null, limit);
  const shape: Pairs = limit === limits.pageSize.default ? [] : [["limit", limit]];
  const next = last && paths.compare(from.id, to.id, queryString([...subject, ...shape, ["cursor", writeCursor(binding, last)]]));
  const wording = await wordingOf(c, from, to, changes);
  return {
    from: named(from),
    to: named(to),
    data: changes.map((change) => changedRow(change, from, to, wording)),
    page: { limit, next, hasMore: next !== null },
  };
}

/** Another value is a correction where a later release says so by its number. */
async function wordingOf(c: Ctx, from: LedgerEntry, to: LedgerEntry, changes: readonly RecordChange[]): Promise<Wording> {
  const wanted = new Map<string, Set<string>>();
  for (const { entity, before, after } of changes) {
    const rows = [before, after].filter((row) => row !== null);
    for (const [collection, ids] of referencesOf(entity, rows))
      wanted.set(collection, new Set([...(wanted.get(collection) ?? []), ...ids]));
  }
  return {
    names: await readNames(c.env.DB, Math.max(from.sequence, to.sequence), wanted),
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

async function allChanges(c: Ctx, from: LedgerEntry, to: LedgerEntry): Promise<RecordChange[]> {
  const all: RecordChange[] = [];
  let after: ChangePosition | null = null;
  do {
    const span = { from: from.sequence, to: to.sequence, collection: null };
    const page: Awaited<ReturnType<typeof readDifference>> = await readDifference(c.env.DB, span, after, limits.pageSize.maximum);
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
  const count = (some: readonly RecordChange[]) =>
    Object.fromEntries(changeKinds.map((kind) => [kind, some.filter((change) => kindOf(change) === kind).length]));
  const touched = [...new Set(changes.map(({ entity }) => entity.collection))];
  const fieldsOf = ({ manifest }: LedgerEntry) =>
    Object.entries(manifest.fields).flatMap(([collection, fields]) => fields.map((field) => `${collection}.${field}`));
  const [old, current] = [fieldsOf(from), fieldsOf(to)];
  return {
    from: named(from),
    to: named(to),
    data: {
      total: count(changes),
      collections: Object.fromEntries(
        touched.map((one) => [one, count(changes.filter(({ entity }) => entity.collection === one))]),
      ),
      fields: { added: current.filter((one) => !old.includes(one)), removed: old.filter((one) => !current.includes(one)) },
    },
    links: {
      rows: paths.compare(from.id, to.id, "view=rows"),
      patch: paths.compare(from.id, to.id, "view=patch"),
      document: paths.dump(from.id, `${WHOLE}.json`),
    },
  };
}

function named({ id, issued, summary }: LedgerEntry) {
  return { id, issued, summary };
}
