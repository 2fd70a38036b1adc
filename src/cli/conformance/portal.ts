import { createHash } from "node:crypto";
import jsonld from "jsonld";
import { Parser, type Quad, Writer } from "n3";

/** The running portal as a client of its permanent names sees it: what it names at its public origin is asked of this one. */
export type Portal = {
  /** The response to a path or to an address at the public origin. */
  ask(address: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  text(address: string, headers?: Record<string, string>): Promise<string>;
  json<T = Record<string, unknown>>(address: string): Promise<T>;
  /** SHA-256 of the bytes at an address, in hexadecimal digits. */
  digest(address: string): Promise<string>;
  /** A graph from Turtle, N-Quads or JSON-LD, by the type of the answer. */
  graph(address: string, headers?: Record<string, string>): Promise<Quad[]>;
  readonly publicUrl: string;
};

/** A portal at an origin. */
export async function portalAt(origin: string): Promise<Portal> {
  const { publicUrl } = (await (await fetch(`${origin}/v1/meta`)).json()) as { publicUrl: string };
  const ask = (address: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(origin + address.replace(publicUrl, ""), { headers, method });
  const sound = async (address: string, headers?: Record<string, string>) => {
    const response = await ask(address, headers);
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    return response;
  };
  const text = async (address: string, headers?: Record<string, string>) => (await sound(address, headers)).text();
  return {
    publicUrl,
    ask,
    text,
    json: async <T>(address: string) => JSON.parse(await text(address)) as T,
    digest: async (address) =>
      createHash("sha256")
        .update(Buffer.from(await (await sound(address)).arrayBuffer()))
        .digest("hex"),
    async graph(address, headers) {
      const response = await sound(address, headers);
      const type = response.headers.get("content-type")?.split(";")[0] ?? "";
      const body = await response.text();
      if (type !== "application/ld+json") return new Parser({ format: type }).parse(body);
      return quadsOf(JSON.parse(body));
    },
  };
}

/** The quads of a JSON-LD document; nothing remote may be needed, and nothing may be dropped. */
export async function quadsOf(document: unknown): Promise<Quad[]> {
  const options = {
    safe: true,
    documentLoader: () => Promise.reject(new Error("a remote context")),
    format: "application/n-quads",
  };
  const written = (await jsonld.toRDF(document as never, options as never)) as unknown as string;
  return new Parser({ format: "application/n-quads" }).parse(written);
}

/** The hash of a graph in canonical form (RDFC-1.0). */
export async function canonicalHash(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ format: "application/n-quads" });
  writer.addQuads([...quads]);
  const written = await new Promise<string>((resolve, reject) =>
    writer.end((error, result: string) => (error ? reject(error) : resolve(result))),
  );
  const canonical = (await jsonld.canonize(
    written as never,
    {
      algorithm: "RDFC-1.0",
      inputFormat: "application/n-quads",
      format: "application/n-quads",
    } as never,
  )) as unknown as string;
  return createHash("sha256").update(canonical).digest("hex");
}
