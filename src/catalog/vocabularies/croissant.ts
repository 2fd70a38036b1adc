import { LIST_SEPARATOR } from "../../formats/csv";
import type { Field } from "../../model/field";
import { columnsOf } from "../../model/kinds";
import { languages } from "../../model/text";
import { LICENCE } from "../../urls";
import type { Catalog, Series } from "../catalog";
import { releaseCitation } from "../citation";
import { datasetDescription, datasetTitle, publisher, WHOLE } from "../dataset";
import { bibtex } from "../styles/bibtex";

/** The version of Croissant, and the profile of its media type (Croissant Format Specification 1.1, Namespaces). */
export const CROISSANT = "http://mlcommons.org/croissant/1.1";

/** The context that Croissant 1.1 prescribes (Croissant Format Specification, appendix 1). */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  annotation: "cr:annotation",
  arrayShape: "cr:arrayShape",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  containedIn: "cr:containedIn",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataBiases: "cr:dataBiases",
  dataCollection: "cr:dataCollection",
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  excludes: "cr:excludes",
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isArray: "cr:isArray",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  personalSensitiveInformation: "cr:personalSensitiveInformation",
  prov: "http://www.w3.org/ns/prov#",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
} as const;

/** The latest release as a Croissant 1.1 dataset: the CSV of each collection as a FileObject, and its columns as a RecordSet. */
export function croissant(catalog: Catalog): object {
  const { whole, collections } = catalog;
  const title = { name: datasetTitle.en, alternateName: [datasetTitle.ja, WHOLE], description: datasetDescription.en };
  return dataset(catalog, whole, title, collections);
}

/** A collection of the latest release that holds it, alone: what it refers to in others is left to their own descriptions. */
export function croissantOf(catalog: Catalog, series: Series): object {
  const { title, description } = series;
  const words = {
    name: `${title.en} – ${datasetTitle.en}`,
    alternateName: [title.ja, `${WHOLE}-${series.name}`],
    description: `${title.en}: ${description.en}`,
  };
  return dataset(catalog, series, words, [series]);
}

function dataset({ urls }: Catalog, { current, keywords }: Series, title: object, collections: readonly Series[]): object {
  const { release } = current;
  const url = urls.absolute(current.path);
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    "@id": url,
    conformsTo: CROISSANT,
    ...title,
    url,
    version: release.id,
    license: LICENCE,
    datePublished: release.issued,
    dateModified: release.issued,
    keywords: keywords.flatMap(({ en, ja }) => [en, ja]),
    inLanguage: ["ja", "en"],
    isAccessibleForFree: true,
    isLiveDataset: false,
    creator: { "@type": "sc:Organization", name: publisher.en, url: urls.portal },
    publisher: { "@type": "sc:Organization", name: publisher.en, url: urls.portal },
    citeAs: bibtex.write(releaseCitation(current, urls)),
    distribution: collections.flatMap((one) => fileObject(urls, one)),
    recordSet: collections.map((one) => recordSet(one, collections)),
  };
}

function fileObject(urls: Catalog["urls"], { title, current }: Series): object[] {
  const csv = current.distributions.find(({ suffix }) => suffix === ".csv");
  if (!csv) return [];
  return [
    {
      "@type": "cr:FileObject",
      "@id": csv.file.name,
      name: csv.file.name,
      description: `${title.en} as CSV`,
      contentUrl: urls.absolute(csv.path),
      contentSize: `${csv.file.bytes} B`,
      encodingFormat: csv.mediaType,
      sha256: csv.file.sha256,
    },
  ];
}

function recordSet({ name, title, description, entity, current }: Series, all: readonly Series[]): object {
  const shown = current.manifest.fields[name] ?? [];
  return {
    "@type": "cr:RecordSet",
    "@id": name,
    name,
    description: `${title.en}: ${description.en}`,
    key: { "@id": `${name}/id` },
    field: shown.flatMap((key) => {
      const field = entity?.fields[key] as Field;
      return columnsOf(key, field).map((column, i) => fieldOf(name, column, field, i, all));
    }),
  };
}

function fieldOf(collection: string, column: string, field: Field, i: number, all: readonly Series[]): object {
  const isReference = field.kind === "reference" && all.some(({ name }) => name === field.to);
  // The cell of a structure is one JSON text, however many it holds.
  const isList = field.many && field.kind !== "structure";
  const language = field.kind === "localized" ? ` (${languages[i]})` : "";
  return {
    "@type": "cr:Field",
    "@id": `${collection}/${column}`,
    name: column,
    description: field.description.en + language,
    dataType: dataTypeOf(field),
    source: {
      fileObject: { "@id": `${collection}.csv` },
      extract: { column },
      ...(isList && { transform: { separator: LIST_SEPARATOR } }),
    },
    // One dimension of no fixed length (Croissant 1.1, Field).
    ...(isList && { isArray: true, arrayShape: "-1" }),
    ...(isReference && { references: { "@id": `${field.to}/id` } }),
  };
}

function dataTypeOf({ kind }: Field): string {
  switch (kind) {
    case "integer":
    case "yen":
    case "fiscalYear":
      return "sc:Integer";
    case "boolean":
      return "sc:Boolean";
    case "uri":
      return "sc:URL";
    default:
      // Dates keep the precision printed, which sc:Date does not.
      return "sc:Text";
  }
}
