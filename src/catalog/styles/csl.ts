import { type CitationStyle, citedTitle, digestNote } from "../citation";

/** CSL-JSON (Citation Style Language 1.0.2, csl-data.json): one item of type `dataset`. */
export const csl: CitationStyle = {
  extension: "csl.json",
  contentType: "application/vnd.citationstyles.csl+json; charset=utf-8",
  label: { ja: "CSL-JSON（Zotero など）", en: "CSL-JSON, for Zotero and others" },
  write(citation) {
    const { key, partOf, release, publisher, url, description, attribution } = citation;
    const title = citedTitle(citation);
    const item = {
      id: key,
      type: "dataset",
      title: title.en,
      author: [{ literal: publisher.en }],
      issued: { "date-parts": [release.issued.split("-").map(Number)] },
      version: release.id,
      publisher: publisher.en,
      URL: url,
      abstract: description.en,
      language: "en",
      ...(partOf.length > 0 && { "container-title": partOf.map((one) => one.title.en).join(", ") }),
      // Styles print an original title as another work.
      note: `${title.ja}. Release ${release.id} of ${release.issued}. ${digestNote(citation)}. ${attribution.en}`,
    };
    return `${JSON.stringify([item], null, 2)}\n`;
  },
};
