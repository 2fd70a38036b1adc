import { linkHeader, type Signposts } from "../catalog/signposts";
import type { LedgerEntry } from "../db/releases";
import { entities } from "../model";
import { type DumpFile, RELEASE_ID } from "../model/release";
import { suggest } from "../model/suggest";
import { CHECKSUMS, checksumsFile, RELEASE_FILE, releaseFile } from "../release/release-file";
import { LICENCE, paths } from "../urls";
import { knownRelease, releaseOf } from "./ledger";
import { mementoLinks } from "./memento";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type ByteRange, rangeOf } from "./range";
import { type Ctx, FROZEN, httpDate, notModified, preconditionFailed, reprDigest, stateOf } from "./respond";
import { shorten } from "./shorten";
import { isDelta, readDump } from "./stored-dump";

// Of tables of records and of what is added of amounts; the files for Excel are the same again.
const TABLE = /^([a-z_]+)\.csv(-metadata\.json)?$/;

/**
 * `/dumps/{release}/{file}`: a file of a release as it was frozen. All that its headers say comes from the manifest, so a question
 * about it reads no file; the bytes are held to the manifest's digest before they are sent.
 */
export async function dump(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const id = c.req.param("release") ?? "";
  const name = c.req.param("file") ?? "";
  const named = RELEASE_ID.test(id) ? id : shorten(id, 40);
  const release = await releaseOf(c.env.DB, named).catch((error) => {
    // What is withdrawn keeps its manifest, and so the file that says it.
    if (name === RELEASE_FILE && error instanceof Problem && error.code === "release-withdrawn")
      return knownRelease(c.env.DB, named);
    throw error;
  });
  const collection = entities.find(
    (one) => name.startsWith(`${one.collection}.`) || name.startsWith(`${one.collection}-`),
  )?.collection;
  const cited = collection ? paths.list(collection, { release: release.id }) : paths.release(release.id);
  const relations = {
    "cite-as": [{ href: c.env.PUBLIC_URL + cited }],
    collection: [{ href: cited }],
    license: [{ href: LICENCE }],
  };
  // What came since the release before has no name that lasts from release to release, and so no original to be a memento of (RFC 7089, section 2).
  const isMemento = !isDelta(name);
  const linked = (links: Signposts) => linkHeader(links) + (isMemento ? `, ${mementoLinks(paths.dump("latest", name))}` : "");
  // Where a reader of CSV on the Web looks first (Model for Tabular Data, section 5.3): one document describes every file.
  const [, table, isMetadata] = TABLE.exec(name) ?? [];
  if (isMetadata && release.manifest.files.some((one) => one.name === `${table}.csv`))
    return c.body(null, 308, {
      Location: paths.dump(release.id, CSV_METADATA),
      "Cache-Control": LASTING,
      Link: linked(relations),
    });
  const own = (await UNSTORED.get(name)?.(release, release.manifest)) ?? null;
  const file = own ?? release.manifest.files.find((one) => one.name === name) ?? unknownFile(release, name);
  const etag = `"sha256-${file.sha256}"`;
  const lastModified = httpDate(release.issued);
  const describedby = [
    ...(name === CHECKSUMS ? [] : [{ href: paths.dump(release.id, CHECKSUMS), type: "text/plain" }]),
    ...(table ? [{ href: paths.dump(release.id, CSV_METADATA), type: "application/csvm+json" }] : []),
  ];
  const lasting = {
    "Cache-Control": LASTING,
    "Last-Modified": lastModified,
    ...(isMemento && { "Memento-Datetime": lastModified }),
    Link: linked({ ...relations, describedby }),
  };
  const state = stateOf(c, etag, lastModified);
  if (state === "failed") throw preconditionFailed(etag);
  if (state === "fresh") return notModified(lasting, etag);
  const range =
    c.req.method === "HEAD" ? null : rangeOf(c.req.header("Range"), c.req.header("If-Range"), file.bytes, etag, lastModified);
  const headers = {
    ...lasting,
    ETag: etag,
    "Accept-Ranges": "bytes",
    "Content-Type": file.contentType,
    // The name that SHA256SUMS knows, so that a downloaded file can be checked as it is.
    "Content-Disposition": attachment(name),
    "Repr-Digest": reprDigest(file.sha256),
  };
  if (range === "unsatisfiable") {
    throw new Problem(
      "range-not-satisfiable",
      { en: `The file has ${file.bytes} bytes.`, ja: `ファイルは${file.bytes}バイトです。` },
      { headers: { "Content-Range": `bytes */${file.bytes}`, "Accept-Ranges": "bytes" } },
    );
  }
  if (c.req.method === "HEAD") return new Response(null, { headers: { ...headers, "Content-Length": String(file.bytes) } });
  const body = own
    ? own.content.subarray(range?.first ?? 0, (range?.last ?? own.bytes) + 1)
    : await readDump(c, release, file, range);
  return sent(body, file, range, headers);
}

function sent(body: BodyInit, file: DumpFile, range: ByteRange | null, headers: Record<string, string>): Response {
  if (!range) return new Response(body, { headers: { ...headers, "Content-Length": String(file.bytes) } });
  const { first, last } = range;
  const partial = { "Content-Range": `bytes ${first}-${last}/${file.bytes}`, "Content-Length": String(last - first + 1) };
  return new Response(body, { status: 206, headers: { ...headers, ...partial } });
}

/** The files that the ledger has, and no bucket. */
const UNSTORED = new Map([
  [RELEASE_FILE, releaseFile],
  [CHECKSUMS, checksumsFile],
]);

const CSV_METADATA = "csv-metadata.json";

// A proxy that compressed on the way would change length, digest and ranges.
const LASTING = `${FROZEN}, no-transform`;

function attachment(name: string): string {
  return `attachment; filename="${name}"`;
}

function unknownFile(release: LedgerEntry, name: string): never {
  const names = [CHECKSUMS, RELEASE_FILE, ...release.manifest.files.map((one) => one.name)];
  throw new Problem(
    "not-found",
    {
      en: `There is no file “${shorten(name)}” in release ${release.id}. SHA256SUMS names every file.`,
      ja: `リリース${release.id}に「${shorten(name)}」というファイルはありません。SHA256SUMS に全ファイルがあります。`,
    },
    { members: { didYouMean: suggest(name, names), checksums: paths.dump(release.id, CHECKSUMS) } },
  );
}
