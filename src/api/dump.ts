import { RELEASE_ID } from "../model/release";
import { editionOf } from "./ledger";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type Ctx, isFresh, notModified } from "./respond";
import { shorten } from "./shorten";

/** `/dumps/{release}/{file}`: a file of a release as it was frozen, with its digest. */
export async function dump(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const release = c.req.param("release") ?? "";
  const file = c.req.param("file") ?? "";
  const isName = RELEASE_ID.test(release) && /^[A-Za-z0-9.-]{1,100}$/.test(file);
  // Dumps are uploaded before their release is published, and read only after.
  if (isName) await (await editionOf(c.env.DB, release)).read();
  const stored = isName ? await c.env.DUMPS.head(`${release}/${file}`) : null;
  if (!stored) {
    throw new Problem("not-found", {
      en: `There is no file “${shorten(file)}” in release “${shorten(release, 40)}”. SHA256SUMS names every file.`,
      ja: `リリース「${shorten(release, 40)}」に「${shorten(file)}」というファイルはありません。SHA256SUMS に全ファイルがあります。`,
    });
  }
  const digest = stored.customMetadata?.sha256 ?? "";
  const headers: Record<string, string> = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Last-Modified": stored.customMetadata?.lastModified ?? "",
  };
  const etag = `"sha256-${digest}"`;
  if (isFresh(c, etag)) return notModified(headers, etag);
  const described = {
    ...headers,
    ETag: etag,
    "Content-Type": stored.httpMetadata?.contentType ?? "application/octet-stream",
    "Content-Length": String(stored.size),
    // The name that SHA256SUMS knows, so that a downloaded file can be checked as it is.
    "Content-Disposition": `attachment; filename="${file}"`,
    "Repr-Digest": `sha-256=:${base64(digest)}:`,
  };
  if (c.req.method === "HEAD") return new Response(null, { headers: described });
  const object = await c.env.DUMPS.get(`${release}/${file}`);
  if (!object)
    throw new Problem(
      "unavailable",
      { en: "The file cannot be read.", ja: "ファイルを読めません。" },
      { headers: { "Retry-After": "30" } },
    );
  return new Response(object.body, { headers: described });
}

function base64(hex: string): string {
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}
