import { distributionsOf } from "../catalog/catalog";
import { attribution, graphFile } from "../catalog/dataset";
import { landing, linkHeader, type Signposts } from "../catalog/signposts";
import { dcatRelease } from "../catalog/vocabularies/dcat";
import { type LedgerEntry, type Listed, readLedger } from "../db/releases";
import { defaultFormat } from "../formats";
import { type GraphFormat, graphFormats } from "../formats/graph-formats";
import { entities } from "../model";
import { LICENCE, type Place, paths, urlsAt } from "../urls";
import { frozenPath } from "./as-of";
import { sendGraph } from "./graph";
import { knownRelease, latestRelease } from "./ledger";
import { mementoLinks } from "./memento";
import { nothingLoaded, withdrawnRelease } from "./missing";
import { acceptedOf, withExtension } from "./negotiate";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { type Ctx, citing, FROZEN, httpDate, MOVING, REDIRECT, sendJson } from "./respond";
import { readCatalog } from "./vocabulary";

/** `/v1/releases`: every release, newest first. */
export async function releases(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const ledger = await readLedger(c.env.DB);
  const latest = ledger.find(({ withdrawal }) => !withdrawal);
  if (!latest) throw nothingLoaded();
  return sendJson(
    c,
    { data: ledger.map(inLedger), latest: latest.id },
    { "Cache-Control": MOVING, Link: citing(c, paths.release(latest.id)) },
  );
}

/** `/v1/releases/{release}`: one release with the digest of every file; as RDF, what DCAT says of it; browsers are led to the page. */
export async function release(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const segment = c.req.param("release") ?? "";
  const [, id = segment, extension] = /^(\d+\.\d+\.\d+)(?:\.(\w+))?$/.exec(segment) ?? [];
  const page = extension === undefined ? pageFor(c, (language) => paths.releasePage(language, encodeURIComponent(id))) : null;
  if (page) {
    await knownRelease(c.env.DB, id);
    return page;
  }
  const { format, byAccept } = formatOf(extension, c.req.header("Accept"));
  const found = await knownRelease(c.env.DB, id);
  if (format) {
    if (found.withdrawal) throw withdrawnRelease(found);
    const path = ({ extension: one }: Place) => (one ? paths.inFormat(paths.release(id), one) : paths.release(id));
    const described = [{ href: c.env.PUBLIC_URL + paths.release(id) }];
    const links = { "cite-as": described, describes: described, license: [{ href: LICENCE }] };
    return sendGraph(c, format, byAccept, path, dcatRelease(await readCatalog(c), id), { caching: MOVING, links });
  }
  const held = entities.filter(({ collection }) => collection in found.manifest.counts);
  const collections = held.map(({ collection, label }) => ({
    collection,
    label,
    records: found.manifest.counts[collection] ?? 0,
    list: found.withdrawal ? null : paths.list(collection, { release: id }),
  }));
  const files = found.manifest.files.map((file) => ({ ...file, url: found.withdrawal ? null : paths.dump(id, file.name) }));
  const graph = graphFile(found.manifest);
  const datasetHash = graph && { canonicalization: "RDFC-1.0", algorithm: "sha-256", value: graph.sha256, file: graph.name };
  const { tombstones } = found.manifest;
  return sendJson(
    c,
    { data: { ...inLedger(found), licence: LICENCE, attribution, datasetHash, collections, files, tombstones } },
    {
      // What was withdrawn is no longer what it was.
      "Cache-Control": found.withdrawal ? MOVING : FROZEN,
      ...(byAccept && { Vary: "Accept" }),
      // Whose predecessor was withdrawn leads to another one since then, and no date says so.
      ...(found.before === found.predecessor && { "Last-Modified": httpDate(found.withdrawal?.on ?? found.issued) }),
      "Memento-Datetime": httpDate(found.issued),
      Link: [linkHeader({ ...landingOf(c, found), ...versionsOf(found) }), mementoLinks(paths.release("latest"))].join(", "),
    },
  );
}

/** Where the releases beside one are (RFC 5829). What comes after it, the alias knows. */
function versionsOf({ before }: LedgerEntry): Signposts {
  return {
    "latest-version": [{ href: paths.release("latest") }],
    ...(before && { "predecessor-version": [{ href: paths.release(before) }] }),
  };
}

/** The format for graphs of an extension or else of Accept; null where it is the JSON of this API. */
function formatOf(extension: string | undefined, accept: string | undefined): { format: GraphFormat | null; byAccept: boolean } {
  if (extension === "json") return { format: null, byAccept: false };
  if (extension !== undefined) return { format: withExtension(graphFormats, extension), byAccept: false };
  const { name } = acceptedOf([defaultFormat, ...graphFormats], accept);
  return { format: graphFormats.find((format) => format.name === name) ?? null, byAccept: true };
}

/** FAIR Signposting, level 1: the release as a landing page. */
export function landingOf(c: Ctx, { withdrawal, manifest, ...release }: LedgerEntry): Signposts {
  const distributions = withdrawal ? [] : distributionsOf(release, manifest, null);
  return landing(
    { path: paths.release(release.id), release, distributions },
    urlsAt(c.env.PUBLIC_URL),
    withdrawal ? [] : undefined,
  );
}

/** `/v1/releases/latest` and anything below it: a redirect to the same of the release that is latest now. */
export async function toLatest(c: Ctx): Promise<Response> {
  const { id: latest } = await latestRelease(c.env.DB);
  const { pathname, search } = new URL(c.req.url);
  return c.body(null, 307, { Location: frozenPath(pathname, latest) + search, "Cache-Control": REDIRECT });
}

function inLedger(release: Listed) {
  const { id, sequence, issued, summary, predecessor, withdrawal } = release;
  const changes = changesOf(release);
  return {
    id,
    sequence,
    issued,
    summary,
    predecessor,
    ...(withdrawal && { withdrawal }),
    links: {
      self: paths.release(id),
      checksums: withdrawal ? null : paths.dump(id, "SHA256SUMS"),
      citation: paths.cite(id, "txt"),
      ...(changes && { changes }),
    },
  };
}

/** Where to read what a release changed since the last before it that may be read; null for the first, and where it is withdrawn itself. */
export function changesOf({ id, before, withdrawal }: Listed): string | null {
  return before && !withdrawal ? paths.compare(before, id, "view=rows") : null;
}
