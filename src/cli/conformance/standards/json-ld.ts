import jsonld from "jsonld";
import { TERMS, THEIR_CONTEXTS } from "../contexts";
import type { Portal } from "../portal";
import type { Node, Standard } from "../standard";

/** The pages that hold JSON-LD, and what describes software and terms; what describes the data is named in the set of links. */
const PAGES = ["/ja/", "/en/"];
const OTHERS = ["/codemeta.json", "/ns.jsonld"];

/** What must be among the descriptions that the set of links names: a check of what it does not find would pass. */
const DESCRIPTIONS = [
  "/catalog.jsonld",
  "/schema-org.jsonld",
  "/croissant.json",
  "/ro-crate-metadata.json",
  "/.well-known/void.jsonld",
];

/** An IRI (RFC 3987) of a scheme that is in use here: a prefix that no context defines is read as a scheme, and words as a path. */
const NAME = /^((https?|mailto|tel|urn):|_:)[^\s<>"{}|\\^`]+$/;

/**
 * Expands every document in safe mode, where jsonld throws on what it would drop (a term that is not defined, a relative name), and
 * looks whether each term of a vocabulary that a context opens with `@vocab` or a prefix is one of that vocabulary.
 */
export const jsonLd: Standard = {
  title: "JSON-LD 1.1: every term is defined, in files and pages",
  async violations(portal) {
    const described = await descriptionsIn(portal);
    const found = DESCRIPTIONS.filter((path) => !described.includes(portal.publicUrl + path)).map(
      (path) => `the linkset does not name ${path}`,
    );
    for (const [address, document] of await documents(portal, described)) {
      const base = portal.publicUrl + address.replace(portal.publicUrl, "");
      const options = { safe: true, base, documentLoader: theirContext };
      try {
        const nodes = await jsonld.expand(document as never, options as never);
        // A word without meaning is the same fault each time that it is used.
        for (const name of new Set(namesIn(nodes))) {
          if (!NAME.test(name)) found.push(`${address}: “${name}” is no name`);
          else if (isNoTerm(name)) found.push(`${address}: ${name} is no term of its vocabulary`);
        }
      } catch (error) {
        const { message, details } = error as { message: string; details?: { event?: { message?: string; details?: object } } };
        found.push(`${address}: ${details?.event?.message ?? message} ${JSON.stringify(details?.event?.details ?? {})}`);
      }
    }
    return found;
  },
};

/** Every description in JSON-LD that the set of links names, each once: of a release by itself, of the latest on the home pages. */
async function descriptionsIn(portal: Portal): Promise<string[]> {
  const { linkset } = await portal.json<{ linkset: { describedby?: { href: string; type: string }[] }[] }>("/linkset");
  const targets = linkset.flatMap(({ describedby = [] }) => describedby);
  return [...new Set(targets.filter(({ type }) => type === "application/ld+json").map(({ href }) => href))];
}

async function documents(portal: Portal, described: readonly string[]): Promise<[address: string, document: unknown][]> {
  const found: [string, unknown][] = [];
  for (const address of [...described, ...OTHERS]) found.push([address, await portal.json(address)]);
  for (const page of PAGES) {
    const scripts = (await portal.text(page)).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
    for (const [, script = ""] of scripts) found.push([page, JSON.parse(script)]);
  }
  return found;
}

function theirContext(url: string) {
  const context = THEIR_CONTEXTS[url];
  if (!context) throw new Error(`${url} is a context that is not known here`);
  return Promise.resolve({ contextUrl: null, documentUrl: url, document: { "@context": context } });
}

/** Every property, class and name in expanded JSON-LD. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Node).flatMap(([key, held]) =>
    ["@id", "@type"].includes(key) ? ([held].flat() as string[]) : key.startsWith("@") ? namesIn(held) : [key, ...namesIn(held)],
  );
}

function isNoTerm(name: string): boolean {
  return TERMS.some(({ namespace, terms }) => namespace.test(name) && !terms.includes(name.replace(namespace, "")));
}
