import { languages } from "../../model/text";
import { paths } from "../../urls";
import { type Catalog, type SeriesMember, seriesIn } from "../catalog";
import { type Link, type Signposts, signposts } from "../signposts";

/**
 * Typed links of the latest release and its collections as one linkset (RFC 9264): FAIR Signposting level 2, which gathers the links of
 * landing pages with their anchors, and names every description of the latest.
 */
export function linkset(catalog: Catalog, descriptions: readonly Link[]): object {
  const { urls } = catalog;
  const members = seriesIn(catalog).map(({ current }) => current);
  return {
    linkset: [
      ...members.map((one) => ({ anchor: urls.absolute(one.path), ...landing(catalog, one, descriptions) })),
      ...languages.map((language) => ({
        anchor: urls.absolute(paths.home(language)),
        ...landing(catalog, catalog.whole.current, descriptions),
      })),
      ...members.flatMap((one) => backLinks(catalog, one)),
      ...describes(catalog, descriptions),
    ],
  };

  function describes({ whole }: Catalog, links: readonly Link[]) {
    return links.map(({ href }) => ({ anchor: href, describes: [{ href: urls.absolute(whole.current.path) }] }));
  }
}

/** The signposts of a member: the same on the page that shows it as in the linkset. */
export function landing({ urls }: Catalog, { path, distributions }: SeriesMember, describedBy: readonly Link[]): Signposts {
  const items = distributions.map((one) => ({ href: urls.absolute(one.path), type: one.mediaType }));
  return signposts({ cited: urls.absolute(path), describedBy, items }, true, urls);
}

function backLinks({ urls }: Catalog, { path, distributions }: SeriesMember): object[] {
  return distributions.map((one) => ({
    anchor: urls.absolute(one.path),
    collection: [{ href: urls.absolute(path), type: "application/json" }],
  }));
}
