import { type CitationStyle, citedTitle, digestNote } from "../citation";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** BibTeX with the fields of biblatex's @dataset (biblatex manual, section 2.1.1); classic BibTeX reads it as @misc. */
export const bibtex: CitationStyle = {
  extension: "bib",
  contentType: "application/x-bibtex; charset=utf-8",
  label: { ja: "BibTeX", en: "BibTeX" },
  write(citation) {
    const { key, partOf, release, publisher, url } = citation;
    const title = citedTitle(citation);
    const [year = "", month = ""] = release.issued.split("-");
    const fields: [string, string][] = [
      ["author", `{${escaped(publisher.en)}}`],
      ["title", `{${escaped(title.en)}}`],
      ...(title.ja === title.en ? [] : ([["titleaddon", escaped(title.ja)]] as [string, string][])),
      ...(partOf ? ([["maintitle", escaped(partOf.en)]] as [string, string][]) : []),
      ["version", release.id],
      ["date", release.issued],
      ["year", year],
      // Braced like the author: “and” would divide it into two.
      ["publisher", `{${escaped(publisher.en)}}`],
      // A URL stands in \url{}, where nothing is escaped but braces would end it.
      ["url", url],
      ["note", escaped(`Release ${release.id} of ${release.issued}. ${digestNote(citation)}. ${citation.attribution.en}`)],
    ];
    const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@dataset{${key},\n${lines.join("")}  month = ${MONTHS[Number(month) - 1]},\n  langid = {japanese}\n}\n`;
  },
};

/** Text with what LaTeX would read as a command made plain (The LaTeX Companion, reserved characters). */
function escaped(text: string): string {
  const plain: Readonly<Record<string, string>> = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
  };
  return text.replace(/[\\~^#$%&_{}]/g, (character) => plain[character] ?? `\\${character}`);
}
