import { type Ctx, sendText } from "../../api/respond";
import { linkHeader, type Signposts, signposts } from "../../catalog/signposts";
import { formats } from "../../formats";
import type { Language } from "../../model/text";
import type { Urls } from "../../urls";

/** What leads machines on from a page: the name to cite, and the same as data in every format, at `at`. */
export function relationsOf(cited: string, at: (format: string) => string, urls: Urls): Signposts {
  const items = formats.map(({ name, mediaType }) => ({ href: urls.absolute(at(name)), type: mediaType }));
  return signposts({ cited: urls.absolute(cited), describedBy: [], items }, false, urls);
}

/** Sends a page, tagged by its bytes. `caching` says how long it may be kept, `relations` lead machines on. */
export function sendPage(c: Ctx, page: string, language: Language, caching: string, relations: Signposts): Promise<Response> {
  return sendText(c, page, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": language,
    "Cache-Control": caching,
    Link: linkHeader(relations),
  });
}

/** The page of an error, which is the answer to one request and kept by nobody. */
export function errorPage(
  page: string,
  language: Language,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const bytes = new TextEncoder().encode(page);
  return new Response(bytes, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": language,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
