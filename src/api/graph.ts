import { prefixesOf } from "../catalog/describe";
import { ontologyTriples, schemes, schemeTriples } from "../catalog/ontology";
import { linkHeader, type Signposts } from "../catalog/signposts";
import type { Triple } from "../formats/graph";
import { type GraphFormat, graphFormats } from "../formats/graph-formats";
import { suggest } from "../model/suggest";
import { paths, urlsAt } from "../urls";
import { acceptedOf, negotiateAmong } from "./negotiate";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type Ctx, encoded, PRIVATE, sendBytes } from "./respond";
import { shorten } from "./shorten";

// Terms grow with the portal and never lose their meaning.
const TERMS = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400";

/** `/ns`: the portal's own terms, in the format of the extension or of Accept; browsers are led to the page. */
export function terms(c: Ctx): Response | Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const segment = c.req.param("document") ?? "ns";
  const page = segment.includes(".") ? null : pageFor(c, paths.termsPage);
  if (page) return page;
  const { format, byAccept } = negotiateAmong(graphFormats, segment, c.req.header("Accept"));
  return sendGraph(c, format, byAccept, paths.terms, ontologyTriples(urlsAt(c.env.PUBLIC_URL)));
}

/** `/codes/{scheme}`: a closed list of codes as a concept scheme. */
export function scheme(c: Ctx): Response | Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const segment = c.req.param("scheme") ?? "";
  const page = segment.includes(".") ? null : pageFor(c, (language) => paths.schemePage(language, schemeOrProblem(segment).name));
  if (page) return page;
  const { name, format, byAccept } = negotiateAmong(graphFormats, segment, c.req.header("Accept"));
  const found = schemeOrProblem(name);
  return sendGraph(c, format, byAccept, (place) => paths.scheme(name, place), schemeTriples(found, urlsAt(c.env.PUBLIC_URL)));
}

/** `/codes/{scheme}/{code}`: a code, 303 to the list that describes it. */
export function code(c: Ctx): Response {
  new Parameters(new URL(c.req.url).search, []).check();
  const { name, values } = schemeOrProblem(c.req.param("scheme") ?? "");
  const asked = c.req.param("code") ?? "";
  if (!Object.hasOwn(values, asked)) {
    throw new Problem(
      "not-found",
      {
        en: `The list ${name} has no code “${shorten(asked, 80)}”.`,
        ja: `コード一覧 ${name} に「${shorten(asked, 80)}」はありません。`,
      },
      { members: { available: Object.keys(values), didYouMean: suggest(asked, Object.keys(values)) } },
    );
  }
  const page = pageFor(c, (language) => paths.schemePage(language, name));
  if (page) return page;
  const format = acceptedOf(graphFormats, c.req.header("Accept"));
  const location = paths.scheme(name, { extension: format.name });
  return c.body(null, 303, { Location: location, Vary: "Accept, Accept-Language", "Cache-Control": PRIVATE });
}

/** A code list of a name. Throws where there is none. */
export function schemeOrProblem(name: string) {
  const known = schemes();
  const found = known.get(name);
  if (found) return found;
  throw new Problem(
    "not-found",
    { en: `There is no list of codes “${shorten(name, 80)}”.`, ja: `「${shorten(name, 80)}」というコード一覧はありません。` },
    { members: { available: [...known.keys()], didYouMean: suggest(name, [...known.keys()]) } },
  );
}

type Path = (place: { readonly extension?: string }) => string;
type Sending = { readonly caching?: string; readonly links?: Signposts };

/** Sends a graph; `path` is where it stands, with an extension for each format. */
export function sendGraph(
  c: Ctx,
  format: GraphFormat,
  byAccept: boolean,
  path: Path,
  triples: readonly Triple[],
  how: Sending = {},
): Promise<Response> {
  return sendGraphText(c, format, byAccept, path, encoded(format.write(triples, prefixesOf(urlsAt(c.env.PUBLIC_URL)))), how);
}

/** The same for a graph that is written already. */
export function sendGraphText(
  c: Ctx,
  format: GraphFormat,
  byAccept: boolean,
  path: Path,
  text: Uint8Array<ArrayBuffer>,
  { caching = TERMS, links = {} }: Sending,
): Promise<Response> {
  const others = graphFormats.filter((other) => other !== format);
  return sendBytes(c, text, {
    "Content-Type": format.contentType,
    "Content-Location": path({ extension: format.name }),
    "Cache-Control": byAccept ? PRIVATE : caching,
    ...(byAccept && { Vary: "Accept, Accept-Language" }),
    Link: linkHeader({
      canonical: [{ href: urlsAt(c.env.PUBLIC_URL).absolute(path({})) }],
      ...links,
      alternate: others.map(({ name, mediaType }) => ({ href: path({ extension: name }), type: mediaType })),
    }),
  });
}
