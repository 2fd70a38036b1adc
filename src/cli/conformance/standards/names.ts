import type { Quad } from "n3";
import { WHOLE } from "../../../catalog/dataset";
import { descriptions } from "../graphs";
import type { Portal } from "../portal";
import type { Standard } from "../standard";

const MEDIA_TYPES = ["application/ld+json", "text/turtle", "application/n-quads"];
const HAS_PAGE = /^\/(id|ns|codes)(\/|$)/;
/** What is read and not described: files, pages, and the beginnings of names. */
const READ = /^\/(dumps|linkset|openapi\.json|opensearch\.xml)|^\/(ja|en)\/|^\/$|^\/v1$|^\/id\/([a-z]+\/)?$/;

/**
 * Every name of the portal that its graphs use leads to a description of itself, in every format for graphs, and those of records, terms
 * and codes as a page too: starts at the descriptions of the data and the dump of the latest release, and follows names until there is
 * none that is new.
 */
export const names: Standard = {
  title: "Linked data: every name leads to a description of itself",
  async violations(portal) {
    const found: string[] = [];
    const waiting = new Set<string>();
    const seen = new Set<string>();
    const note = (quads: readonly Quad[]) => {
      for (const { subject, predicate, object } of quads)
        for (const term of [subject, predicate, object])
          if (term.termType === "NamedNode" && isThing(portal, term.value)) waiting.add(term.value);
    };
    for (const path of await descriptions(portal)) note(await portal.graph(`${path}.ttl`));
    note(await portal.graph(`/dumps/${portal.latest}/${WHOLE}.nq`));
    const documents = new Map<string, Set<string> | null>();
    while (waiting.size > seen.size) {
      for (const name of waiting) {
        if (seen.has(name)) continue;
        seen.add(name);
        const document = documentOf(name);
        for (const type of MEDIA_TYPES) {
          const key = `${type} ${document}`;
          if (!documents.has(key)) {
            const quads = await portal.graph(document, { Accept: type }).catch((error) => String(error));
            documents.set(key, typeof quads === "string" ? null : new Set(quads.map(({ subject }) => subject.value)));
            if (typeof quads === "string") found.push(`${document} as ${type}: ${quads}`);
            else note(quads);
          }
          const subjects = documents.get(key);
          if (subjects && !subjects.has(name)) found.push(`${document} as ${type} says nothing of ${name}`);
        }
      }
    }
    for (const document of new Set([...seen].map(documentOf))) found.push(...(await pageFaults(portal, document)));
    return found;
  },
};

async function pageFaults(portal: Portal, document: string): Promise<string[]> {
  if (!HAS_PAGE.test(document.slice(portal.publicUrl.length))) return [];
  const page = await portal.ask(document, { headers: { Accept: "text/html" } });
  const type = page.headers.get("content-type") ?? "";
  if (!page.ok || !type.startsWith("text/html")) return [`${document} as a page: ${page.status} ${type}`];
  return (await page.text()).includes("<h1>") ? [] : [`${document} as a page has no heading`];
}

function isThing({ publicUrl }: Portal, name: string): boolean {
  return name.startsWith(`${publicUrl}/`) && !READ.test(name.slice(publicUrl.length));
}

function documentOf(name: string): string {
  return name.split("#")[0] as string;
}
