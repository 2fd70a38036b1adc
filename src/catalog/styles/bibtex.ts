import { type CitationStyle, citedTitle, digestNote } from "../citation";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * BibTeX with the fields of biblatex's @dataset (biblatex manual, section 2.1.1); classic BibTeX reads it as @misc, which prints
 * `howpublished`. The Japanese title stands where no style prints it: many engines cannot set its characters.
 */
export const bibtex: CitationStyle = {
  extension: "bib",
  contentType: "application/x-bibtex; charset=utf-8",
  label: { ja: "BibTeX", en: "BibTeX" },
  write(citation) {
    const { key, partOf, release, publisher, url } = citation;
    const title = citedTitle(citation);
    const [year = "", month = ""] = release.issued.split("-");
    const container = partOf.map((one) => one.title.en).join(", ");
    const fields: [string, string][] = [
      ["author", `{${escaped(publisher.en)}}`],
      ["title", `{${escaped(title.en)}}`],
      ...(container ? ([["series", escaped(container)]] as [string, string][]) : []),
      ["version", release.id],
      ["date", release.issued],
      ["year", year],
      // Braced like the author: “and” would divide it into two.
      ["publisher", `{${escaped(publisher.en)}}`],
      // A URL stands in \url{}, where nothing is escaped but braces would end it.
      ["url", url],
      ["howpublished", `\\url{${url}}`],
      ["note", escaped(`Release ${release.id} of ${release.issued}. ${digestNote(citation)}. ${citation.attribution.en}`)],
      ["annotation", escaped(title.ja)],
    ];
    const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@dataset{${key},\n${lines.join("")}  month = ${MONTHS[Number(month) - 1]},\n  langid = {english}\n}\n`;
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
