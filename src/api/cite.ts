import type { Citation, CitationStyle } from "../catalog/citation";
import { attribution, datasetTitle, publisher } from "../catalog/dataset";
import { styles } from "../catalog/styles";
import { readRecord } from "../db/records";
import { type LedgerEntry, readRelease } from "../db/releases";
import { defaultFormat } from "../formats";
import { inWords } from "../model/difference";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import type { Text } from "../model/text";
import { WHOLE } from "../release/dumps";
import { LICENCE, paths } from "../urls";
import { fieldsIn, latestRelease, releaseOf } from "./ledger";
import { entityOrProblem, goneOrUnknown, nothingHere, unknownRelease } from "./missing";
import { Parameters } from "./parameters";
import { storedOrProblem } from "./query";
import { queryString } from "./query-string";
import { type Ctx, FROZEN, MOVING, sendText, written } from "./respond";

/**
 * `/cite/{release}.{style}`, `/cite/{collection}@{release}.{style}`, `/cite/{collection}/{id}@{release}.{style}`, with
 * `?field=amount` for one figure of a record, and `/cite/queries/{pid}.{style}`. `latest` leads to the latest release.
 */
export async function cite(c: Ctx): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const rest = decodeURIComponent(pathname.slice("/cite/".length));
  const style = styles.findLast(({ extension }) => rest.endsWith(`.${extension}`));
  if (!style) throw nothingHere();
  const name = rest.slice(0, -style.extension.length - 1);
  const parameters = new Parameters(search, name.includes("/") && !name.startsWith("queries/") ? ["field"] : []);
  const field = parameters.get("field");
  parameters.check();

  const pid = /^queries\/(.+)$/.exec(name)?.[1];
  if (pid) return answer(c, style, await queryCitation(c, pid));
  const [, collection, id, release = ""] = /^(?:([^/@]+)(?:\/([^/@]+))?@)?([^/@]+)$/.exec(name) ?? [];
  if (release === "latest") {
    const part = collection && (id ? `${collection}/${id}` : collection);
    const location = paths.cite((await latestRelease(c.env.DB)).id, style.extension, part) + search;
    return c.body(null, 307, { Location: location, "Cache-Control": "public, max-age=60" });
  }
  if (!collection) return answer(c, style, await datasetCitation(c, release));
  const entity = entityOrProblem(collection);
  const entry = await releaseOf(c.env.DB, release);
  if (!id) return answer(c, style, collectionCitation(c, entry, entity));
  const known = fieldsIn(entry, entity, Object.keys(entity.fields));
  if (field !== null && (field === "id" || !known.includes(field) || entity.fields[field]?.virtual)) {
    const allowed = known.filter((one) => one !== "id" && !entity.fields[one]?.virtual);
    parameters.refuse("field", field, "value", { en: "a field of the record", ja: "レコードの項目" }, allowed);
    parameters.check();
  }
  const { row, inPredecessor } = await readRecord(c.env.DB, entry.sequence, entity, id);
  if (!row)
    return goneOrUnknown(c, entry, entity, id, (other) => paths.cite(release, style.extension, `${collection}/${other}`), true);
  return answer(c, style, await recordCitation(c, entry, entity, row, inPredecessor, field));
}

async function answer(c: Ctx, style: CitationStyle, citation: Citation): Promise<Response> {
  return sendText(c, style.write(citation), {
    "Content-Type": style.contentType,
    "Content-Disposition": `inline; filename="${citation.key}.${style.extension}"`,
    "Cache-Control": citation.kind === "dataset" ? MOVING : FROZEN,
    Link: `<${citation.url}>; rel="cite-as"`,
  });
}

/** The dataset can be cited even after its release was withdrawn. */
async function datasetCitation(c: Ctx, id: string): Promise<Citation> {
  const release = await readRelease(c.env.DB, id);
  if (!release) throw await unknownRelease(c.env.DB, id);
  return {
    ...shared(c, release),
    kind: "dataset",
    key: `${WHOLE}-${release.id}`,
    title: datasetTitle,
    partOf: null,
    description: release.summary,
  };
}

/** What all citations of a release share; the digest is that of the whole graph. */
function shared(c: Ctx, release: LedgerEntry) {
  const { id, issued, predecessor } = release;
  const absolute = (path: string) => c.env.PUBLIC_URL + path;
  return {
    release: { id, issued },
    publisher,
    url: absolute(paths.release(id)),
    digest: digestOf(c, release, `${WHOLE}.nq`),
    licence: LICENCE,
    attribution,
    previous: predecessor && absolute(paths.release(predecessor)),
  };
}

function digestOf(c: Ctx, { id, manifest }: LedgerEntry, name: string): Citation["digest"] {
  const file = manifest.files.find((one) => one.name === name);
  return { sha256: file?.sha256 ?? "", of: c.env.PUBLIC_URL + paths.dump(id, name), canonicalization: "RDFC-1.0" };
}

function collectionCitation(c: Ctx, release: LedgerEntry, { collection, label, description }: Entity): Citation {
  const at = (of: string) => c.env.PUBLIC_URL + paths.list(collection, { release: of });
  return {
    ...shared(c, release),
    kind: "collection",
    key: `${WHOLE}-${release.id}-${collection}`,
    title: label,
    partOf: datasetTitle,
    description,
    url: at(release.id),
    digest: digestOf(c, release, `${collection}.nq`),
    previous: release.predecessor && at(release.predecessor),
  };
}

/** A record, or, with a field, one figure of it. The digest is that of the JSON at the URL. */
async function recordCitation(
  c: Ctx,
  release: LedgerEntry,
  entity: Entity,
  row: Row,
  inPredecessor: boolean,
  field: string | null,
): Promise<Citation> {
  const { collection, label } = entity;
  const fields = fieldsIn(release, entity, field === null ? Object.keys(entity.fields) : ["id", field]).filter(
    (one) => !entity.fields[one]?.virtual,
  );
  const query = field === null ? "" : queryString([["fields", fields]]);
  const at = (of: string) => c.env.PUBLIC_URL + paths.record(collection, row.id, { release: of, query });
  const body = await written(defaultFormat, { entity, release, fields, rows: [row], record: true }, c.env.PUBLIC_URL);
  const figure = field === null ? undefined : figureOf(entity, row, field);
  return {
    ...shared(c, release),
    kind: field === null ? "record" : "figure",
    key: [WHOLE, release.id, collection, row.id, ...(field === null ? [] : [field])].join("-"),
    title: row[entity.title] as Text,
    partOf: datasetTitle,
    ...(figure && { figure }),
    description: { ja: `${label.ja}のレコード ${row.id}`, en: `Record ${row.id} of ${label.en}` },
    url: at(release.id),
    digest: { sha256: await sha256(body), of: at(release.id) },
    previous: release.predecessor && inPredecessor ? at(release.predecessor) : null,
  };
}

function figureOf(entity: Entity, row: Row, key: string): Text {
  const field = entity.fields[key] as Entity["fields"][string];
  const words = inWords(field, (row[key] ?? null) as Json);
  const none = { ja: "値なし", en: "no value" };
  return { ja: `${field.label.ja} ${words.ja || none.ja}`, en: `${field.label.en} ${words.en || none.en}` };
}

/** How to cite a kept query. */
export async function queryCitation(c: Ctx, pid: string): Promise<Citation> {
  const stored = await storedOrProblem(c, pid);
  const release = await releaseOf(c.env.DB, stored.release);
  const entity = entityOrProblem(stored.collection);
  const asked = stored.normalized ? `?${stored.normalized}` : "";
  const url = c.env.PUBLIC_URL + paths.query(pid);
  return {
    ...shared(c, release),
    kind: "query",
    key: `${WHOLE}-${release.id}-query-${pid}`,
    title: {
      ja: `${entity.label.ja}の問い合わせ ${stored.collection}${asked}（${stored.resultRows}件）`,
      en: `Query of ${entity.label.en}: ${stored.collection}${asked} (${stored.resultRows} records)`,
    },
    partOf: datasetTitle,
    description: entity.description,
    url,
    digest: { sha256: stored.resultSha256, of: `${url}.ndjson` },
    previous: null,
  };
}
