import { readDataset } from "../db/dataset";
import type { LedgerEntry } from "../db/releases";
import type { Cost } from "../db/session";
import { entities, entityOf } from "../model";
import { absences } from "../model/absences";
import { type CollectionCoverage, coverageOf } from "../model/coverage";
import { coveredFields, coveredRows } from "../model/covered-fields";
import type { Entity } from "../model/entity";
import type { Field, Row } from "../model/field";
import { plans } from "../model/plans";
import type { Result } from "../model/result";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { writeOf } from "./coverage-formats";
import { canAskBefore, editionOf } from "./ledger";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { type Ctx, etagOf, precondition, type Representation, respond } from "./respond";

/** `/v1/coverage` and `/v1/releases/{release}/coverage`: how much of each field of each collection is there, and why the rest is not. */
export async function coverage(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, aliasParameters(c)).check();
  const { format, byAccept } = negotiate(c.req.param("coverage") ?? "", c.req.header("Accept"));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: paths.coverage,
    query: "",
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = precondition(c, representation, etag);
  if (early) return early;

  const release = await edition.read();
  const { covered, known, cost } = await readCoverage(c.env.DB, release);
  const result: Result = {
    entity: coveredFields,
    release,
    fields: Object.keys(coveredFields.fields),
    rows: coveredRows(covered, labelOf),
    record: true,
    isNew: !(await canAskBefore(c.env.DB, release, plans, [])),
  };
  return respond(c, { ...representation, format: { ...format, write: writeOf(format, covered, known) } }, etag, result, cost);
}

type Read = { readonly covered: readonly CollectionCoverage[]; readonly known: readonly Row[]; readonly cost: Cost };

/** Measures a release: the collections and the fields that it has, and the absences that it knows of. */
export async function readCoverage(d1: D1Database, { sequence, manifest }: LedgerEntry): Promise<Read> {
  const held = entities.filter(({ collection }) => manifest.fields[collection]);
  const { dataset, cost } = await readDataset(d1, sequence, held);
  const known = dataset.get(absences.collection) ?? [];
  const measured = held.map((entity) => ({
    entity,
    fields: (manifest.fields[entity.collection] ?? []).filter((field) => entity.fields[field] && !entity.fields[field]?.virtual),
    rows: dataset.get(entity.collection) ?? [],
  }));
  return { covered: coverageOf(measured, known), known, cost };
}

function labelOf(collection: string, field: string) {
  return ((entityOf(collection) as Entity).fields[field] as Field).label;
}
