import { languages } from "../../model/text";
import { paths } from "../../urls";
import { type Catalog, type SeriesMember, seriesIn } from "../catalog";
import { type Link, landing } from "../signposts";

/**
 * Typed links of every release and of the latest collections as one linkset (RFC 9264): FAIR Signposting level 2, which gathers the links of
 * landing pages with their anchors, and names every description of the latest with what it describes.
 */
export function linkset(catalog: Catalog, descriptions: readonly Link[]): object {
  const { urls } = catalog;
  const { whole, collections } = catalog;
  const members = seriesIn(catalog).map(({ current }) => current);
  const former = whole.members.filter((one) => one !== whole.current);
  return {
    linkset: [
      ...[...members, ...former].map((one) => ({ anchor: urls.absolute(one.path), ...landing(one, urls) })),
      ...languages.flatMap((language) => [
        pageOf(whole.current, paths.home(language)),
        pageOf(whole.current, paths.datasetsPage(language)),
        ...whole.members.map((one) => ({
          anchor: urls.absolute(paths.releasePage(language, one.release.id)),
          ...landing(one, urls),
        })),
        ...collections.map(({ name, current }) => pageOf(current, paths.datasetPage(language, name))),
      ]),
      ...members.flatMap((one) => backLinks(catalog, one)),
      ...describes(catalog, descriptions),
    ],
  };

  function pageOf(member: SeriesMember, page: string) {
    return { anchor: urls.absolute(page), ...landing(member, urls, descriptions) };
  }

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
