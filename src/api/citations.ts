import { type Evidence, evidenceFor, sourceAsWork, type Work, worksOf } from "../catalog/attribution";
import {
  type Citation,
  type Cited,
  collectionCitation,
  comparisonCitation,
  datasetCitation,
  queryCitation,
  recordCitation,
  sumCitation,
} from "../catalog/citation";
import { conditionsInWords, namedByConditions } from "../catalog/conditions";
import { graphFile } from "../catalog/dataset";
import { readEvidence, readWholeEvidence } from "../db/evidence";
import type { StoredQuery } from "../db/queries";
import { readList, readNames, readRecord } from "../db/records";
import { type Held, type LedgerEntry, readLedger } from "../db/releases";
import { formatOf } from "../formats";
import type { Format } from "../formats/format";
import { entities, entityOf } from "../model";
import { inWords, labelOf, type Names, type RecordChange, referencesOf, titleOf } from "../model/difference";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { Field, Row } from "../model/field";
import { organizations } from "../model/organizations";
import { wholeOf } from "../model/query";
import type { Summable } from "../model/sums/summable";
import { summedRecords, summedRows } from "../model/sums/summed-records";
import type { Text } from "../model/text";
import { urlsAt } from "../urls";
import { patchBetween } from "./compare";
import { canAskBefore, knownRelease, storedIn } from "./ledger";
import { canonicalQuery, type SumRequest } from "./list-query";
import { entityOrProblem, withdrawnInWords } from "./missing";
import { normalQueryOf } from "./predicate";
import { queryString } from "./query-string";
import { type Ctx, written } from "./respond";
import { heldForSum, readSum } from "./sum";

const NDJSON = formatOf("ndjson") as Format;

/** How to cite a kept query. `rows` are its whole result. */
export async function citationOfQuery(c: Ctx, stored: StoredQuery, release: LedgerEntry, rows: readonly Row[]): Promise<Citation> {
  const entity = entityOrProblem(stored.collection);
  const ids = rows.map(({ id }) => id);
  const cited = await citedFrom(c, release, entity, ids, stored.resultSha256);
  const { request } = normalQueryOf(entity, stored.normalized);
  const names = await readNames(c.env.DB, release.sequence, namedByConditions(entity, request));
  const conditions = conditionsInWords(entity, request, names);
  return queryCitation(cited, entity, { pid: stored.pid, conditions, rows: stored.resultRows });
}

/** How to cite a release. The dataset can be cited even after its release was withdrawn. */
export async function citationOfRelease(c: Ctx, id: string): Promise<Citation> {
  const { DB, PUBLIC_URL } = c.env;
  const [release, ledger] = await Promise.all([knownRelease(DB, id), readLedger(DB)]);
  const works = await worksOfAll(c, release, entities);
  const urls = urlsAt(PUBLIC_URL);
  const after = ledger.findLast(({ sequence, withdrawal }) => sequence > release.sequence && !withdrawal);
  const cited = { release, works, sha256: graphFile(release.manifest)?.sha256 ?? "", urls };
  const withdrawn = release.withdrawal && withdrawnInWords(id, release.withdrawal);
  return datasetCitation(cited, { before: release.before, after: after?.id ?? null, withdrawn });
}

/** How to cite a collection of a release, with the works that its records rest on. */
export async function citationOfCollection(c: Ctx, release: LedgerEntry, entity: Entity): Promise<Citation> {
  // Throws where the collection came after the release: there is nothing to cite.
  storedIn(release, entity);
  const cited = await citedFrom(c, release, entity, null, digestOf(release, `${entity.collection}.nq`));
  return collectionCitation(cited, entity, await before(c, release, [{ entity }]));
}

/** How to cite a record or, with a field, one figure of it. `inPredecessor` says whether the release before has the record too. */
export async function citationOfRecord(
  c: Ctx,
  release: LedgerEntry,
  entity: Entity,
  row: Row,
  inPredecessor: boolean,
  field: string | null,
): Promise<Citation> {
  const { DB, PUBLIC_URL } = c.env;
  const fields = storedIn(release, entity).filter((one) => field === null || one === "id" || one === field);
  const digest = await sha256(await written(NDJSON, { entity, release, fields, rows: [row], record: true }, PUBLIC_URL));
  const names = await readNames(DB, release.sequence, referencesOf(entity, [row]));
  const record = {
    id: row.id,
    title: titleOf({ ...entity, distinguishedBy: entity.citedWith ?? entity.distinguishedBy }, row, names),
    query: field === null ? "" : queryString([["fields", fields]]),
    before: inPredecessor ? await before(c, release, [{ entity, fields: field === null ? [] : fields }]) : null,
  };
  const works = await worksIn(c, release, evidenceFor(row, field));
  const figure = field === null ? null : { field, words: figureOf(entity.fields[field] as Field, row, field, names) };
  return recordCitation({ release, works, sha256: digest, urls: urlsAt(PUBLIC_URL) }, entity, record, figure);
}

/** How to cite what two releases hold differently; `changes` are all of it. */
export async function citationOfComparison(
  c: Ctx,
  from: LedgerEntry,
  to: LedgerEntry,
  changes: readonly RecordChange[],
): Promise<Citation> {
  const release = from.sequence > to.sequence ? from : to;
  const digest = await sha256(patchBetween(from, to, changes));
  const works = await worksOfAll(c, release, entities);
  return comparisonCitation({ release, works, sha256: digest, urls: urlsAt(c.env.PUBLIC_URL) }, { from, to });
}

/** How to cite a sum of amounts. */
export async function citationOfSum(c: Ctx, release: LedgerEntry, summable: Summable, request: SumRequest): Promise<Citation> {
  const { entity } = summable;
  const { list } = request;
  const { sum, grouping } = await readSum(c, summable, request, release);
  const rows = summedRows(sum, grouping);
  const digest = await sha256(
    await written(
      NDJSON,
      { entity: summedRecords, release, fields: Object.keys(summedRecords.fields), rows, record: true },
      c.env.PUBLIC_URL,
    ),
  );
  const names = await readNames(c.env.DB, release.sequence, namedByConditions(entity, list));
  const cited = await citedFrom(
    c,
    release,
    entity,
    rows.map(({ id }) => id),
    digest,
  );
  return sumCitation(cited, entity, {
    conditions: conditionsInWords(entity, list, names),
    sum,
    query: canonicalQuery(list, null),
    before: await before(c, release, heldForSum(entity, request)),
  });
}

/** Id of the release before, where it can be asked for the same; null where it cannot. */
async function before(c: Ctx, release: LedgerEntry, asked: readonly Held[]): Promise<string | null> {
  return (await canAskBefore(c.env.DB, release, asked)) ? release.predecessor : null;
}

function figureOf(field: Field, row: Row, key: string, names: Names): Text {
  const words = inWords(field, row[key] ?? null, names);
  const label = labelOf(field);
  // A count says nothing without what is counted.
  const unit = field.kind === "integer" ? (row.unit as Text | undefined) : undefined;
  const caveats = field.kind === "yen" ? caveatsOf(row) : [];
  const inBrackets = { ja: caveats.map(({ ja }) => `（${ja}）`).join(""), en: caveats.map(({ en }) => ` (${en})`).join("") };
  return {
    ja: words.ja ? `${label.ja} ${words.ja}${unit?.ja ?? ""}${inBrackets.ja}` : `${label.ja}（値なし）`,
    en: words.en ? `${label.en} ${words.en}${unit ? ` ${unit.en}` : ""}${inBrackets.en}` : `${label.en} (no value)`,
  };
}

/** What keeps an amount from being one exact number. */
function caveatsOf({ ambiguous, precision }: Row): Text[] {
  return [
    ...(ambiguous === true ? [{ ja: "複数の読み方がある金額", en: "an amount with more than one reading" }] : []),
    ...(precision === "approximate" ? [{ ja: "概数", en: "approximate" }] : []),
  ];
}

/** What is cited of some records, or of all of a collection. */
async function citedFrom(
  c: Ctx,
  release: LedgerEntry,
  entity: Entity,
  ids: readonly string[] | null,
  digest: string,
): Promise<Cited> {
  const own = ids ? await worksIn(c, release, await readEvidence(c.env.DB, release.sequence, entity, ids)) : [];
  const all = own.length > 0 ? own : await worksOfAll(c, release, [entity]);
  // What has no record rests on what the release rests on.
  const works = all.length > 0 ? all : await worksOfAll(c, release, entities);
  return { release, works, sha256: digest, urls: urlsAt(c.env.PUBLIC_URL) };
}

/** The works that all records of some collections rest on. */
async function worksOfAll(c: Ctx, release: LedgerEntry, asked: readonly Entity[]): Promise<Work[]> {
  return worksIn(c, release, await readWholeEvidence(c.env.DB, release, asked));
}

/** The works that some evidence rests on, with the sources of the portal as the release describes them. */
async function worksIn(c: Ctx, release: LedgerEntry, evidence: readonly Evidence[]): Promise<Work[]> {
  const ids = [...new Set(evidence.flatMap(({ source }) => (typeof source === "string" ? [source] : [])))];
  const sources = new Map(await Promise.all(ids.map(async (id) => [id, await sourceWork(c, release, id)] as const)));
  return named(
    c,
    release,
    worksOf(evidence, (id) => sources.get(id) ?? null),
  );
}

/** Works whose publishers, where only their Japanese names are known, bear the English ones that the release has of organizations. */
async function named(c: Ctx, release: LedgerEntry, works: Work[]): Promise<Work[]> {
  const values = [...new Set(works.flatMap(({ publisher: { ja, en } }) => (ja === en ? [ja] : [])))];
  if (values.length === 0 || !release.manifest.fields[organizations.collection]) return works;
  const filters = [{ field: "name", columns: ["nameJa"], operator: "in" as const, values }];
  const query = { ...wholeOf(organizations), filters, limit: values.length, fields: ["id", "name"] };
  const { rows } = await readList(c.env.DB, release.sequence, query);
  const names = new Map(rows.map(({ name }) => [(name as Text).ja, name as Text]));
  return works.map((work) => ({ ...work, publisher: names.get(work.publisher.ja) ?? work.publisher }));
}

async function sourceWork(c: Ctx, { sequence }: LedgerEntry, id: string): Promise<Work | null> {
  const read = async (collection: string, one: unknown) =>
    (await readRecord(c.env.DB, sequence, entityOf(collection) as Entity, one as string)).row;
  const source = await read("sources", id);
  if (!source) return null;
  const publisher = await read("organizations", source.publisher);
  return sourceAsWork(source, publisher, publisher?.partOf ? await read("organizations", publisher.partOf) : null);
}

function digestOf({ manifest }: LedgerEntry, name: string): string {
  return manifest.files.find((file) => file.name === name)?.sha256 ?? "";
}
