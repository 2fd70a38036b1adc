import { type CitationStyle, citedTitle, digestNote } from "../citation";

/** RIS: two letters, two spaces, a hyphen and a space on every line, lines end with CRLF, `ER` closes the record. */
export const ris: CitationStyle = {
  extension: "ris",
  contentType: "application/x-research-info-systems; charset=utf-8",
  label: { ja: "RIS（文献管理ソフト）", en: "RIS, for reference managers" },
  write(citation) {
    const { key, partOf, release, publisher, url, description, note, licence, attribution } = citation;
    const title = citedTitle(citation);
    const fields: [string, string][] = [
      ["TY", "DATA"],
      ["ID", key],
      // The closing comma makes it the name of a body and not of a person.
      ["AU", `${publisher.en},`],
      ["TI", title.en],
      ...partOf.slice(0, 1).map((one): [string, string] => ["T2", one.title.en]),
      ...partOf.slice(1, 2).map((one): [string, string] => ["T3", one.title.en]),
      ["PY", release.issued.slice(0, 4)],
      ["DA", release.issued.replaceAll("-", "/")],
      ["ET", release.id],
      ["PB", publisher.en],
      ["UR", url],
      ["AB", description.en],
      ["LA", "en"],
      ["N1", `Release ${release.id} of ${release.issued}. ${digestNote(citation)}`],
      // Reference managers would take a translated title (TT) for the title itself.
      ["N1", title.ja],
      ...(note ? ([["N1", note.en]] as [string, string][]) : []),
      ["N1", attribution.en],
      ["C1", licence],
    ];
    return `${fields.map(([tag, value]) => `${tag}  - ${value.replaceAll(/\s+/g, " ").trim()}\r\n`).join("")}ER  - \r\n`;
  },
};
