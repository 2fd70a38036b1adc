import { createHash } from "node:crypto";
import jsonld from "jsonld";
import { type Quad, Writer } from "n3";
import type { Portal } from "./portal";

/** The extensions of the formats in which every graph is served, without their dot. */
export const GRAPH_FORMATS = ["jsonld", "ttl", "nq"] as const;

/** Paths without extension of what describes data and terms: catalogue, VoID, the latest release, the terms and every scheme of codes. */
export async function descriptions({ publicUrl, latest, graph }: Portal): Promise<string[]> {
  const terms = "/ns";
  const names = (await graph(`${terms}.nq`)).flatMap(({ subject, object }) => [subject.value, object.value]);
  const schemes = names
    .map((name) => name.split(publicUrl)[1]?.match(/^\/codes\/[^/#]+/)?.[0])
    .filter((path) => path !== undefined);
  return ["/catalog", "/.well-known/void", `/v1/releases/${latest}`, terms, ...new Set(schemes)];
}

/** The hash of a graph in canonical form (RDFC-1.0). */
export async function canonicalHash(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ format: "application/n-quads" });
  writer.addQuads([...quads]);
  const written = await new Promise<string>((resolve, reject) =>
    writer.end((error, result: string) => (error ? reject(error) : resolve(result))),
  );
  const options = { algorithm: "RDFC-1.0", inputFormat: "application/n-quads", format: "application/n-quads" };
  // With a format given it answers a text, which its types do not know.
  const canonical = (await jsonld.canonize(written as never, options as never)) as unknown as string;
  return createHash("sha256").update(canonical).digest("hex");
}
