import { languages } from "../../model/text";
import { paths } from "../../urls";
import { type Catalog, type SeriesMember, seriesIn } from "../catalog";
import { type Link, landing } from "../signposts";

/**
 * Typed links of the latest release and its collections as one linkset (RFC 9264): FAIR Signposting level 2, which gathers the links of
 * landing pages with their anchors, and names every description of the latest with what it describes.
 */
export function linkset(catalog: Catalog, descriptions: readonly Link[]): object {
  const { urls } = catalog;
  const members = seriesIn(catalog).map(({ current }) => current);
  return {
    linkset: [
      ...members.map((one) => ({ anchor: urls.absolute(one.path), ...landing(one, urls) })),
      ...languages.map((language) => ({
        anchor: urls.absolute(paths.home(language)),
        ...landing(catalog.whole.current, urls, descriptions),
      })),
      ...members.flatMap((one) => backLinks(catalog, one)),
      ...describes(catalog, descriptions),
    ],
  };

  function describes({ whole }: Catalog, links: readonly Link[]) {
    return links.map(({ href }) => ({ anchor: href, describes: [{ href: urls.absolute(whole.current.path) }] }));
  }
}

function backLinks({ urls }: Catalog, { path, distributions }: SeriesMember): object[] {
  return distributions.map((one) => ({
    anchor: urls.absolute(one.path),
    collection: [{ href: urls.absolute(path), type: "application/json" }],
  }));
}
