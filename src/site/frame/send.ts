import { type Ctx, sendText } from "../../api/respond";
import { linkHeader, type Signposts } from "../../catalog/signposts";
import type { Language } from "../../model/text";

/** Sends a page, tagged by its bytes. `caching` says how long it may be kept, `relations` lead machines on. */
export function sendPage(c: Ctx, page: string, language: Language, caching: string, relations: Signposts): Promise<Response> {
  return sendText(c, page, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": language,
    "Cache-Control": caching,
    Link: linkHeader(relations),
  });
}
