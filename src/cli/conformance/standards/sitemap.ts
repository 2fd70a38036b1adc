import type { Standard } from "../standard";
import { grammarFaults, textsOf } from "../xml";

/** The most addresses and bytes that one file may hold (sitemaps.org, “Using Sitemap index files”). */
const MOST = { addresses: 50_000, bytes: 52_428_800 };

// What it names is what somebody finds there who comes from a search engine.
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

export const sitemap: Standard = {
  title: "Sitemap 0.9",
  async violations(portal) {
    const xml = await portal.text("/sitemap.xml");
    const locations = textsOf(xml, "loc");
    const found = await grammarFaults(xml, "sitemap.rng");
    if (locations.length > MOST.addresses || Buffer.byteLength(xml) > MOST.bytes) found.push("too large for one file");
    if (new Set(locations).size !== locations.length) found.push("an address comes twice");
    for (const location of locations) {
      if (!location.startsWith(`${portal.publicUrl}/`)) found.push(`${location} is not of this host`);
      else if (!(await portal.ask(location, { redirect: "manual", headers: { Accept: BROWSER } })).ok)
        found.push(`${location} does not answer 200`);
    }
    return found;
  },
};
