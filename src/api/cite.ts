import { type Evidence, evidenceFor, sourceAsWork, type Work, worksOf } from "../catalog/attribution";
import {
  type Citation,
  type CitationStyle,
  type Cited,
  collectionCitation,
  datasetCitation,
  queryCitation,
  recordCitation,
} from "../catalog/citation";
import { graphFile } from "../catalog/dataset";
import { styles } from "../catalog/styles";
import { readEvidence, readWholeEvidence } from "../db/evidence";
import type { StoredQuery } from "../db/queries";
import { readNames, readRecord } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { formatOf } from "../formats";
import type { Format } from "../formats/format";
import { entities, entityOf } from "../model";
import { inWords, labelOf, type Names, referencesOf, titleOf } from "../model/difference";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { Field, Row } from "../model/field";
import { RELEASE_ID } from "../model/release";
import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { paths, urlsAt } from "../urls";
import { releaseTag } from "./cache-tags";
import { canAskBefore, knownRelease, latestRelease, releaseOf, storedIn } from "./ledger";
import { entityOrProblem, goneOrUnknown } from "./missing";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { resultFor, storedOrProblem } from "./query";
import { queryString } from "./query-string";
import { type Ctx, citing, FROZEN, MOVING, REDIRECT, sendText, written } from "./respond";
import { shorten } from "./shorten";

const NDJSON = formatOf("ndjson") as Format;

/**
 * `/cite/{release}.{style}`, `/cite/{collection}@{release}.{style}`, `/cite/{collection}/{id}@{release}.{style}`, with
 * `?field=amount` for one figure of a record, and `/cite/queries/{pid}.{style}`. `latest` leads to the latest release.
 */
export async function cite(c: Ctx): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const { name, style } = styleOf(decodeURIComponent(pathname.slice("/cite/".length)));
  const parameters = new Parameters(search, name.includes("/") && !name.startsWith("queries/") ? ["field"] : []);
  parameters.check();

  const pid = /^queries\/(.+)$/.exec(name)?.[1];
  if (pid) {
    const stored = await storedOrProblem(c, pid);
    const of = await releaseOf(c.env.DB, stored.release);
    const { result } = await resultFor(c, stored, of);
    return answer(c, style, await citationOfQuery(c, stored, of, result.rows));
  }
  const { collection, id, release } = namedBy(name);
  const entity = collection === undefined ? null : entityOrProblem(collection);
  if (release === "latest") {
    const part = entity ? entity.collection + (id === undefined ? "" : `/${encodeURIComponent(id)}`) : undefined;
    const location = paths.cite((await latestRelease(c.env.DB)).id, style.extension, part) + search;
    return c.body(null, 307, { Location: location, "Cache-Control": REDIRECT });
  }
  if (!entity) return answer(c, style, await citationOfRelease(c, release));
  const entry = await releaseOf(c.env.DB, release);
  if (id === undefined) return answer(c, style, await citationOfCollection(c, entry, entity));
  const field = figureIn(parameters, storedIn(entry, entity));
  const { row, inPredecessor } = await readRecord(c.env.DB, entry.sequence, entity, id);
  if (!row) {
    const pathOf = (other: string) => paths.cite(release, style.extension, `${collection}/${other}`);
    return goneOrUnknown(c, entry, entity, id, pathOf, true);
  }
  return answer(c, style, await citationOfRecord(c, entry, entity, row, inPredecessor, field));
}

/** The field that `field` names as a figure of a record, one of those that its release has; null where it names none. */
export function figureIn(parameters: Parameters, fields: readonly string[]): string | null {
  const field = parameters.get("field");
  const known = fields.filter((one) => one !== "id");
  if (field !== null && !known.includes(field))
    parameters.refuse("field", field, "value", { en: "a field of the record", ja: "レコードの項目" }, known);
  parameters.check();
  return field;
}

/** How to cite a kept query. `rows` are its whole result. */
export async function citationOfQuery(c: Ctx, stored: StoredQuery, release: LedgerEntry, rows: readonly Row[]): Promise<Citation> {
  const entity = entityOrProblem(stored.collection);
  const ids = rows.map(({ id }) => id);
  const cited = await citedFrom(c, release, entity, ids, stored.resultSha256);
  return queryCitation(cited, entity, { pid: stored.pid, normalized: stored.normalized, rows: stored.resultRows });
}

/** How to cite a release. The dataset can be cited even after its release was withdrawn. */
export async function citationOfRelease(c: Ctx, id: string): Promise<Citation> {
  const release = await knownRelease(c.env.DB, id);
  const works = await worksOfAll(c, release, entities);
  return datasetCitation({ release, works, sha256: graphFile(release.manifest)?.sha256 ?? "", urls: urlsAt(c.env.PUBLIC_URL) });
}

/** How to cite a collection of a release, with the works that its records rest on. */
export async function citationOfCollection(c: Ctx, release: LedgerEntry, entity: Entity): Promise<Citation> {
  // Throws where the collection came after the release: there is nothing to cite.
  storedIn(release, entity);
  const cited = await citedFrom(c, release, entity, null, digestOf(release, `${entity.collection}.nq`));
  return collectionCitation(cited, entity, await before(c, release, entity, []));
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
    title: titleOf(entity, row, names),
    query: field === null ? "" : queryString([["fields", fields]]),
    before: inPredecessor ? await before(c, release, entity, field === null ? [] : fields) : null,
  };
  const works = await worksIn(c, release, evidenceFor(row, field));
  const figure = field === null ? null : { field, words: figureOf(entity.fields[field] as Field, row, field, names) };
  return recordCitation({ release, works, sha256: digest, urls: urlsAt(PUBLIC_URL) }, entity, record, figure);
}

/** Id of the release before, where it can be asked for the same; null where it cannot. */
async function before(c: Ctx, release: LedgerEntry, entity: Entity, fields: readonly string[]): Promise<string | null> {
  return (await canAskBefore(c.env.DB, release, entity, fields)) ? release.predecessor : null;
}

function figureOf(field: Field, row: Row, key: string, names: Names): Text {
  const words = inWords(field, row[key] ?? null, names);
  const label = labelOf(field);
  const caveats = field.kind === "yen" ? caveatsOf(row) : [];
  const inBrackets = { ja: caveats.map(({ ja }) => `（${ja}）`).join(""), en: caveats.map(({ en }) => ` (${en})`).join("") };
  return {
    ja: words.ja ? `${label.ja} ${words.ja}${inBrackets.ja}` : `${label.ja}（値なし）`,
    en: words.en ? `${label.en} ${words.en}${inBrackets.en}` : `${label.en} (no value)`,
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
  return worksOf(evidence, (id) => sources.get(id) ?? null);
}

async function sourceWork(c: Ctx, { sequence }: LedgerEntry, id: string): Promise<Work | null> {
  const read = async (collection: string, one: unknown) =>
    (await readRecord(c.env.DB, sequence, entityOf(collection) as Entity, one as string)).row;
  const source = await read("sources", id);
  if (!source) return null;
  const publisher = await read("organizations", source.publisher);
  return sourceAsWork(source, publisher, publisher?.partOf ? await read("organizations", publisher.partOf) : null);
}

function styleOf(rest: string): { name: string; style: CitationStyle } {
  const style = styles.findLast(({ extension }) => rest.endsWith(`.${extension}`));
  if (style) return { name: rest.slice(0, -style.extension.length - 1), style };
  const extensions = styles.map(({ extension }) => extension);
  const given = /\.([a-z.]+)$/i.exec(rest)?.[1] ?? "";
  throw new Problem(
    "not-found",
    {
      en: `A citation ends in its style: ${extensions.map((one) => `.${one}`).join(", ")}.`,
      ja: `引用の形式を拡張子で指定してください: ${extensions.map((one) => `.${one}`).join("、")}。`,
    },
    { members: { available: extensions, didYouMean: suggest(given, extensions) } },
  );
}

/** What a name in a path cites: `1.2.0`, `budgets@1.2.0` or `budgets/sbir-2022@1.2.0`. */
function namedBy(name: string): { collection?: string | undefined; id?: string | undefined; release: string } {
  const [, collection, id, release] = /^(?:([^/@]+)(?:\/([^/@]+))?@)?([^/@]+)$/.exec(name) ?? [];
  if (release !== undefined && (collection !== undefined || release === "latest" || RELEASE_ID.test(release)))
    return { collection, id, release };
  const shown = shorten(name, 80);
  throw new Problem("not-found", {
    en: `“${shown}” names nothing that can be cited; write {release}, {collection}@{release} or {collection}/{id}@{release}, such as ${paths.cite("latest", "txt", "budgets")}.`,
    ja: `「${shown}」は引用できる対象ではありません。{release}・{collection}@{release}・{collection}/{id}@{release} の形で指定してください（例: ${paths.cite("latest", "txt", "budgets")}）。`,
  });
}

async function answer(c: Ctx, style: CitationStyle, citation: Citation): Promise<Response> {
  return sendText(c, style.write(citation), {
    "Content-Type": style.contentType,
    "Content-Disposition": `inline; filename="${citation.key}.${style.extension}"`,
    "Cache-Control": citation.kind === "dataset" ? MOVING : FROZEN,
    "Cache-Tag": releaseTag(citation.release.id),
    Link: citing(c, new URL(citation.url).pathname + new URL(citation.url).search),
  });
}

function digestOf({ manifest }: LedgerEntry, name: string): string {
  return manifest.files.find((file) => file.name === name)?.sha256 ?? "";
}
