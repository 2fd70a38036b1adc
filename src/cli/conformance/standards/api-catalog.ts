import { linksOf } from "../link-header";
import type { Node, Standard } from "../standard";

const PATH = "/.well-known/api-catalog";
const MEDIA_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';
/** Relations of RFC 8631 that RFC 9727 (section 4.1) has a catalogue lead on with. */
const RELATIONS = ["service-desc", "service-doc", "service-meta", "status"];

export const apiCatalog: Standard = {
  title: "API catalogue (RFC 9727)",
  async violations(portal) {
    const found: string[] = [];
    const head = await portal.ask(PATH, { method: "HEAD" });
    if (!linksOf(head).some(({ rel }) => rel === "api-catalog")) found.push("HEAD has no Link rel=api-catalog");
    if (head.headers.get("content-type") !== MEDIA_TYPE) found.push(`it is ${head.headers.get("content-type")}`);
    const { linkset } = await portal.json<{ linkset: Node[] }>(PATH);
    for (const entry of linkset) {
      if (!(await portal.ask(entry.anchor as string)).ok) found.push(`${entry.anchor} does not answer`);
      for (const relation of RELATIONS) {
        const targets = (entry[relation] ?? []) as { href: string; type?: string }[];
        if (targets.length === 0) found.push(`${entry.anchor} has no ${relation}`);
        for (const { href, type } of targets) {
          const response = await portal.ask(href);
          const served = response.headers.get("content-type")?.split(";")[0];
          if (!response.ok || served !== type)
            found.push(`${relation} ${href} answers ${response.status} as ${served}, not ${type}`);
        }
      }
    }
    if (linkset.length === 0) found.push("it names no API");
    return found;
  },
};
