import { type Catalog, catalogOf } from "../catalog/catalog";
import { type Vocabulary, vocabularies } from "../catalog/vocabularies";
import { dcat } from "../catalog/vocabularies/dcat";
import { voidDescription } from "../catalog/vocabularies/void";
import { readEntries } from "../db/releases";
import type { Triple } from "../formats/graph";
import { graphFormats } from "../formats/graph-formats";
import { paths, urlsAt } from "../urls";
import { sendGraph } from "./graph";
import { latestRelease, nothingLoaded } from "./ledger";
import { negotiateAmong } from "./negotiate";
import { Parameters } from "./parameters";
import { type Ctx, citing, MOVING, sendText } from "./respond";

/** What is said about the data in one vocabulary. */
function inVocabulary(vocabulary: Vocabulary): (c: Ctx) => Promise<Response> {
  return async (c) => {
    new Parameters(new URL(c.req.url).search, []).check();
    const catalog = await readCatalog(c);
    const latest = catalog.whole.current.path;
    return sendText(c, vocabulary.write(catalog), {
      "Content-Type": vocabulary.contentType,
      "Cache-Control": MOVING,
      Link: [
        ...(vocabulary.describes ? [citing(c, latest), `<${c.env.PUBLIC_URL}${latest}>; rel="describes"`] : []),
        ...(vocabulary.path.endsWith("api-catalog") ? [`<${vocabulary.path}>; rel="api-catalog"`] : []),
      ].join(", "),
    });
  };
}

/** `/catalog` and `/.well-known/void`: a graph about the data in the format that Accept asks for. */
function aboutData(path: (extension: string) => string, make: (catalog: Catalog) => Triple[]): (c: Ctx) => Promise<Response> {
  return async (c) => {
    new Parameters(new URL(c.req.url).search, []).check();
    const { format } = negotiateAmong(graphFormats, "graph", c.req.header("Accept"));
    const at = ({ extension }: { readonly extension?: string }) => path(extension ? `.${extension}` : "");
    return sendGraph(c, format, true, at, make(await readCatalog(c)), { caching: MOVING });
  };
}

export const catalog = aboutData(paths.catalog, dcat);
export const voidDataset = aboutData((extension) => paths.wellKnown(`void${extension}`), voidDescription);

/** `/datapackage.json`: the descriptor of the latest release, where its relative paths are right. */
export async function dataPackage(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const { id } = await latestRelease(c.env.DB);
  return c.body(null, 307, { Location: paths.dump(id, "datapackage.json"), "Cache-Control": "public, max-age=60" });
}

/** The routes of all vocabularies. */
export const vocabularyPaths = vocabularies.map((one) => [one.path, inVocabulary(one)] as const);

/** The catalogue of every release that may be read. Throws `unavailable` before the first is loaded. */
export async function readCatalog(c: Ctx): Promise<Catalog> {
  const releases = await readEntries(c.env.DB);
  if (releases.length === 0) throw nothingLoaded();
  return catalogOf(
    releases.map(({ manifest, ...release }) => ({ release, manifest })),
    c.env.CONTACT,
    urlsAt(c.env.PUBLIC_URL),
  );
}
