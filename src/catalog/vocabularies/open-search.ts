import { escaped } from "../../formats/xml";
import { languages } from "../../model/text";
import { paths } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetTitle, publisher } from "../dataset";

/** The search as an OpenSearch 1.1 description, for browsers and aggregators. */
export function openSearch({ urls }: Catalog): string {
  const asked = { query: "q={searchTerms}" };
  const results = (type: string, path: string) =>
    `  <Url type="${type}" rel="results" template="${escaped(urls.absolute(path))}"/>`;
  // A browser takes the first page of results that there is: that of the language in which the data is printed.
  const pages = languages.map((language) => results("text/html", paths.searchPage(language, asked)));
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>STI Policy Data</ShortName>
  <Description>${escaped(datasetTitle.en)}</Description>
  <LongName>${escaped(publisher.en)}</LongName>
  <Attribution>${escaped(publisher.en)}</Attribution>
  <Language>ja</Language>
  <Language>en</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Image height="16" width="16" type="image/svg+xml">${urls.absolute(paths.favicon())}</Image>
${pages.join("\n")}
${results("application/json", paths.search(asked))}
  <Url type="application/opensearchdescription+xml" rel="self" template="${urls.absolute(paths.openSearch())}"/>
</OpenSearchDescription>
`;
}
