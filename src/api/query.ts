import { styles } from "../catalog/styles";
import { readQuery, type StoredQuery } from "../db/queries";
import type { LedgerEntry } from "../db/releases";
import { defaultFormat, formatOf, formats } from "../formats";
import type { Format } from "../formats/format";
import { sha256 } from "../model/digest";
import type { Row } from "../model/field";
import { paths, urlsAt } from "../urls";
import { releaseTag } from "./cache-tags";
import { latestRelease, releaseOf } from "./ledger";
import { limits } from "./limits";
import { wholeResult } from "./list";
import { entityOrProblem } from "./missing";
import { negotiate } from "./negotiate";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { type NormalQuery, normalQueryOf, predicateSchema } from "./predicate";
import { Problem } from "./problem";
import { type Ctx, citing, FROZEN, MOVING, PRIVATE, sendBytes, sendJson, written } from "./respond";
import { shorten } from "./shorten";

const NDJSON = formatOf("ndjson") as Format;

/** The permanent name of a query: 32 hexadecimal digits of the SHA-256 of release, collection and normal form (RDA, R4 and R8). */
export async function pidOf(release: string, collection: string, normalized: string): Promise<string> {
  return (await sha256(`${release} ${collection}?${normalized}`)).slice(0, 32);
}

/** The whole result of a query as NDJSON, with its digest. */
export async function resultOf(c: Ctx, { entity, request }: NormalQuery, release: LedgerEntry) {
  const whole = await wholeResult(c, entity, request, release, limits.queryRows);
  if (!whole) {
    throw new Problem("result-too-large", {
      en: `The result has more than ${limits.queryRows} records.`,
      ja: `結果が${limits.queryRows}件を超えています。`,
    });
  }
  const { result } = whole;
  return { result, rows: result.rows.length, digest: await sha256(await written(NDJSON, result, c.env.PUBLIC_URL)) };
}

/** The whole result of a kept query, asked anew. */
export function resultFor(c: Ctx, { collection, normalized }: StoredQuery, release: LedgerEntry) {
  return resultOf(c, normalQueryOf(entityOrProblem(collection), normalized), release);
}

/** `/v1/queries`: how to keep a query. */
export function queries(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const document = {
    methods: ["QUERY", "POST"],
    contentType: "application/json",
    members: Object.fromEntries(Object.entries(predicateSchema.shape).map(([name, { description }]) => [name, description])),
    example: {
      collection: "budgets",
      filter: { measure: "appropriation", amount__gte: 50_000_000_000 },
      sort: ["-amount"],
      fields: ["id", "amount"],
    },
    answer: {
      ja: "結果の先頭ページを返し、Location がクエリの永続的な名前、Content-Location がこの結果のURLです。結果の件数とSHA-256、登録日時、引用は、Location のURLにあります。",
      en: "The first page of the result; Location is the permanent name of the query, Content-Location the address of this result. Rows, SHA-256, moment and citations are at Location.",
    },
    limits: { bodyBytes: limits.bodyBytes, queryRows: limits.queryRows },
  };
  return sendJson(c, document, { "Cache-Control": MOVING, "Accept-Query": "application/json" });
}

/**
 * `/v1/queries/{pid}`: what a kept query asks, on which release, and the digest of its result; with an extension or another Accept
 * than JSON, the whole result. Browsers are led to the page for people.
 */
export async function query(c: Ctx): Promise<Response> {
  const segment = c.req.param("pid") ?? "";
  new Parameters(new URL(c.req.url).search, []).check();
  const page = segment.includes(".") ? null : pageFor(c, (language) => paths.queryPage(language, segment));
  if (page) {
    await storedOrProblem(c, segment);
    return page;
  }
  const { name, format, byAccept } = negotiate(segment, c.req.header("Accept"));
  const stored = await storedOrProblem(c, name);
  const headers = {
    "Cache-Control": byAccept ? PRIVATE : `${FROZEN}, no-transform`,
    "Cache-Tag": releaseTag(stored.release),
    ...(byAccept && { Vary: "Accept, Accept-Language" }),
    "Content-Location": format === defaultFormat ? paths.query(stored.pid) : paths.inFormat(paths.query(stored.pid), format.name),
    Link: citing(c, paths.query(stored.pid)),
  };
  if (format === defaultFormat) return sendJson(c, await describe(c, stored), headers);
  const release = await releaseOf(c.env.DB, stored.release);
  const { result } = await resultFor(c, stored, release);
  return sendBytes(c, await written(format, result, c.env.PUBLIC_URL), { "Content-Type": format.contentType, ...headers });
}

/** `/v1/queries/{pid}/verify`: runs the query again and compares the result with the digest that was kept (RDA, R6). */
export async function verify(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const stored = await storedOrProblem(c, c.req.param("pid") ?? "");
  const query = normalQueryOf(entityOrProblem(stored.collection), stored.normalized);
  const { rows, digest } = await resultOf(c, query, await releaseOf(c.env.DB, stored.release));
  const document = {
    verified: rows === stored.resultRows && digest === stored.resultSha256,
    stored: { rows: stored.resultRows, sha256: stored.resultSha256 },
    now: { rows, sha256: digest },
    normalForm: query.normalized === stored.normalized,
    links: { query: paths.query(stored.pid), result: paths.inFormat(paths.query(stored.pid), NDJSON.name) },
  };
  return sendJson(c, document, { "Cache-Control": "no-store", Link: citing(c, paths.query(stored.pid)) });
}

/** `/v1/queries/{pid}/latest`: the same query on the latest release, and what changed since. */
export async function onLatest(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const stored = await storedOrProblem(c, c.req.param("pid") ?? "");
  const query = normalQueryOf(entityOrProblem(stored.collection), stored.normalized);
  const release = await releaseOf(c.env.DB, stored.release);
  const latest = await latestRelease(c.env.DB);
  const [then, now] = [await resultOf(c, query, release), await resultOf(c, query, latest)];
  // A field that came since is told by its name; it is no change of every record.
  const common = now.result.fields.filter((field) => then.result.fields.includes(field));
  const newFields = now.result.fields.filter((field) => !common.includes(field));
  const told = ({ rows }: { rows: readonly Row[] }) =>
    new Map(rows.map((row) => [row.id, JSON.stringify(common.map((field) => row[field] ?? null))]));
  const [old, current] = [told(then.result), told(now.result)];
  const differing = [...current].flatMap(([id, row]) => (old.has(id) && old.get(id) !== row ? [id] : []));
  const document = {
    release: { id: latest.id, issued: latest.issued },
    changed: then.result.rows.map(({ id }) => id).join() !== now.result.rows.map(({ id }) => id).join() || differing.length > 0,
    newFields,
    result: {
      rows: now.rows,
      sha256: now.digest,
      url: paths.list(stored.collection, { release: latest.id, query: stored.normalized }),
    },
    added: [...current.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !current.has(id)),
    differing,
    links: {
      query: paths.query(stored.pid),
      ...(latest.id !== stored.release && {
        changes: paths.compare(stored.release, latest.id, `view=rows&collection=${stored.collection}`),
      }),
    },
  };
  return sendJson(c, document, { "Cache-Control": MOVING, Link: citing(c, paths.query(stored.pid)) });
}

/** A kept query. Throws `unknown-query` where there is none of that name. */
export async function storedOrProblem(c: Ctx, pid: string): Promise<StoredQuery> {
  const stored = /^[0-9a-f]{32}$/.test(pid) ? await readQuery(c.env.QUERIES, pid) : null;
  if (stored) return stored;
  throw new Problem("unknown-query", {
    en: `There is no query “${shorten(pid, 40)}”.`,
    ja: `「${shorten(pid, 40)}」というクエリはありません。`,
  });
}

async function describe(c: Ctx, stored: StoredQuery) {
  const { pid, collection, normalized } = stored;
  const { id, issued } = await releaseOf(c.env.DB, stored.release);
  return {
    data: {
      pid,
      url: urlsAt(c.env.PUBLIC_URL).absolute(paths.query(pid)),
      release: { id, issued },
      collection,
      normalized,
      original: JSON.parse(stored.original),
      result: { rows: stored.resultRows, sha256: stored.resultSha256, url: paths.inFormat(paths.query(pid), NDJSON.name) },
      mintedAt: stored.mintedAt,
    },
    links: {
      page: paths.list(collection, { release: id, query: normalized }),
      results: Object.fromEntries(
        formats.filter((format) => format !== defaultFormat).map(({ name }) => [name, paths.inFormat(paths.query(pid), name)]),
      ),
      superset: paths.list(collection, { release: id }),
      verify: paths.verifyQuery(pid),
      latest: paths.latestQuery(pid),
      citations: Object.fromEntries(styles.map(({ extension }) => [extension, paths.citeQuery(pid, extension)])),
    },
  };
}
