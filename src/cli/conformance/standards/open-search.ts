import type { Standard } from "../standard";
import { attributesOf, grammarFaults, textsOf } from "../xml";

export const openSearch: Standard = {
  title: "OpenSearch 1.1",
  async violations(portal) {
    const path = "/opensearch.xml";
    const response = await portal.ask(path);
    const xml = await response.text();
    const found = await grammarFaults(xml, "open-search.rng");
    const type = response.headers.get("content-type")?.split(";")[0];
    if (type !== "application/opensearchdescription+xml") found.push(`it is ${type}`);
    const addresses = attributesOf(xml, "Url");
    // What a browser adds as a search, and what a program asks: “The "rel" attribute”, results.
    for (const wanted of ["text/html", "application/json"]) {
      const isSearch = ({ type, rel = "results", template }: Record<string, string>) =>
        type === wanted && rel === "results" && template?.includes("{searchTerms}");
      if (!addresses.some(isSearch)) found.push(`no template for ${wanted} has {searchTerms}`);
    }
    for (const { template = "", type: promised } of addresses) {
      const address = template.replace("{searchTerms}", encodeURIComponent("量子"));
      const answer = await portal.ask(address);
      const served = answer.headers.get("content-type")?.split(";")[0];
      if (!answer.ok || served !== promised) found.push(`${address} answers ${answer.status} as ${served}, not ${promised}`);
    }
    for (const image of textsOf(xml, "Image")) if (!(await portal.ask(image)).ok) found.push(`${image} does not answer`);
    // “Autodiscovery in HTML”: browsers find it by the page.
    if (!attributesOf(await portal.text("/en/"), "link").some(({ rel, href }) => rel === "search" && href === path))
      found.push("the home page does not link to it");
    return found;
  },
};
