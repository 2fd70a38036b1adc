import type { Text } from "../../model/text";
import { type CitationStyle, citedTitle, digestNote } from "../citation";

/** DataCite Metadata Schema 4.6 in JSON. Without a DOI the frozen URL is the identifier. */
export const datacite: CitationStyle = {
  extension: "datacite.json",
  contentType: "application/vnd.datacite.datacite+json; charset=utf-8",
  label: { ja: "DataCite JSON", en: "DataCite JSON" },
  write(citation) {
    const { release, publisher, url, description, licence, attribution, previous, partOf, digest } = citation;
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
        { title: title.en, lang: "en" },
        { title: title.ja, titleType: "TranslatedTitle", lang: "ja" },
      ],
      publisher: { name: publisher.en, lang: "en" },
      publicationYear: release.issued.slice(0, 4),
      subjects: [
        { subject: "科学技術・イノベーション政策", lang: "ja" },
        { subject: "science, technology and innovation policy", lang: "en" },
      ],
      dates: [{ date: release.issued, dateType: "Issued" }],
      language: "ja",
      types: { resourceType: KINDS[citation.kind], resourceTypeGeneral: "Dataset" },
      relatedIdentifiers: [
        ...(partOf ? [related("IsPartOf", new URL(`/v1/releases/${release.id}`, url).href)] : []),
        ...(previous ? [related("IsNewVersionOf", previous)] : []),
        ...(digest.of === url ? [] : [related("HasPart", digest.of)]),
      ],
      formats: ["application/json", "application/ld+json", "text/csv"],
      version: release.id,
      rightsList: [
        {
          rights: "Creative Commons Attribution 4.0 International",
          rightsUri: licence,
          rightsIdentifier: "CC-BY-4.0",
          rightsIdentifierScheme: "SPDX",
          schemeUri: "https://spdx.org/licenses/",
          lang: "en",
        },
      ],
      descriptions: [
        ...inBoth(description, "Abstract"),
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
};

function inBoth({ ja, en }: Text, descriptionType: string) {
  return [
    { description: en, descriptionType, lang: "en" },
    { description: ja, descriptionType, lang: "ja" },
  ];
}
