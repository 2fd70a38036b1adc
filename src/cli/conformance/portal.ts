import { createHash } from "node:crypto";
import jsonld from "jsonld";
import { Parser, type Quad } from "n3";

/** The running portal as a client of its permanent names sees it: what it names at its public origin is asked of this one. */
export type Portal = {
  /** The origin in every identifier. */
  readonly publicUrl: string;
  /** The origin that answers here. */
  readonly origin: string;
  /** The number of the latest release, and the name of every collection. */
  readonly latest: string;
  readonly collections: readonly string[];
  /** The response to a path or to an address at the public origin. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  /** The body. Throws unless the answer is 2xx; so do the ones below. */
  text(address: string, headers?: Record<string, string>): Promise<string>;
  json<T = Record<string, unknown>>(address: string): Promise<T>;
  /** SHA-256 of the bytes at an address, in hexadecimal digits. */
  digest(address: string): Promise<string>;
  /** A graph from Turtle, N-Quads or JSON-LD, by the type of the answer. */
  graph(address: string, headers?: Record<string, string>): Promise<Quad[]>;
  /** The ids of a collection's records in the latest release. */
  ids(collection: string): Promise<string[]>;
};

/** A portal at an origin. */
export async function portalAt(origin: string): Promise<Portal> {
  const at = async (path: string) => (await fetch(origin + path)).json();
  const { publicUrl } = (await at("/v1/meta")) as { publicUrl: string };
  const { latest } = (await at("/v1/releases")) as { latest: string };
  const { collections } = (await at("/v1")) as { collections: { collection: string }[] };
  const ask = (address: string, init?: RequestInit) => fetch(origin + address.replace(publicUrl, ""), init);
  const sound = async (address: string, headers: Record<string, string> = {}) => {
    const response = await ask(address, { headers });
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    return response;
  };
  const text = async (address: string, headers?: Record<string, string>) => (await sound(address, headers)).text();
  const json = async <T>(address: string) => JSON.parse(await text(address)) as T;
  return {
    publicUrl,
    origin,
    latest,
    collections: collections.map(({ collection }) => collection),
    ask,
    text,
    json,
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
    async ids(collection) {
      const found: string[] = [];
      let next: string | null = `/v1/releases/${latest}/${collection}?limit=1000&fields=id`;
      while (next) {
        const { data, page }: { data: { id: string }[]; page: { next: string | null } } = await json(next);
        found.push(...data.map(({ id }) => id));
        next = page.next;
      }
      return found;
    },
  };
}

/** The quads of a JSON-LD document; nothing remote may be needed, and nothing may be dropped. */
async function quadsOf(document: unknown): Promise<Quad[]> {
  const options = {
    safe: true,
    documentLoader: () => Promise.reject(new Error("a remote context")),
    format: "application/n-quads",
  };
  // With a format given it answers a text, which its types do not know.
  const written = (await jsonld.toRDF(document as never, options as never)) as unknown as string;
  return new Parser({ format: "application/n-quads" }).parse(written);
}
