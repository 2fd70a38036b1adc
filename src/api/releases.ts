import { attribution, WHOLE } from "../catalog/dataset";
import { type Listed, readLedger, readRelease } from "../db/releases";
import { entities } from "../model";
import { LICENCE, paths } from "../urls";
import { frozenPath } from "./as-of";
import { latestRelease, nothingLoaded } from "./ledger";
import { mementoLinks } from "./memento";
import { unknownRelease } from "./missing";
import { Parameters } from "./parameters";
import { type Ctx, citing, FROZEN, httpDate, MOVING, sendJson } from "./respond";

/** `/v1/releases`: every release, newest first. */
export async function releases(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const ledger = await readLedger(c.env.DB);
  const latest = ledger.find(({ withdrawal }) => !withdrawal);
  if (!latest) throw nothingLoaded();
  return sendJson(
    c,
    { data: ledger.map(described), latest: latest.id },
    { "Cache-Control": MOVING, Link: citing(c, paths.release(latest.id)) },
  );
}

/** `/v1/releases/{release}`: one release with the digest of every file. */
export async function release(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const id = (c.req.param("release") ?? "").replace(/\.json$/, "");
  const found = await readRelease(c.env.DB, id);
  if (!found) throw await unknownRelease(c.env.DB, id);
  const held = entities.filter(({ collection }) => collection in found.manifest.counts);
  const collections = held.map(({ collection, label }) => ({
    collection,
    label,
    records: found.manifest.counts[collection] ?? 0,
    list: paths.list(collection, { release: id }),
  }));
  const files = found.manifest.files.map((file) => ({ ...file, url: found.withdrawal ? null : paths.dump(id, file.name) }));
  const graph = found.manifest.files.find(({ name }) => name === `${WHOLE}.nq`);
  const datasetHash = graph && { canonicalization: "RDFC-1.0", algorithm: "sha-256", value: graph.sha256, file: graph.name };
  const { tombstones } = found.manifest;
  return sendJson(
    c,
    { data: { ...described(found), licence: LICENCE, attribution, datasetHash, collections, files, tombstones } },
    {
      // What was withdrawn is no longer what it was.
      "Cache-Control": found.withdrawal ? MOVING : FROZEN,
      "Last-Modified": httpDate(found.withdrawal?.on ?? found.issued),
      "Memento-Datetime": httpDate(found.issued),
      Link: [citing(c, paths.release(id)), `<${LICENCE}>; rel="license"`, mementoLinks(paths.release("latest"))].join(", "),
    },
  );
}

/** `/v1/releases/latest` and anything below it: a redirect to the same of the release that is latest now. */
export async function toLatest(c: Ctx): Promise<Response> {
  const { id: latest } = await latestRelease(c.env.DB);
  const { pathname, search } = new URL(c.req.url);
  return c.body(null, 307, { Location: frozenPath(pathname, latest) + search, "Cache-Control": "public, max-age=60" });
}

function described({ id, sequence, issued, summary, predecessor, withdrawal }: Listed) {
  return {
    id,
    sequence,
    issued,
    summary,
    predecessor,
    ...(withdrawal && { withdrawal }),
    links: {
      self: paths.release(id),
      checksums: paths.dump(id, "SHA256SUMS"),
      citation: paths.cite(id, "txt"),
      ...(predecessor && { changes: paths.compare(predecessor, id, "view=rows") }),
    },
  };
}
