import { linkHeader } from "../catalog/signposts";
import { readQuery, storeQuery } from "../db/queries";
import { type LedgerEntry, readLedger, readRelease } from "../db/releases";
import { formats } from "../formats";
import { paths } from "../urls";
import { latestRelease, releaseOf } from "./ledger";
import { limits } from "./limits";
import { pageOf, readPage } from "./list";
import { nothingLoaded } from "./missing";
import { acceptedOf } from "./negotiate";
import { Parameters } from "./parameters";
import { asMembers, declaredOtherwise, invalid, malformed, memberOutOf, parsePredicate, readPredicate } from "./predicate";
import { Problem } from "./problem";
import { pidOf, resultOf } from "./query";
import { clientOf, refuseMinting, withMintingPolicy } from "./rate-limit";
import { type Ctx, canonicalPath, etagOf, httpDate, notModified, preconditionFailed, send, stateOf } from "./respond";

/**
 * `QUERY /v1/queries` (RFC 10008) and POST: keeps a query so that it can be cited, and answers with the first page of its result.
 * `Location` is its permanent name, `Content-Location` the frozen list that the answer is a page of. The same query on the same
 * release has the same name and is kept once.
 */
export async function mint(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const format = acceptedOf(formats, c.req.header("Accept"));
  const text = await readBody(c);
  const predicate = parsePredicate(text);
  const query = readPredicate(predicate);
  const release = await releaseFor(c, predicate.release);
  const collections = Object.keys(release.manifest.fields);
  if (!collections.includes(query.entity.collection))
    throw invalid([memberOutOf("collection", query.entity.collection, collections)]);
  const edition = { id: release.id, alias: false, read: async () => release };
  const page = await pageOf(query.entity, query.request, edition, { format, byAccept: false });
  const etag = await asMembers(() => etagOf(page.representation, c.env.PUBLIC_URL));
  // Preconditions of a QUERY speak of its result (RFC 10008); those of a POST of what stands at this address, which is another thing. Without
  // a release it asks for the latest, which moves. What is not to be done keeps nothing (RFC 9110, section 13.1.1).
  const isLatest = predicate.release === undefined;
  const state = c.req.method === "QUERY" ? stateOf(c, etag, httpDate(release.issued), isLatest) : "send";
  if (state === "failed") throw preconditionFailed(etag);

  const pid = await pidOf(release.id, query.entity.collection, query.normalized);
  const isNew = (await readQuery(c.env.QUERIES, pid)) === null;
  if (isNew) await refuseMinting(c.env.MINTING, clientOf(c.req.raw));
  const found = isNew ? await asMembers(() => resultOf(c, query, release)) : null;
  // What cannot be answered is not kept either.
  const result = await asMembers(() => readPage(c, query.request, edition, page));
  if (found) {
    const kept = {
      pid,
      release: release.id,
      collection: query.entity.collection,
      normalized: query.normalized,
      original: text,
      resultRows: found.rows,
      resultSha256: found.digest,
      mintedAt: new Date().toISOString(),
    };
    if (!(await storeQuery(c.env.QUERIES, kept, limits.keptQueries))) throw storeFull();
  }
  const sent =
    state === "fresh"
      ? notModified({ "Content-Location": canonicalPath(page.representation) }, etag)
      : await send(c, page.representation, etag, result);
  const answer = new Response(sent.body, { status: c.req.method === "POST" && isNew ? 201 : sent.status, headers: sent.headers });
  answer.headers.set("Location", paths.query(pid));
  answer.headers.set("Accept-Query", "application/json");
  // What a request with a body is answered is not for shared caches; the frozen list is.
  answer.headers.set("Cache-Control", "no-store");
  const links = {
    "cite-as": [{ href: c.env.PUBLIC_URL + paths.query(pid) }],
    describedby: [{ href: paths.query(pid), type: "application/json" }],
    ...(result.page.next && { next: [{ href: result.page.next }] }),
  };
  answer.headers.set("Link", linkHeader(links));
  return isNew ? withMintingPolicy(answer) : answer;
}

async function releaseFor(c: Ctx, named: string | undefined): Promise<LedgerEntry> {
  if (named === undefined) return latestRelease(c.env.DB);
  if (await readRelease(c.env.DB, named)) return releaseOf(c.env.DB, named);
  const known = (await readLedger(c.env.DB)).map(({ id }) => id);
  if (known.length === 0) throw nothingLoaded();
  if (known.includes(named)) return releaseOf(c.env.DB, named);
  throw invalid([memberOutOf("release", named, known)]);
}

/** Nothing new is kept beyond a bound; what was kept goes on answering, and a list has an address without being kept. */
function storeFull(): Problem {
  return new Problem(
    "unavailable",
    {
      en: `No more queries are kept: ${limits.keptQueries} are. The same list can be asked for and cited by its frozen address.`,
      ja: `登録済みのクエリが${limits.keptQueries}件に達したため、新しく登録できません。同じ一覧は、版を固定したURLで取得・引用できます。`,
    },
    { headers: { "Retry-After": "86400" } },
  );
}

async function readBody(c: Ctx): Promise<string> {
  const type = c.req.header("Content-Type") ?? "";
  const coding = c.req.header("Content-Encoding") ?? "identity";
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || coding.toLowerCase() !== "identity")
    throw declaredOtherwise(type, coding);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = c.req.raw.body?.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, BODY_MS, "late");
  });
  const next = () => (reader ? Promise.race([reader.read(), late]) : undefined);
  let isLate = false;
  // A body that is too large is read to its end, up to a bound: an answer before the end is lost by many clients.
  for (let read = await next(); read && bytes <= MOST_DRAINED; read = await next()) {
    isLate = read === "late";
    if (read === "late" || read.done) break;
    bytes += read.value.byteLength;
    if (bytes <= limits.bodyBytes) chunks.push(read.value);
  }
  clearTimeout(timer);
  reader?.cancel().catch(() => {});
  if (bytes > limits.bodyBytes) {
    throw new Problem("content-too-large", {
      en: `The body is larger than ${limits.bodyBytes} bytes.`,
      ja: `本文が${limits.bodyBytes}バイトを超えています。`,
    });
  }
  if (isLate) throw malformed(`it did not come within ${BODY_MS / 1000} seconds`, `${BODY_MS / 1000}秒以内に届きませんでした`);
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
  } catch {
    throw malformed("it is not UTF-8", "UTF-8ではありません");
  }
}

const MOST_DRAINED = 16 * 1024 * 1024;

// Far longer than so few bytes take. Who waits for them holds a place among the answers that are worked out at the same time.
const BODY_MS = 5_000;
