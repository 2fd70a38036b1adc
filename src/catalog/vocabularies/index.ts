import type { Triple } from "../../formats/graph";
import { type GraphFormat, graphFormats } from "../../formats/graph-formats";
import { paths, type Urls } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetCitation } from "../citation";
import { graphOf } from "../dataset";
import { prefixesOf } from "../describe";
import type { Link } from "../signposts";
import { cff } from "../styles/cff";
import { apiCatalog } from "./api-catalog";
import { codemeta } from "./codemeta";
import { croissant } from "./croissant";
import { csvm } from "./csvm";
import { dcat } from "./dcat";
import { linkset } from "./linkset";
import { llmsTxt } from "./llms-txt";
import { openSearch } from "./open-search";
import { roCrate } from "./ro-crate";
import { robots } from "./robots";
import { schemaOrg } from "./schema-org";
import { securityTxt } from "./security-txt";
import { sitemap } from "./sitemap";
import { voidDescription } from "./void";

/** What is said about the data in one vocabulary, at one address. */
export type Vocabulary = {
  readonly path: string;
  readonly contentType: string;
  /** The vocabulary or standard, for people. */
  readonly title: string;
  /** Whether it describes the dataset, so that the dataset's links lead to it. */
  readonly describes: boolean;
  write(catalog: Catalog): string;
};

const LD = "application/ld+json";
const LINKSET = "application/linkset+json";

const describing: readonly Vocabulary[] = [
  ...graphs("DCAT 3 (DCAT-AP 3.0)", (extension) => paths.catalog(extension), dcat),
  { ...document("schema.org", "/schema-org.jsonld", LD, schemaOrg), describes: true },
  { ...document("Croissant 1.1", "/croissant.json", LD, croissant), describes: true },
  { ...document("RO-Crate 1.2", "/ro-crate-metadata.json", LD, roCrate), describes: true },
  ...graphs("VoID", (extension) => paths.wellKnown(`void${extension}`), voidDescription),
  {
    path: "/CITATION.cff",
    contentType: cff.contentType,
    title: "Citation File Format 1.2",
    describes: true,
    write: ({ whole, urls }) => {
      const { release, manifest } = whole.current;
      const sha256 = graphOf(manifest)?.sha256 ?? "";
      return cff.write(datasetCitation({ release, works: [], sha256, urls }));
    },
  },
];

/** The only list of vocabularies. A new one is a file with one function of the catalogue, and a line here. */
export const vocabularies: readonly Vocabulary[] = [
  ...describing,
  document("CodeMeta 3.0", "/codemeta.json", LD, codemeta),
  document("Linkset (RFC 9264), FAIR Signposting level 2", "/linkset", LINKSET, (catalog) =>
    linkset(catalog, descriptionsAt(catalog.urls)),
  ),
  document(
    "API catalogue (RFC 9727)",
    paths.wellKnown("api-catalog"),
    `${LINKSET}; profile="https://www.rfc-editor.org/info/rfc9727"`,
    apiCatalog,
  ),
  text("Sitemap", paths.sitemap(), "application/xml; charset=utf-8", sitemap),
  text("Robots Exclusion Protocol (RFC 9309)", "/robots.txt", "text/plain; charset=utf-8", robots),
  text("security.txt (RFC 9116)", paths.wellKnown("security.txt"), "text/plain; charset=utf-8", securityTxt),
  text("llms.txt", "/llms.txt", "text/markdown; charset=utf-8", llmsTxt),
  text("OpenSearch 1.1", paths.openSearch(), "application/opensearchdescription+xml; charset=utf-8", openSearch),
  text("CSV on the Web: where metadata is", paths.wellKnown("csvm"), "text/plain; charset=utf-8", csvm),
];

/** Where the dataset is described, in every vocabulary. */
export function descriptionsAt(urls: Urls): Link[] {
  return describing.map(({ path, contentType }) => ({ href: urls.absolute(path), type: contentType.split(";")[0] as string }));
}

function document(title: string, path: string, contentType: string, make: (catalog: Catalog) => object): Vocabulary {
  return { title, path, contentType, describes: false, write: (catalog) => `${JSON.stringify(make(catalog), null, 1)}\n` };
}

function text(title: string, path: string, contentType: string, write: (catalog: Catalog) => string): Vocabulary {
  return { title, path, contentType, describes: false, write };
}

/** The same graph in every format for graphs. */
function graphs(title: string, path: (extension: string) => string, make: (catalog: Catalog) => Triple[]): Vocabulary[] {
  return graphFormats.map((format: GraphFormat) => ({
    title,
    path: path(`.${format.name}`),
    contentType: format.contentType,
    describes: true,
    write: (catalog) => format.write(make(catalog), prefixesOf(catalog.urls)),
  }));
}
