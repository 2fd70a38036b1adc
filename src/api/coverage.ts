import { readDataset } from "../db/dataset";
import { readGaps } from "../db/gaps";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import { absences } from "../model/absences";
import { type CollectionCoverage, coverageOf, namedBy } from "../model/coverage";
import { coveredFields, coveredRows } from "../model/covered-fields";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { canAskBefore, storedIn } from "./ledger";
import { Parameters } from "./parameters";
import type { Ctx } from "./respond";
import { workedOut } from "./worked-out";

/** `/v1/coverage` and `/v1/releases/{release}/coverage`: how much of each field of each collection is there, and why the rest is not. */
export function coverage(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, aliasParameters(c)).check();
  return workedOut(c, {
    segment: c.req.param("coverage") ?? "",
    path: paths.coverage,
    query: "",
    revision: 2,
    async work(release) {
      const { covered, known } = await readCoverage(c.env.DB, release);
      return {
        entity: coveredFields,
        rows: coveredRows(covered, (collection, field) => labels.get(`${collection}.${field}`) ?? { ja: field, en: field }, known),
        data: {
          unexplained: covered.flatMap(({ fields }) => fields).reduce((sum, { unexplained }) => sum + unexplained, 0),
          collections: covered.map(({ missingRecords, ...one }) => ({
            ...one,
            missingRecords: known.filter(({ id }) => missingRecords.includes(id)).map(missing),
          })),
        },
        links: {
          absences: release.manifest.fields[absences.collection] ? paths.list(absences.collection, { release: release.id }) : null,
        },
        records: [[absences, known]],
        // Whatever the release before holds can be measured.
        isNew: !(await canAskBefore(c.env.DB, release, [])),
      };
    },
  });
}

/** How much of each field a release has, and the absences that say why the rest is not there. */
export type Coverage = { readonly covered: readonly CollectionCoverage[]; readonly known: readonly Row[] };

/** Measures the fields of every collection of a release, or of one: two hops. */
export async function readCoverage(d1: D1Database, release: LedgerEntry, only?: Entity): Promise<Coverage> {
  const isHeld = ({ collection }: Entity) => Boolean(release.manifest.fields[collection]);
  const dataset = await readDataset(d1, release.sequence, isHeld(absences) ? [{ entity: absences }] : []);
  const known = dataset.get(absences.collection) ?? [];
  const measuring = (only ? [only] : entities)
    .filter(isHeld)
    .map((entity) => ({ entity, fields: storedIn(release, entity), named: namedBy(known, entity.collection) }));
  const gaps = await readGaps(d1, release, measuring);
  return { covered: coverageOf(gaps, known), known };
}

const labels = new Map(
  entities.flatMap(({ collection, fields }) =>
    Object.entries(fields).map(([key, { label }]) => [`${collection}.${key}`, label] as const),
  ),
);

function missing({ id, label, reason, expected }: Row) {
  return { id, label, reason, expected };
}
