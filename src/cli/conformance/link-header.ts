/** A link of a Link header (RFC 8288 section 3), as far as this portal writes it. */
type HeaderLink = { readonly href: string; readonly rel: string; readonly type?: string | undefined };

/** The links of a response. */
export function linksOf(response: Response): HeaderLink[] {
  const header = response.headers.get("link") ?? "";
  return [...header.matchAll(/<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?/g)].map(([, href = "", rel = "", type]) => ({
    href,
    rel,
    type,
  }));
}
