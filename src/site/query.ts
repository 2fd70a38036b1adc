import { Parameters } from "../api/parameters";
import { type Ctx, REDIRECT } from "../api/respond";

// What newsletters, advertisements and social networks append to an address in order to follow its reader.
const FOLLOWING = /^(?:utm_\w+|(?:fb|g|d|tw|tt|y)clid|msclkid|[gw]braid|mc_[ce]id|igshid|_gl)$/;

/**
 * What there is to answer before a page is made: without what follows its reader it stands at another address, and a page that takes no
 * parameters refuses them, as it would seem to answer what it ignores. Null for the page itself.
 */
export function askedOtherwise(c: Ctx, takesParameters = false): Response | null {
  const elsewhere = unfollowed(c);
  if (elsewhere === null && !takesParameters) new Parameters(new URL(c.req.url).search, []).check();
  return elsewhere;
}

function unfollowed(c: Ctx): Response | null {
  const { pathname, search } = new URL(c.req.url);
  const parts = search.slice(1).split("&");
  const kept = parts.filter((part) => !FOLLOWING.test(part.split("=")[0] ?? ""));
  if (kept.length === parts.length) return null;
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return c.body(null, 302, { Location: pathname + query, "Cache-Control": REDIRECT });
}
