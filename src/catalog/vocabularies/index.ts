import type { Triple } from "../../formats/graph";
import { graphFormats } from "../../formats/graph-formats";
import type { Entity } from "../../model/entity";
import type { Text } from "../../model/text";
import { paths, type Urls } from "../../urls";
import type { Catalog } from "../catalog";
import { releaseCitation } from "../citation";
import { prefixesOf } from "../describe";
import type { Link } from "../signposts";
import { cff } from "../styles/cff";
import { apiCatalog } from "./api-catalog";
import { codemeta } from "./codemeta";
import { CROISSANT, croissant } from "./croissant";
import { csvm } from "./csvm";
import { dcat } from "./dcat";
import { linkset } from "./linkset";
import { llmsTxt } from "./llms-txt";
import { openSearch } from "./open-search";
import { RO_CRATE, roCrate } from "./ro-crate";
import { robots } from "./robots";
import { schemaOrg } from "./schema-org";
import { securityTxt } from "./security-txt";
import { listedIn, type RecordIds, sitemap } from "./sitemap";
import { voidDescription } from "./void";

type Common = {
  /** Where it stands: a document itself, a graph in the format that Accept asks for. */
  readonly path: string;
  /** What it says in which vocabulary or standard, for people. */
  readonly label: Text;
  /** Whether it describes the dataset, so that the dataset's links lead to it. */
  readonly describes: boolean;
  /** The profile of its media type that it keeps to (RFC 6906), where it has one. */
  readonly profile?: string;
};

/** What is said about the data as one document. */
export type Document = Common & {
  readonly contentType: string;
  /** The relation by which others lead to it and it names itself, where its standard asks for one. */
  readonly relation?: string;
  /** The collections whose records it names one by one: their ids are read for it. */
  readonly names?: (catalog: Catalog) => readonly Entity[];
  write(catalog: Catalog, ids: RecordIds): string;
};

/** What is said about the data as a graph: at its address in the format that Accept asks for, with an extension as a document. */
export type GraphVocabulary = Common & {
  /** What it is called in the addresses of its pages. */
  readonly name: string;
  triples(catalog: Catalog): Triple[];
};

export type Vocabulary = Document | GraphVocabulary;

const LD = "application/ld+json";
const LINKSET = "application/linkset+json";
const PLAIN = "text/plain; charset=utf-8";

/**
 * The only list of vocabularies. A new one is a file with one function of the catalogue, and a line here with its address:
 * routes, OpenAPI and pages follow.
 */
export const vocabularies: readonly Vocabulary[] = [
  {
    name: "catalog",
    path: paths.catalog(),
    label: { ja: "データカタログ（DCAT）", en: "The catalogue in DCAT" },
    describes: true,
    profile: "https://semiceu.github.io/DCAT-AP/releases/3.0.0/",
    triples: dcat,
  },
  {
    ...document({ ja: "データカタログ（schema.org）", en: "The catalogue in schema.org" }, "/schema-org.jsonld", LD, schemaOrg),
    describes: true,
    profile: "https://schema.org/",
  },
  {
    ...document(
      { ja: "最新リリースの説明（Croissant 1.1）", en: "The latest release in Croissant 1.1" },
      "/croissant.json",
      `${LD}; profile="${CROISSANT}"`,
      croissant,
    ),
    describes: true,
    profile: CROISSANT,
  },
  {
    ...document(
      { ja: "最新リリースの説明（RO-Crate 1.2）", en: "The latest release in RO-Crate 1.2" },
      "/ro-crate-metadata.json",
      LD,
      roCrate,
    ),
    describes: true,
    profile: RO_CRATE,
  },
  {
    name: "void",
    path: paths.wellKnown("void"),
    label: { ja: "最新リリースの概要（VoID）", en: "The latest release in VoID" },
    describes: true,
    profile: "http://rdfs.org/ns/void#",
    triples: voidDescription,
  },
  {
    ...text(
      {
        ja: "最新リリースの引用情報（Citation File Format 1.2）",
        en: "How to cite the latest release, in Citation File Format 1.2",
      },
      "/CITATION.cff",
      cff.contentType,
      citationFile,
    ),
    describes: true,
  },
  document(
    { ja: "ポータルのソフトウェアの説明（CodeMeta 3.0）", en: "The portal's software in CodeMeta 3.0" },
    "/codemeta.json",
    LD,
    codemeta,
  ),
  document(
    {
      ja: "型付きリンクの一覧（リンクセット、RFC 9264、FAIR Signposting レベル2）",
      en: "Typed links as a linkset (RFC 9264), FAIR Signposting level 2",
    },
    paths.linkset(),
    LINKSET,
    (catalog) => linkset(catalog, descriptionsAt(catalog.urls)),
  ),
  {
    ...document(
      { ja: "APIカタログ（RFC 9727）", en: "The API catalogue (RFC 9727)" },
      paths.wellKnown("api-catalog"),
      `${LINKSET}; profile="https://www.rfc-editor.org/info/rfc9727"`,
      apiCatalog,
    ),
    // RFC 9727, section 3.
    relation: "api-catalog",
  },
  {
    ...text({ ja: "サイトマップ", en: "The sitemap" }, paths.sitemap(), "application/xml; charset=utf-8", (catalog, ids) =>
      sitemap(
        catalog,
        graphVocabularies.map(({ name }) => name),
        ids,
      ),
    ),
    names: listedIn,
  },
  text(
    { ja: "クローラー向けの設定（robots.txt、RFC 9309）", en: "What crawlers may read (robots.txt, RFC 9309)" },
    "/robots.txt",
    PLAIN,
    robots,
  ),
  text(
    { ja: "脆弱性の連絡先（security.txt、RFC 9116）", en: "Where to report a weakness (security.txt, RFC 9116)" },
    paths.wellKnown("security.txt"),
    PLAIN,
    securityTxt,
  ),
  text(
    { ja: "言語モデル向けの案内（llms.txt）", en: "The portal for language models (llms.txt)" },
    "/llms.txt",
    "text/markdown; charset=utf-8",
    (catalog) =>
      llmsTxt(
        catalog,
        vocabularies.filter(({ describes }) => describes),
      ),
  ),
  text(
    { ja: "検索の説明（OpenSearch 1.1）", en: "The search in OpenSearch 1.1" },
    paths.openSearch(),
    "application/opensearchdescription+xml; charset=utf-8",
    openSearch,
  ),
  text(
    { ja: "CSVのメタデータの場所（CSV on the Web）", en: "Where the metadata of CSV files is (CSV on the Web)" },
    paths.wellKnown("csvm"),
    PLAIN,
    csvm,
  ),
];

/** The vocabularies that are graphs. */
export const graphVocabularies: readonly GraphVocabulary[] = vocabularies.filter((one) => "triples" in one);

/** A vocabulary as documents: itself, or a graph in each format for graphs. */
export function documentsOf(vocabulary: Vocabulary): readonly Document[] {
  if (!("triples" in vocabulary)) return [vocabulary];
  const { path, label, triples, ...common } = vocabulary;
  return graphFormats.map(({ name, contentType, write }) => ({
    ...common,
    path: paths.inFormat(path, name),
    label: { ja: `${label.ja}：.${name}`, en: `${label.en}, as .${name}` },
    contentType,
    write: (catalog) => write(triples(catalog), prefixesOf(catalog.urls)),
  }));
}

/** Every document of every vocabulary. */
export const documents: readonly Document[] = vocabularies.flatMap(documentsOf);

/** Where the dataset is described, in every vocabulary. */
export function descriptionsAt(urls: Urls): Link[] {
  return documents
    .filter(({ describes }) => describes)
    .map(({ path, contentType, profile }) => ({
      href: urls.absolute(path),
      type: contentType.split(";")[0] as string,
      ...(profile && { profile: [profile] }),
    }));
}

function document(label: Text, path: string, contentType: string, make: (catalog: Catalog) => object): Document {
  return text(label, path, contentType, (catalog) => `${JSON.stringify(make(catalog), null, 1)}\n`);
}

function text(label: Text, path: string, contentType: string, write: Document["write"]): Document {
  return { label, path, contentType, describes: false, write };
}

function citationFile({ whole, urls }: Catalog): string {
  return cff.write(releaseCitation(whole.current, urls));
}
