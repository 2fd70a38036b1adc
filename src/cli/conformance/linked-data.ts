import type { Quad } from "n3";
import { canonicalHash, type Portal } from "./portal";

const MEDIA_TYPES = ["application/ld+json", "text/turtle", "application/n-quads"];
const HAS_PAGE = /^\/(id|ns|codes)(\/|$)/;
const GRAPHS = ["/catalog.ttl", "/.well-known/void.ttl", "/ns.ttl"];

/**
 * Every name of the portal that its graphs use leads to a description of itself, in every format for graphs, and those of records, terms
 * and codes as a page too: starts at the catalogue and the dumps of the latest release, and follows names until there is none that is new.
 */
export async function undescribed(portal: Portal): Promise<string[]> {
  const { latest } = await portal.json<{ latest: string }>("/v1/releases");
  const found: string[] = [];
  const waiting = new Set<string>();
  const seen = new Set<string>();
  const note = (quads: readonly Quad[]) => {
    for (const { subject, predicate, object } of quads) {
      for (const term of [subject, predicate, object]) {
        if (term.termType === "NamedNode" && isOurs(portal, term.value)) waiting.add(term.value);
      }
    }
  };
  for (const path of [...GRAPHS, `/dumps/${latest}/sti-policy.nq`]) note(await portal.graph(path));
  const documents = new Map<string, Set<string> | null>();
  while (waiting.size > seen.size) {
    for (const name of waiting) {
      if (seen.has(name)) continue;
      seen.add(name);
      const document = name.split("#")[0] as string;
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
  for (const document of new Set([...seen].map((name) => name.split("#")[0] as string))) {
    if (!HAS_PAGE.test(document.slice(portal.publicUrl.length))) continue;
    const page = await portal.ask(document, { Accept: "text/html" });
    const type = page.headers.get("content-type") ?? "";
    if (!page.ok || !type.startsWith("text/html")) found.push(`${document} as a page: ${page.status} ${type}`);
    else if (!(await page.text()).includes("<h1>")) found.push(`${document} as a page has no heading`);
  }
  return found;
}

/** A record is one graph: from JSON-LD, Turtle and N-Quads, and as a part of the dump. */
export async function differingRecords(portal: Portal): Promise<string[]> {
  const { latest } = await portal.json<{ latest: string }>("/v1/releases");
  const { collections } = await portal.json<{ collections: { collection: string }[] }>("/v1");
  const found: string[] = [];
  for (const { collection } of collections) {
    const dump = new Set((await portal.text(`/dumps/${latest}/${collection}.nq`)).split("\n"));
    const { data } = await portal.json<{ data: { id: string }[] }>(`/v1/releases/${latest}/${collection}?limit=1000&fields=id`);
    for (const { id } of data) {
      const path = `/v1/releases/${latest}/${collection}/${id}`;
      const hashes = await Promise.all(
        ["jsonld", "ttl", "nq"].map(async (format) => canonicalHash(await portal.graph(`${path}.${format}`))),
      );
      if (new Set(hashes).size > 1) found.push(`${path}: ${hashes.join(" ")}`);
      const outside = (await portal.text(`${path}.nq`)).split("\n").filter((line) => !dump.has(line));
      if (outside.length > 0) found.push(`${path}: not in the dump: ${outside[0]}`);
    }
  }
  return found;
}

/** No text without a language but what is a code, a number or an identifier, and every label in Japanese or English. */
export async function untagged(portal: Portal): Promise<string[]> {
  const { latest } = await portal.json<{ latest: string }>("/v1/releases");
  const labels = ["prefLabel", "altLabel", "label", "name", "title", "description", "comment"];
  const found: string[] = [];
  for (const path of [...GRAPHS, `/dumps/${latest}/sti-policy.nq`]) {
    for (const { subject, predicate, object } of await portal.graph(path)) {
      if (object.termType !== "Literal") continue;
      const isLabel = labels.includes(predicate.value.split(/[/#]/).at(-1) ?? "");
      if (isLabel && !["ja", "en"].includes(object.language)) found.push(`${subject.value} ${predicate.value} “${object.value}”`);
    }
  }
  return found;
}

/** Names that stand for things of the portal: what a client is to find described. Files and pages are not described, they are read. */
function isOurs({ publicUrl }: Portal, name: string): boolean {
  if (!name.startsWith(`${publicUrl}/`)) return false;
  const path = name.slice(publicUrl.length);
  return !/^\/(dumps|linkset|openapi\.json|opensearch\.xml)|^\/$|^\/v1$|^\/id\/([a-z]+\/)?$/.test(path);
}
