import { graphFormats } from "../formats/graph-formats";
import { LICENCE, paths, type Urls } from "../urls";
import type { SeriesMember } from "./catalog";

/**
 * A link target (RFC 9264, section 4.2.3), and relation types with their targets. A profile (RFC 6906) tells documents of one type apart; it is
 * an extension attribute, which a linkset gives as a list.
 */
export type Link = { readonly href: string; readonly type?: string; readonly profile?: readonly string[] };
export type Signposts = Readonly<Record<string, readonly Link[]>>;

/** What a landing page leads to: the name to cite, what describes it, and its content. All are IRIs. */
type Landing = { readonly cited: string; readonly describedBy: readonly Link[]; readonly items: readonly Link[] };

/**
 * The signposts of a release or of a collection of it: the same in the header of its address and in the linkset. It is described by what
 * its release says of itself, which no later release changes, unless `describedBy` names more.
 */
export function landing(
  { path, release, distributions }: Pick<SeriesMember, "path" | "release" | "distributions">,
  urls: Urls,
  describedBy: readonly Link[] = ownDescriptions(release.id, urls),
): Signposts {
  const items = distributions.map((one) => ({ href: urls.absolute(one.path), type: one.mediaType }));
  return signposts({ cited: urls.absolute(path), describedBy, items }, true, urls);
}

function ownDescriptions(release: string, urls: Urls): Link[] {
  return graphFormats.map(({ name, mediaType }) => ({
    href: urls.absolute(paths.inFormat(paths.release(release), name)),
    type: mediaType,
  }));
}

/**
 * The relations of a landing page for machines (FAIR Signposting Profile, level 1). `isDataset` tells a dataset, which
 * the linkset knows where it has files, from a single record.
 */
export function signposts({ cited, describedBy, items }: Landing, isDataset: boolean, urls: Urls): Signposts {
  return {
    "cite-as": [{ href: cited }],
    type: [...(isDataset ? [{ href: "https://schema.org/Dataset" }] : []), { href: "https://schema.org/AboutPage" }],
    author: [{ href: urls.absolute(paths.catalog("#publisher")) }],
    license: [{ href: LICENCE }],
    describedby: describedBy,
    item: items,
    ...(isDataset && items.length > 0 && { linkset: [{ href: urls.absolute(paths.linkset()), type: "application/linkset+json" }] }),
  };
}

/** The same as a `Link` header (RFC 8288). */
export function linkHeader(relations: Signposts): string {
  const links = Object.entries(relations).flatMap(([relation, targets]) =>
    targets.map(({ href, type, profile }) => {
      const attributes = [...(type ? [`type="${type}"`] : []), ...(profile ? [`profile="${profile.join(" ")}"`] : [])];
      return [`<${href}>; rel="${relation}"`, ...attributes].join("; ");
    }),
  );
  return links.join(", ");
}
