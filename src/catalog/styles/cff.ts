import { type CitationStyle, citedTitle, digestNote } from "../citation";
import { keywords, spdxLicence } from "../dataset";

/** CITATION.cff 1.2.0. YAML reads JSON strings as they are (YAML 1.2, section 1.3), so that no title needs rules of its own. */
export const cff: CitationStyle = {
  extension: "cff",
  contentType: "application/yaml; charset=utf-8",
  label: { ja: "CITATION.cff", en: "CITATION.cff" },
  write(citation) {
    const { release, publisher, url, description, withdrawn } = citation;
    const title = citedTitle(citation);
    const quoted = JSON.stringify;
    return `cff-version: 1.2.0
message: ${quoted(withdrawn ? `${withdrawn.en} / ${withdrawn.ja}` : "Please cite this as below. / 引用の際は以下を用いてください。")}
type: dataset
title: ${quoted(title.ja === title.en ? title.en : `${title.en} / ${title.ja}`)}
authors:
  - name: ${quoted(publisher.en)}
    alias: ${quoted(publisher.ja)}
version: ${quoted(release.id)}
date-released: ${release.issued}
license: ${spdxLicence.id}
url: ${quoted(url)}
identifiers:
  - type: url
    value: ${quoted(url)}
    description: ${quoted(citation.kind === "query" ? "Permanent name of the query" : `In release ${release.id}, which never changes`)}
  - type: other
    value: ${quoted(`sha256:${citation.digest.sha256}`)}
    description: ${quoted(digestNote(citation))}
abstract: ${quoted(`${description.en} / ${description.ja}`)}
keywords:
${keywords.map(({ en, ja }) => `  - ${quoted(en)}\n  - ${quoted(ja)}\n`).join("")}`;
  },
};
