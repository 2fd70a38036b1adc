import { type Catalog, catalogOf } from "../catalog/catalog";
import { type Vocabulary, vocabularies } from "../catalog/vocabularies";
import { readEntries, readLedger } from "../db/releases";
import { graphFormats } from "../formats/graph-formats";
import { paths, urlsAt } from "../urls";
import { sendGraphText } from "./graph";
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
    return sendText(c, writtenOnce(vocabulary, catalog), {
      "Content-Type": vocabulary.contentType,
      "Cache-Control": MOVING,
      Link: [
        ...(vocabulary.describes ? [citing(c, latest), `<${c.env.PUBLIC_URL}${latest}>; rel="describes"`] : []),
        ...(vocabulary.path.endsWith("api-catalog") ? [`<${vocabulary.path}>; rel="api-catalog"`] : []),
      ].join(", "),
    });
  };
}

/** A vocabulary that is a graph, at its address without an extension: in the format that Accept asks for. */
export function negotiated(path: (extension: string) => string): (c: Ctx) => Promise<Response> {
  return async (c) => {
    new Parameters(new URL(c.req.url).search, []).check();
    const { format } = negotiateAmong(graphFormats, "graph", c.req.header("Accept"));
    const at = ({ extension }: { readonly extension?: string }) => path(extension ? `.${extension}` : "");
    const vocabulary = vocabularies.find((one) => one.path === at({ extension: format.name })) as Vocabulary;
    return sendGraphText(c, format, true, at, writtenOnce(vocabulary, await readCatalog(c)), { caching: MOVING });
  };
}

/** `/datapackage.json`: the descriptor of the latest release, where its relative paths are right. */
export async function dataPackage(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const { id } = await latestRelease(c.env.DB);
  return c.body(null, 307, { Location: paths.dump(id, "datapackage.json"), "Cache-Control": "public, max-age=60" });
}

/** The routes of all vocabularies. */
export const vocabularyPaths = vocabularies.map((one) => [one.path, inVocabulary(one)] as const);

type Kept = { readonly ledger: string; readonly catalog: Catalog };

// What an isolate has read and written stays good until the ledger says otherwise.
const read = new WeakMap<D1Database, Kept>();
const written = new WeakMap<Catalog, Map<Vocabulary, string>>();

/** The catalogue of every release that may be read. Throws `unavailable` before the first is loaded. */
export async function readCatalog(c: Ctx): Promise<Catalog> {
  const { DB, CONTACT, PUBLIC_URL } = c.env;
  const ledger = JSON.stringify(await readLedger(DB));
  const before = read.get(DB);
  if (before?.ledger === ledger) return before.catalog;
  const entries = await readEntries(DB);
  if (entries.length === 0) throw nothingLoaded();
  const held = entries.map(({ manifest, ...release }) => ({ release, manifest }));
  const catalog = catalogOf(held, CONTACT, urlsAt(PUBLIC_URL));
  read.set(DB, { ledger, catalog });
  return catalog;
}

function writtenOnce(vocabulary: Vocabulary, catalog: Catalog): string {
  const texts = written.get(catalog) ?? new Map<Vocabulary, string>();
  written.set(catalog, texts);
  const text = texts.get(vocabulary) ?? vocabulary.write(catalog);
  texts.set(vocabulary, text);
  return text;
}
