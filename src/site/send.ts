import { type Ctx, citing, sendText } from "../api/respond";
import type { Language } from "../model/text";

/** Sends a page, tagged by its bytes. `caching` says how long it may be kept, `cited` is the path of what its readers should cite. */
export function sendPage(c: Ctx, page: string, language: Language, caching: string, cited: string): Promise<Response> {
  return sendText(c, page, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": language,
    "Cache-Control": caching,
    Link: citing(c, cited),
  });
}
