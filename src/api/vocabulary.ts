import { type Catalog, catalogOf } from "../catalog/catalog";
import { linkHeader } from "../catalog/signposts";
import { type Document, documents, type GraphVocabulary, graphVocabularies } from "../catalog/vocabularies";
import { readIdsOf } from "../db/records";
import { readEntries, readLedger } from "../db/releases";
import { graphFormats } from "../formats/graph-formats";
import { bindingOf } from "../metered";
import { type Place, paths, urlsAt } from "../urls";
import { sendGraphText } from "./graph";
import { latestRelease } from "./ledger";
import { nothingLoaded } from "./missing";
import { acceptedOf } from "./negotiate";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { type Ctx, encoded, MOVING, REDIRECT, sendBytes } from "./respond";

/** What is said about the data in one vocabulary. */
function inVocabulary(document: Document): (c: Ctx) => Promise<Response> {
  return async (c) => {
    new Parameters(new URL(c.req.url).search, []).check();
    const catalog = await readCatalog(c);
    const latest = catalog.whole.current.path;
    const described = [{ href: c.env.PUBLIC_URL + latest }];
    const link = linkHeader({
      ...(document.describes && { "cite-as": described, describes: described }),
      ...(document.relation && { [document.relation]: [{ href: document.path }] }),
    });
    return sendBytes(c, await writtenOnce(c, document, catalog), {
      "Content-Type": document.contentType,
      "Cache-Control": MOVING,
      ...(link && { Link: link }),
    });
  };
}

/** A vocabulary that is a graph, at its address without an extension: in the format that Accept asks for; browsers are led to the page. */
function negotiated(vocabulary: GraphVocabulary): (c: Ctx) => Promise<Response> {
  return async (c) => {
    new Parameters(new URL(c.req.url).search, []).check();
    const page = pageFor(c, (language) => paths.vocabularyPage(language, vocabulary.name));
    if (page) return page;
    const format = acceptedOf(graphFormats, c.req.header("Accept"));
    const at = ({ extension }: Place) => (extension ? paths.inFormat(vocabulary.path, extension) : vocabulary.path);
    const document = documents.find((one) => one.path === at({ extension: format.name })) as Document;
    return sendGraphText(c, format, true, at, await writtenOnce(c, document, await readCatalog(c)), { caching: MOVING });
  };
}

/** `/datapackage.json`: the descriptor of the latest release, where its relative paths are right. */
export async function dataPackage(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const { id } = await latestRelease(c.env.DB);
  return c.body(null, 307, { Location: paths.dump(id, "datapackage.json"), "Cache-Control": REDIRECT });
}

/** The routes of all vocabularies. */
export const vocabularyRoutes: readonly (readonly [path: string, handler: (c: Ctx) => Promise<Response>])[] = [
  ...graphVocabularies.map((one) => [one.path, negotiated(one)] as const),
  ...documents.map((one) => [one.path, inVocabulary(one)] as const),
];

type Kept = { readonly ledger: string; readonly catalog: Catalog };

// What an isolate has read and written stays good until the ledger says otherwise.
const read = new WeakMap<D1Database, Kept>();
const written = new WeakMap<Catalog, Map<Document, Uint8Array<ArrayBuffer>>>();

// They grow with every release, and an isolate has 128 MB for all that it does.
const MOST_WRITTEN = 12 * 2 ** 20;

/** The catalogue of every release that may be read. Throws `unavailable` before the first is loaded. */
export async function readCatalog(c: Ctx): Promise<Catalog> {
  const { DB, CONTACT, DEPLOYED, PUBLIC_URL } = c.env;
  const ledger = JSON.stringify(await readLedger(DB));
  const database = bindingOf(DB);
  const before = read.get(database);
  if (before?.ledger === ledger) return before.catalog;
  const entries = await readEntries(DB);
  if (entries.length === 0) throw nothingLoaded();
  const held = entries.map(({ manifest, ...release }) => ({ release, manifest }));
  const catalog = catalogOf(held, { contact: CONTACT, deployed: DEPLOYED }, urlsAt(PUBLIC_URL));
  read.set(database, { ledger, catalog });
  return catalog;
}

async function writtenOnce(c: Ctx, document: Document, catalog: Catalog): Promise<Uint8Array<ArrayBuffer>> {
  const texts = written.get(catalog) ?? new Map<Document, Uint8Array<ArrayBuffer>>();
  written.set(catalog, texts);
  const kept = texts.get(document);
  if (kept) return kept;
  const { sequence } = catalog.whole.current.release;
  const ids = await readIdsOf(c.env.DB, sequence, document.names?.(catalog) ?? []);
  const text = encoded(document.write(catalog, ids));
  const held = [...texts.values()].reduce((sum, { byteLength }) => sum + byteLength, text.byteLength);
  if (held <= MOST_WRITTEN) texts.set(document, text);
  return text;
}
