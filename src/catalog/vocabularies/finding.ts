import { formats } from "../../formats";
import { languages } from "../../model/text";
import { LICENCE, paths } from "../../urls";
import { type Catalog, seriesIn, type Version } from "../catalog";
import { datasetDescription, datasetTitle, publisher } from "../dataset";
import { type Link, type Signposts, signposts } from "../signposts";

/**
 * The API in an API catalogue (RFC 9727, section 4): where it is described for machines and for people, and whether it runs.
 */
export function apiCatalog({ urls }: Catalog): object {
  return {
    linkset: [
      {
        anchor: urls.absolute(paths.api()),
        "service-desc": [{ href: urls.absolute(paths.openapi()), type: "application/json" }],
        "service-doc": languages.map((language) => ({
          href: urls.absolute(paths.docs(language)),
          type: "text/html",
          hreflang: [language],
        })),
        "service-meta": [{ href: urls.absolute(paths.catalog(".jsonld")), type: "application/ld+json" }],
        status: [{ href: urls.absolute("/readyz"), type: "application/json" }],
        license: [{ href: LICENCE }],
      },
    ],
  };
}

/**
 * Typed links of the latest release and its collections as one linkset (RFC 9264): FAIR Signposting level 2, which repeats the Link
 * headers with their anchors.
 */
export function linkset(catalog: Catalog, descriptions: readonly Link[]): object {
  const { urls } = catalog;
  const versions = seriesIn(catalog).map(({ current }) => current);
  return {
    linkset: [
      ...versions.map((one) => ({ anchor: urls.absolute(one.path), ...landing(catalog, one, descriptions) })),
      ...languages.map((language) => ({
        anchor: urls.absolute(paths.home(language)),
        ...landing(catalog, catalog.whole.current, descriptions),
      })),
      ...versions.flatMap((one) => backLinks(catalog, one)),
      ...describes(catalog, descriptions),
    ],
  };

  function describes({ whole }: Catalog, links: readonly Link[]) {
    return links.map(({ href }) => ({ anchor: href, describes: [{ href: urls.absolute(whole.current.path) }] }));
  }
}

/** The signposts of a version: the same on the page that shows it as in the linkset. */
export function landing({ urls }: Catalog, { path, distributions }: Version, describedBy: readonly Link[]): Signposts {
  const items = distributions.map((one) => ({ href: urls.absolute(one.path), type: one.mediaType }));
  return signposts({ cited: urls.absolute(path), describedBy, items }, true, urls);
}

function backLinks({ urls }: Catalog, { path, distributions }: Version): object[] {
  return distributions.map((one) => ({
    anchor: urls.absolute(one.path),
    collection: [{ href: urls.absolute(path), type: "application/json" }],
  }));
}

/** Pages and frozen lists for search engines (sitemaps.org), each with the day on which it last changed. */
export function sitemap(catalog: Catalog): string {
  const { urls, modified } = catalog;
  const pages = languages
    .flatMap((language) => [paths.home(language), paths.docs(language)])
    .map((path) => [path, modified] as const);
  const data = seriesIn(catalog).flatMap(({ versions }) => versions.map(({ path, release }) => [path, release.issued] as const));
  const entries = [...pages, ...data].map(
    ([path, day]) => `  <url><loc>${escaped(urls.absolute(path))}</loc><lastmod>${day}</lastmod></url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</urlset>\n`;
}

/** Everything may be crawled; where the map of it is. */
export function robots({ urls }: Catalog): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${urls.absolute(paths.sitemap())}\n`;
}

/** Whom to tell of a weakness (RFC 9116). It is good for less than a year from the day of the latest release. */
export function securityTxt({ urls, contact, modified }: Catalog): string {
  const expires = new Date(`${modified}T00:00:00Z`);
  expires.setUTCDate(expires.getUTCDate() + 360);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    "Preferred-Languages: ja, en",
    `Canonical: ${urls.absolute(paths.wellKnown("security.txt"))}`,
    "",
  ].join("\n");
}

/** What the portal is, for readers that are language models (llmstxt.org). */
export function llmsTxt({ urls, whole, collections }: Catalog): string {
  const at = (path: string) => urls.absolute(path);
  const { release } = whole.current;
  const list = collections.map(({ name, title, description }) => `- [${title.en}](${at(paths.list(name))}): ${description.en}`);
  return `# ${datasetTitle.en}

> ${datasetDescription.en}

The latest release is ${release.id} of ${release.issued}. Paths with a release number never change; cite those. Every list and record is
to be had as ${formats.map(({ name }) => `.${name}`).join(", ")}. No key is needed. Amounts must not be added without looking: see the fields measure,
phase, ambiguous and the reconciliations.

## Start here

- [OpenAPI 3.1](${at(paths.openapi())}): every address and parameter
- [Documentation](${at(paths.docs("en"))}): the same for people, with a guide
- [Releases](${at(paths.releases())}): what each release holds and changes
- [Search](${at(paths.search({ query: "q=quantum" }))}): every collection in Japanese and English
- [Whole release as JSON](${at(paths.dump("latest", "sti-policy.json"))}), [as a ZIP](${at(paths.dump("latest", "sti-policy.zip"))})
- [Catalogue](${at(paths.catalog(".jsonld"))}): DCAT; [Croissant](${at("/croissant.json")}), [Data Package](${at("/datapackage.json")})

## Collections

${list.join("\n")}

## Citing

- [How to cite the latest release](${at(paths.cite("latest", "txt"))})
`;
}

/** The search as an OpenSearch 1.1 description, for browsers and aggregators. */
export function openSearch({ urls }: Catalog): string {
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
  <Image height="16" width="16" type="image/svg+xml">${urls.absolute("/favicon.svg")}</Image>
  <Url type="application/json" rel="results" template="${escaped(urls.absolute(paths.search({ query: "q={searchTerms}" })))}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${urls.absolute(paths.openSearch())}"/>
</OpenSearchDescription>
`;
}

/** How the metadata of a CSV file is found from its address (CSVW, Model for Tabular Data, section 5.3). */
export function csvm(): string {
  return "{+url}-metadata.json\ncsv-metadata.json\n";
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
