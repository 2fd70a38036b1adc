import { formats } from "../../formats";
import type { Text } from "../../model/text";
import { type CitationStyle, citedTitle, digestNote } from "../citation";
import { keywords, spdxLicence } from "../dataset";

/**
 * DataCite Metadata Schema 4.6 in JSON, but for the DOI, which is its mandatory identifier (property 1): who registers one adds it.
 * Until then the frozen URL is an alternate identifier (property 11).
 */
export const datacite: CitationStyle = {
  extension: "datacite.json",
  contentType: "application/vnd.datacite.datacite+json; charset=utf-8",
  label: { ja: "DataCite JSON", en: "DataCite JSON" },
  write(citation) {
    const { release, publisher, url, description, licence, attribution, previous, next, partOf, digest, note, withdrawn } =
      citation;
    const title = citedTitle(citation);
    const related = (relationType: string, identifier: string) => ({
      relatedIdentifier: identifier,
      relatedIdentifierType: "URL",
      relationType,
    });
    const document = {
      url,
      alternateIdentifiers: [{ alternateIdentifier: url, alternateIdentifierType: "URL" }],
      creators: [{ name: publisher.en, nameType: "Organizational", lang: "en" }],
      titles: [
        { title: title.ja, lang: "ja" },
        { title: title.en, titleType: "TranslatedTitle", lang: "en" },
      ],
      publisher: { name: publisher.en, lang: "en" },
      publicationYear: release.issued.slice(0, 4),
      subjects: keywords.flatMap(({ ja, en }) => [
        { subject: ja, lang: "ja" },
        { subject: en, lang: "en" },
      ]),
      dates: [{ date: release.issued, dateType: "Issued" }],
      language: "ja",
      types: { resourceType: KINDS[citation.kind], resourceTypeGeneral: "Dataset" },
      relatedIdentifiers: [
        ...partOf.map((one) => related("IsPartOf", one.url)),
        ...(previous ? [related("IsNewVersionOf", previous)] : []),
        ...(next ? [related("IsPreviousVersionOf", next)] : []),
        ...(withdrawn ? [] : [related("IsVariantFormOf", digest.of)]),
      ],
      formats: formats.map(({ mediaType }) => mediaType),
      version: release.id,
      rightsList: [
        {
          rights: spdxLicence.name,
          rightsUri: licence,
          rightsIdentifier: spdxLicence.id,
          rightsIdentifierScheme: "SPDX",
          schemeUri: "https://spdx.org/licenses/",
          lang: "en",
        },
      ],
      descriptions: [
        ...inBoth(description, "Abstract"),
        ...(withdrawn ? inBoth(withdrawn, "Other") : []),
        ...(note ? inBoth(note, "Other") : []),
        ...inBoth(attribution, "Other"),
        { description: digestNote(citation), descriptionType: "TechnicalInfo", lang: "en" },
      ],
      schemaVersion: "http://datacite.org/schema/kernel-4",
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
};

const KINDS = {
  dataset: "Dataset",
  collection: "Collection of the dataset",
  record: "Record of the dataset",
  figure: "Figure of the dataset",
  query: "Query of the dataset",
  sum: "Sum of amounts of the dataset",
  comparison: "Comparison of releases of the dataset",
};

function inBoth({ ja, en }: Text, descriptionType: string) {
  return [
    { description: en, descriptionType, lang: "en" },
    { description: ja, descriptionType, lang: "ja" },
  ];
}
