import { linksOf } from "../link-header";
import type { Portal } from "../portal";
import type { Node, Standard } from "../standard";

export const signposting: Standard = {
  title: "FAIR Signposting, levels 1 and 2",
  async violations(portal) {
    const page = `${portal.publicUrl}/v1/releases/${portal.latest}`;
    const links = linksOf(await portal.ask(page));
    const of = (relation: string) => links.filter((link) => link.rel === relation);
    const found: string[] = [];
    if (of("cite-as").length !== 1) found.push(`${of("cite-as").length} cite-as`);
    for (const relation of ["describedby", "item"]) {
      if (of(relation).length === 0) found.push(`no ${relation}`);
      for (const { href, type } of of(relation)) {
        const served = (await portal.ask(href)).headers.get("content-type");
        if (!type || served?.split(";")[0] !== type) found.push(`${relation} ${href} is ${served}, not ${type}`);
      }
    }
    if (!of("type").some(({ href }) => href === "https://schema.org/AboutPage") || of("type").length < 2)
      found.push("no AboutPage beside the type of the thing");
    for (const relation of ["author", "license"]) if (of(relation).length === 0) found.push(`no ${relation}`);
    for (const { href } of of("item"))
      if (!(await leadsBack(portal, href, "collection"))) found.push(`${href}: no collection back`);
    return [...found, ...(await setFaults(portal, page, of("linkset")[0]?.href))];
  },
};

/** Level 2: a set of links says all of it again, for each anchor. */
async function setFaults(portal: Portal, page: string, address: string | undefined): Promise<string[]> {
  if (address === undefined) return ["no linkset"];
  const { linkset } = await portal.json<{ linkset: Node[] }>(address);
  const context = linkset.find(({ anchor }) => anchor === page);
  const found = ["cite-as", "describedby", "item", "type", "author", "license"]
    .filter((relation) => !context?.[relation])
    .map((relation) => `the linkset has no ${relation} of ${page}`);
  for (const { anchor } of linkset.filter((each) => each.describes))
    if (!(await leadsBack(portal, anchor as string, "describes"))) found.push(`${anchor}: no describes back`);
  return found;
}

async function leadsBack(portal: Portal, address: string, relation: string): Promise<boolean> {
  return linksOf(await portal.ask(address)).some(({ rel }) => rel === relation);
}
