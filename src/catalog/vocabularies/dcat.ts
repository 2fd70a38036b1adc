import type { Triple } from "../../formats/graph";
import type { Entity } from "../../model/entity";
import { type Language, languages } from "../../model/text";
import { themesScheme } from "../../model/themes";
import { LICENCE, paths } from "../../urls";
import { type Catalog, type Distribution, lastChanged, type Series, type SeriesMember, seriesIn } from "../catalog";
import { datasetDescription, datasetTitle, period, publisher, spdxLicence } from "../dataset";
import { describer, type Value } from "../describe";

const EU = "http://publications.europa.eu/resource/authority/";
const FILE_TYPE = `${EU}file-type/`;
const IANA = "http://www.iana.org/assignments/media-types/";

/** Concepts of controlled vocabularies that DCAT-AP 3.0 prescribes, each with its class, name and scheme, as harvesters want them here. */
const CONCEPTS = {
  theme: { id: `${EU}data-theme/TECH`, class: "skos:Concept", name: { ja: "科学技術", en: "Science and technology" } },
  government: {
    id: `${EU}data-theme/GOVE`,
    class: "skos:Concept",
    name: { ja: "政府・公共部門", en: "Government and public sector" },
  },
  frequency: { id: `${EU}frequency/IRREG`, class: "dct:Frequency", name: { ja: "不定期", en: "irregular" } },
  japanese: { id: `${EU}language/JPN`, class: "dct:LinguisticSystem", name: { ja: "日本語", en: "Japanese" } },
  english: { id: `${EU}language/ENG`, class: "dct:LinguisticSystem", name: { ja: "英語", en: "English" } },
  japan: { id: `${EU}country/JPN`, class: "dct:Location", name: { ja: "日本", en: "Japan" } },
  public: { id: `${EU}access-right/PUBLIC`, class: "dct:RightsStatement", name: { ja: "公開", en: "public" } },
  stable: { id: `${EU}planned-availability/STABLE`, class: "skos:Concept", name: { ja: "安定", en: "stable" } },
} as const;

/**
 * The catalogue in DCAT 3 after DCAT-AP 3.0: a series for the whole and for each collection, its members, and the files of the latest,
 * of older ones the file that most people want. All files are described with their release, of whose address their names are fragments.
 */
export function dcat(catalog: Catalog): Triple[] {
  const { urls, issued, modified } = catalog;
  const series = seriesIn(catalog);
  const about = describer(urls);
  const here = (fragment: string) => urls.absolute(paths.catalog(`#${fragment}`));
  const common = commonOf(catalog);
  const members = series.flatMap((one) =>
    one.members.map((member) => {
      const shown = member.distributions.filter(({ suffix }) => member === one.current || [".zip", ".csv"].includes(suffix));
      return { series: one, member, shown };
    }),
  );
  return [
    ...about(here("catalog"), {
      a: ["dcat:Catalog"],
      ...common,
      "dct:title": datasetTitle,
      "dct:description": datasetDescription,
      "dct:issued": day(issued),
      "dct:modified": day(modified),
      "dct:rights": { id: CONCEPTS.public.id },
      "foaf:homepage": { id: urls.portal },
      "dcat:themeTaxonomy": [{ id: `${EU}data-theme` }, { id: urls.terms + themesScheme.term }],
      "dcat:dataset": [
        ...series.map(({ name }) => ({ id: here(name) })),
        ...members.map(({ member }) => ({ id: urls.absolute(member.path) })),
      ],
      "dcat:service": { id: here("api") },
    }),
    ...about(here("api"), {
      a: ["dcat:DataService"],
      ...common,
      "dct:title": { ja: `${datasetTitle.ja} API`, en: `API of ${datasetTitle.en}` },
      "dct:description": {
        ja: "認証不要の読み取り専用API。どのリリースも、JSON、CSV、RDFなどで読めます。",
        en: "A read-only interface without a key, for every release in JSON, CSV, RDF and more.",
      },
      "dcat:endpointURL": { id: urls.absolute(paths.api()) },
      "dcat:endpointDescription": { id: urls.absolute(paths.openapi()) },
      "dct:conformsTo": { id: "https://spec.openapis.org/oas/v3.1.0" },
      "dcat:theme": [{ id: CONCEPTS.theme.id }],
      "dcat:keyword": catalog.whole.keywords,
      "dct:accessRights": { id: CONCEPTS.public.id },
      "dcat:servesDataset": series.map(({ name }) => ({ id: here(name) })),
    }),
    ...series.flatMap((one) => seriesTriples(catalog, one)),
    ...members.flatMap((one) => memberTriples(catalog, one)),
    ...sharedTriples(catalog, members),
  ];
}

/** A release and its collections alone, for its address. The series change with every release, and so stay with the catalogue. */
export function dcatRelease(catalog: Catalog, release: string): Triple[] {
  const members = seriesIn(catalog).flatMap((series) =>
    series.members
      .filter((member) => member.release.id === release)
      .map((member) => ({ series, member, shown: member.distributions })),
  );
  return [...members.flatMap((one) => memberTriples(catalog, one)), ...sharedTriples(catalog, members)];
}

/** A member of a series with those of its files that are described. */
type Shown = { readonly series: Series; readonly member: SeriesMember; readonly shown: readonly Distribution[] };

/** What is true of the catalogue, its service and every dataset. */
function commonOf({ urls }: Catalog): Record<string, Value | Value[]> {
  const here = (fragment: string) => urls.absolute(paths.catalog(`#${fragment}`));
  return {
    "dct:publisher": { id: here("publisher") },
    "dct:language": [{ id: CONCEPTS.japanese.id }, { id: CONCEPTS.english.id }],
    "dct:spatial": { id: CONCEPTS.japan.id },
    "dct:license": { id: LICENCE },
    "dcat:contactPoint": { id: here("contact") },
  };
}

/** And of every dataset. */
function datasetOf(catalog: Catalog): Record<string, Value | Value[]> {
  return {
    ...commonOf(catalog),
    "dcat:theme": [{ id: CONCEPTS.theme.id }, { id: CONCEPTS.government.id }],
    "dct:accrualPeriodicity": { id: CONCEPTS.frequency.id },
    "dct:accessRights": { id: CONCEPTS.public.id },
    "dct:temporal": { id: catalog.urls.absolute(paths.catalog("#period")) },
  };
}

/** Whom and what all of it names, with its class, so that a graph of some members stands by itself. */
function sharedTriples(catalog: Catalog, members: readonly Shown[]): Triple[] {
  const { urls, contact } = catalog;
  const about = describer(urls);
  const here = (fragment: string) => urls.absolute(paths.catalog(`#${fragment}`));
  return [
    ...about(here("publisher"), {
      a: ["foaf:Agent", "foaf:Organization"],
      "foaf:name": publisher,
      // A homepage is that of one thing alone (FOAF: an inverse functional property): of the catalogue.
      "foaf:page": { id: urls.portal },
      "dct:type": { id: "http://purl.org/adms/publishertype/NonProfitOrganisation" },
    }),
    ...about("http://purl.org/adms/publishertype/NonProfitOrganisation", {
      a: ["skos:Concept"],
      "skos:prefLabel": { ja: "非営利団体", en: "Non-Profit Organisation" },
      "skos:inScheme": { id: "http://purl.org/adms/publishertype/1.0" },
    }),
    ...about("http://purl.org/adms/publishertype/1.0", {
      a: ["skos:ConceptScheme"],
      "dct:title": { ja: "公表者の種別", en: "Publisher type" },
      "skos:prefLabel": { ja: "公表者の種別", en: "Publisher type" },
    }),
    ...about(here("contact"), {
      a: ["vcard:Kind", "vcard:Organization"],
      "vcard:fn": publisher,
      [contact.startsWith("mailto:") ? "vcard:hasEmail" : "vcard:hasURL"]: { id: contact },
    }),
    ...about(here("period"), {
      a: ["dct:PeriodOfTime"],
      "dcat:startDate": { value: period.start, datatype: "xsd:date" },
      "dcat:endDate": { value: period.end, datatype: "xsd:date" },
    }),
    ...external(catalog, members),
  ];
}

function seriesTriples(catalog: Catalog, series: Series): Triple[] {
  const { urls, issued } = catalog;
  const about = describer(urls);
  const { name, entity, title, description, keywords, members, current } = series;
  const pages = landingPages(urls, entity);
  const own = about(urls.absolute(paths.catalog(`#${name}`)), {
    a: ["dcat:DatasetSeries", "dcat:Dataset"],
    ...datasetOf(catalog),
    "dct:title": title,
    "dct:description": description,
    "dct:identifier": { value: urls.absolute(paths.catalog(`#${name}`)), datatype: "xsd:anyURI" },
    "dcat:keyword": keywords,
    "dct:issued": day(members.at(-1)?.release.issued ?? issued),
    "dct:modified": day(lastChanged(series).release.issued),
    "dcat:landingPage": pages,
    "dcat:hasVersion": members.map(({ path }) => ({ id: urls.absolute(path) })),
    "dcat:hasCurrentVersion": { id: urls.absolute(current.path) },
    "dcat:distribution": current.distributions.map((one) => ({ id: nameOf(urls, current, one) })),
  });
  return [...own, ...documents(urls, pages)];
}

function memberTriples(catalog: Catalog, { series, member, shown }: Shown): Triple[] {
  const { urls, collections } = catalog;
  const about = describer(urls);
  const { path, release, previous } = member;
  const { ja, en } = series.title;
  const pages = landingPages(urls, series.entity, release.id);
  const parts = series.entity ? [] : collections.flatMap((one) => pathsIn(release.id, one));
  return [
    ...about(urls.absolute(path), {
      a: ["dcat:Dataset", "schema:Dataset"],
      ...datasetOf(catalog),
      "dct:title": { ja: `${ja}（リリース${release.id}）`, en: `${en}, release ${release.id}` },
      "dct:description": series.description,
      "dct:identifier": { value: urls.absolute(path), datatype: "xsd:anyURI" },
      "dcat:keyword": series.keywords,
      "dcat:version": release.id,
      // What a release changed is said of it as a whole: most of its collections are as they were.
      "adms:versionNotes": series.entity ? null : release.summary,
      "schema:version": release.id,
      "dct:issued": day(release.issued),
      "dct:modified": day(release.issued),
      "dcat:isVersionOf": { id: urls.absolute(paths.catalog(`#${series.name}`)) },
      "dcat:inSeries": { id: urls.absolute(paths.catalog(`#${series.name}`)) },
      "dcat:previousVersion": previous ? { id: urls.absolute(previous) } : null,
      "prov:wasRevisionOf": previous ? { id: urls.absolute(previous) } : null,
      "dct:hasPart": parts.map((one) => ({ id: urls.absolute(one) })),
      "dct:isPartOf": series.entity ? { id: urls.absolute(paths.release(release.id)) } : null,
      "dcat:landingPage": pages,
      "dcat:distribution": shown.map((one) => ({ id: nameOf(urls, member, one) })),
    }),
    ...documents(urls, pages),
    ...shown.flatMap((one) => distributionTriples(urls, series, member, one)),
  ];
}

function pathsIn(release: string, { members }: Series): string[] {
  return members.filter((one) => one.release.id === release).map(({ path }) => path);
}

function distributionTriples(urls: Catalog["urls"], series: Series, member: SeriesMember, one: Distribution): Triple[] {
  const about = describer(urls);
  const name = nameOf(urls, member, one);
  return [
    ...about(name, {
      a: ["dcat:Distribution"],
      "dct:title": one.label,
      "dct:description": {
        ja: `リリース${member.release.id}の${series.title.ja}：${one.label.ja}`,
        en: `${series.title.en} of release ${member.release.id}: ${one.label.en}`,
      },
      "dcat:accessURL": { id: urls.absolute(one.path) },
      "dcat:downloadURL": { id: urls.absolute(one.path) },
      "dcat:mediaType": isRegistered(one.mediaType) ? { id: IANA + one.mediaType } : null,
      "dct:format": { id: FILE_TYPE + one.fileType.term },
      "dcat:byteSize": { value: String(one.file.bytes), datatype: "xsd:nonNegativeInteger" },
      "spdx:checksum": { id: `${name}-checksum` },
      "dct:license": { id: LICENCE },
      "dct:issued": day(member.release.issued),
      "dcatap:availability": { id: CONCEPTS.stable.id },
    }),
    ...about(`${name}-checksum`, {
      a: ["spdx:Checksum"],
      "spdx:algorithm": { id: "spdx:checksumAlgorithm_sha256" },
      "spdx:checksumValue": { value: one.file.sha256, datatype: "xsd:hexBinary" },
    }),
  ];
}

/** Where a person finds a dataset, in each language: the page that leads to its files or, of a release, shows what it holds. */
function landingPages(urls: Catalog["urls"], entity: Entity | null, release?: string): readonly { readonly id: string }[] {
  const pageIn = (language: Language) => {
    if (!entity) return release ? paths.releasePage(language, release) : paths.datasetsPage(language);
    const { collection } = entity;
    return release ? paths.listPage(language, collection, { release }) : paths.datasetPage(language, collection);
  };
  return languages.map((language) => ({ id: urls.absolute(pageIn(language)) }));
}

/** Pages with their class, which DCAT-AP asks for. */
function documents(urls: Catalog["urls"], pages: readonly { readonly id: string }[]): Triple[] {
  return pages.flatMap(({ id }) => describer(urls)(id, { a: ["foaf:Document"] }));
}

/** The name of a distribution: a fragment of its release's address. */
function nameOf(urls: Catalog["urls"], { release }: SeriesMember, { fragment }: Distribution): string {
  return urls.absolute(paths.releasePart(release.id, fragment));
}

/** Whether IANA knows a media type: `x-` is for those that nobody registered (RFC 6838, section 3.4), which `dct:format` alone names. */
function isRegistered(mediaType: string): boolean {
  return !mediaType.includes("/x-");
}

function day(value: string): Value {
  return { value, datatype: "xsd:date" };
}

/** What is named elsewhere and used here, with its class, so that the graph stands by itself. */
function external({ urls }: Catalog, members: readonly Shown[]): Triple[] {
  const about = describer(urls);
  const files = members.flatMap(({ shown }) => shown);
  const mediaTypes = new Set(files.map(({ mediaType }) => mediaType).filter(isRegistered));
  const fileTypes = new Map(files.map(({ fileType }) => [fileType.term, fileType.name]));
  return [
    ...Object.values(CONCEPTS).flatMap(({ id, class: name, name: words }) =>
      about(id, {
        a: name === "skos:Concept" ? ["skos:Concept"] : [name, "skos:Concept"],
        "skos:prefLabel": words,
        "skos:inScheme": { id: id.slice(0, id.lastIndexOf("/")) },
      }),
    ),
    ...about(`${EU}data-theme`, {
      a: ["skos:ConceptScheme"],
      "dct:title": { ja: "データのテーマ", en: "Data theme" },
      "skos:prefLabel": { ja: "データのテーマ", en: "Data theme" },
    }),
    ...about(urls.terms + themesScheme.term, {
      a: ["skos:ConceptScheme"],
      "dct:title": themesScheme.label,
      "skos:prefLabel": themesScheme.label,
    }),
    ...[...mediaTypes].flatMap((one) => about(IANA + one, { a: ["dct:MediaType", "dct:MediaTypeOrExtent"] })),
    ...[...fileTypes].flatMap(([term, name]) =>
      about(FILE_TYPE + term, {
        a: ["dct:MediaTypeOrExtent", "skos:Concept"],
        "skos:prefLabel": { ja: name, en: name },
        "skos:inScheme": { id: `${EU}file-type` },
      }),
    ),
    ...about(LICENCE, {
      a: ["dct:LicenseDocument"],
      "dct:title": { ja: "クリエイティブ・コモンズ 表示 4.0 国際", en: spdxLicence.name },
      "dct:type": { id: "http://purl.org/adms/licencetype/Attribution" },
    }),
    ...about("http://purl.org/adms/licencetype/Attribution", {
      a: ["skos:Concept"],
      "skos:prefLabel": { ja: "表示", en: "Attribution" },
      "skos:inScheme": { id: "http://purl.org/adms/licencetype/1.0" },
    }),
    ...about("https://spec.openapis.org/oas/v3.1.0", {
      a: ["dct:Standard"],
      "dct:title": { ja: "OpenAPI 3.1", en: "OpenAPI 3.1" },
    }),
    ...about("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", { a: ["spdx:ChecksumAlgorithm"] }),
    ...about(urls.portal, { a: ["foaf:Document"] }),
  ];
}
