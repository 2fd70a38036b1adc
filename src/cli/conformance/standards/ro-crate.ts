import type { Node, Standard } from "../standard";

/** What RO-Crate 1.2 requires or recommends of the root data entity (“Direct properties of the Root Data Entity”). */
const ROOT = ["name", "description", "datePublished", "license", "author", "publisher", "identifier"];

export const roCrate: Standard = {
  title: "RO-Crate 1.2",
  async violations(portal) {
    const found: string[] = [];
    const document = await portal.json<{ "@graph": Node[] }>("/ro-crate-metadata.json");
    const nodes = new Map(document["@graph"].map((node) => [node["@id"], node]));
    const descriptor = nodes.get("ro-crate-metadata.json");
    if ((descriptor?.conformsTo as Node)?.["@id"] !== "https://w3id.org/ro/crate/1.2")
      found.push("the descriptor does not conform to 1.2");
    const root = nodes.get((descriptor?.about as Node)?.["@id"]);
    if (!String(root?.["@id"]).endsWith("/")) found.push("the root does not end in /");
    found.push(...ROOT.filter((key) => root?.[key] === undefined).map((key) => `the root has no ${key}`));
    const parts = (root?.hasPart ?? []) as Node[];
    for (const part of parts) {
      const file = nodes.get(part["@id"]);
      if (!file) found.push(`${part["@id"]} is not described`);
      else if (!file.encodingFormat || !file.name) found.push(`${part["@id"]}: no encodingFormat or name`);
    }
    const { data } = await portal.json<{ data: { files: unknown[] } }>(`/v1/releases/${portal.latest}`);
    if (data.files.length !== parts.length) found.push("not every file is a part");
    return found;
  },
};
