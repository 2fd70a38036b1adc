import { canonicalHash, descriptions, GRAPH_FORMATS } from "../graphs";
import type { Portal } from "../portal";
import type { Standard } from "../standard";

/** RDFC-1.0 gives two documents one hash just when they hold the same graph. */
export const oneGraph: Standard = {
  title: "Linked data: one graph in JSON-LD, Turtle and N-Quads, and a record's in the dump (RDFC-1.0)",
  async violations(portal) {
    const found: string[] = [];
    for (const path of await descriptions(portal)) found.push(...(await differing(portal, path)));
    for (const collection of portal.collections) {
      const dump = new Set((await portal.text(`/dumps/${portal.latest}/${collection}.nq`)).split("\n"));
      for (const id of await portal.ids(collection)) {
        const path = `/v1/releases/${portal.latest}/${collection}/${id}`;
        found.push(...(await differing(portal, path)));
        const outside = (await portal.text(`${path}.nq`)).split("\n").filter((line) => !dump.has(line));
        if (outside.length > 0) found.push(`${path}: not in the dump: ${outside[0]}`);
      }
    }
    return found;
  },
};

async function differing(portal: Portal, path: string): Promise<string[]> {
  const hashes = await Promise.all(GRAPH_FORMATS.map(async (format) => canonicalHash(await portal.graph(`${path}.${format}`))));
  return new Set(hashes).size === 1 ? [] : [`${path}: ${hashes.join(" ")}`];
}
