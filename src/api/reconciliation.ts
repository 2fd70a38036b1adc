import { readList, readRecord } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import type { Cost } from "../db/session";
import { appropriations } from "../model/appropriations";
import { budgets } from "../model/budgets";
import { comparedLines } from "../model/compared-lines";
import type { Entity } from "../model/entity";
import type { ListQuery } from "../model/query";
import { type Reconciled, readingsOf, reconcile } from "../model/reconciled";
import { reconciliations } from "../model/reconciliations";
import type { Result } from "../model/result";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { editionOf } from "./ledger";
import { limits } from "./limits";
import { goneOrUnknown } from "./missing";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { rowsOf, writeOf } from "./reconciliation-formats";
import { type Ctx, canonicalPath, etagOf, extensionOf, precondition, type Representation, respond } from "./respond";
import { shorten } from "./shorten";

/**
 * `/v1/budgets/{id}/reconciliation` and the same in a release: a stated amount, the lines behind it, the addition and its result, in any
 * format: JSON has all of it in one object, CSV and NDJSON a row for each line, linked data the three kinds of records.
 */
export async function reconciliation(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, aliasParameters(c)).check();
  const id = c.req.param("id") ?? "";
  const { format, byAccept } = negotiate(c.req.param("reconciliation") ?? "", c.req.header("Accept"));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: (place) => paths.reconciliation(id, place),
    query: "",
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = precondition(c, representation, etag);
  if (early) return early;

  const release = await edition.read();
  const read = await readReconciled(c.env.DB, release, id);
  if (!read) {
    const pathOf = (other: string) => canonicalPath({ ...representation, path: (place) => paths.reconciliation(other, place) });
    const alias = (other: string) => paths.reconciliation(other, { extension: extensionOf(format) });
    return goneOrUnknown(c, release, budgets, id, edition.alias ? alias : pathOf, !edition.alias);
  }
  const { reconciled, inPredecessor, cost } = read;
  const result: Result = {
    entity: comparedLines,
    release,
    fields: Object.keys(comparedLines.fields),
    rows: rowsOf(reconciled),
    record: true,
    isNew: !inPredecessor,
  };
  return respond(c, { ...representation, format: { ...format, write: writeOf(format, reconciled) } }, etag, result, cost);
}

type Read = { readonly reconciled: Reconciled; readonly inPredecessor: boolean; readonly cost: Cost };

/** Reads a stated amount with its reconciliation and lines; null where the release has no such amount. Throws where nobody checked it. */
export async function readReconciled(d1: D1Database, release: LedgerEntry, id: string): Promise<Read | null> {
  const { row: budget, cost: first } = await readRecord(d1, release.sequence, budgets, id);
  if (!budget) return null;
  const checked = await readList(d1, release.sequence, checking(id));
  const reconciliation = checked.rows[0] ?? unchecked(release, id);
  const ids = [...new Set(readingsOf(reconciliation).flatMap(({ lines }) => lines))];
  const held = await readList(d1, release.sequence, { ...all(appropriations), ids });
  const lines = new Map(held.rows.map((row) => [row.id, row]));
  const before = release.predecessor ? await readList(d1, release.sequence - 1, checking(id)) : null;
  const costs = [first, checked.cost, held.cost, ...(before ? [before.cost] : [])];
  return {
    reconciled: reconcile(budget, reconciliation, lines),
    inPredecessor: Boolean(before?.rows.length),
    cost: costs.reduce((sum, one) => ({
      milliseconds: sum.milliseconds + one.milliseconds,
      rowsRead: sum.rowsRead + one.rowsRead,
      statements: sum.statements + one.statements,
    })),
  };
}

/** Id of the reconciliation of a stated amount in a release. Throws where there is none. */
export async function reconciliationOf(d1: D1Database, release: LedgerEntry, budget: string): Promise<string> {
  const { rows } = await readList(d1, release.sequence, checking(budget));
  return rows[0]?.id ?? unchecked(release, budget);
}

function unchecked(release: LedgerEntry, budget: string): never {
  throw new Problem("not-found", {
    en: `Release ${release.id} does not check “${shorten(budget)}” against budget books; ${paths.list("reconciliations")} lists the amounts that are.`,
    ja: `リリース${release.id}には「${shorten(budget)}」の予算書との照合がありません。照合した金額は ${paths.list("reconciliations")} にあります。`,
  });
}

function checking(budget: string): ListQuery {
  return { ...all(reconciliations), filters: [{ field: "budget", columns: ["budget"], operator: "eq", values: [budget] }] };
}

function all(entity: Entity): ListQuery {
  return {
    entity,
    filters: [],
    ids: null,
    withinTheme: null,
    sort: [{ column: "id", descending: false }],
    limit: limits.pageSize.maximum,
    after: null,
    fields: Object.keys(entity.fields),
    total: false,
    facets: [],
  };
}
