import type { Standard } from "../standard";
import { attributesOf, grammarFaults, textsOf } from "../xml";

const PATH = "/feed.atom";

export const atom: Standard = {
  title: "Atom (RFC 4287)",
  async violations(portal) {
    const response = await portal.ask(PATH);
    const xml = await response.text();
    const found = await grammarFaults(xml, "atom.rng");
    const type = response.headers.get("content-type")?.split(";")[0];
    if (type !== "application/atom+xml") found.push(`it is ${type}`);
    // Section 4.1.1: a feed should name itself.
    const self = attributesOf(xml, "link").find(({ rel }) => rel === "self")?.href;
    if (self !== portal.publicUrl + PATH) found.push(`self is ${self}`);
    for (const { href = "" } of attributesOf(xml, "link"))
      if (href.startsWith(portal.publicUrl) && (await portal.ask(href)).status >= 400) found.push(`${href} does not answer`);
    const [, ...ids] = textsOf(xml, "id");
    if (new Set(ids).size !== ids.length) found.push("two entries have one id");
    if (ids.length === 0) found.push("no entry");
    // Section 4.1.2: an entry without content has an alternate.
    for (const [entry] of xml.matchAll(/<entry>[\s\S]*?<\/entry>/g))
      if (!entry.includes("<content") && !attributesOf(entry, "link").some(({ rel = "alternate" }) => rel === "alternate"))
        found.push(`${textsOf(entry, "id")[0]} has neither content nor an alternate`);
    return found;
  },
};
