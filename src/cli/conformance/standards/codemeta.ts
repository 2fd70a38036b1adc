import type { Node, Standard } from "../standard";

/** What tells others which software it is and whether they may use it. CodeMeta itself requires nothing but the context and the type. */
const EXPECTED = ["name", "description", "author", "license", "version", "programmingLanguage", "url"];

/**
 * CodeMeta 3.0 by its list of terms; that the document uses no other is held with the other documents in JSON-LD. `codeRepository` is not
 * asked for as long as the code has no address that is public.
 */
export const codemeta: Standard = {
  title: "CodeMeta 3.0 (its terms; not codeRepository)",
  async violations(portal) {
    const document = await portal.json<Node>("/codemeta.json");
    const found = EXPECTED.filter((key) => document[key] === undefined).map((key) => `no ${key}`);
    if (document["@context"] !== "https://w3id.org/codemeta/3.0") found.push(`@context is ${document["@context"]}`);
    if (document["@type"] !== "SoftwareSourceCode") found.push(`@type is ${document["@type"]}`);
    if (!/^https:\/\/spdx\.org\/licenses\/[\w.+-]+$/.test(String(document.license)))
      found.push("license is no licence at spdx.org");
    for (const { "@type": type, name } of (document.author ?? []) as Node[])
      if (!["Person", "Organization"].includes(String(type)) || !name) found.push(`an author is ${type} ${name}`);
    return found;
  },
};
