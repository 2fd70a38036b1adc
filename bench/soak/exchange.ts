import { hash } from "node:crypto";
import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** A request of the walk. */
export type Asked = {
  readonly method: "GET" | "HEAD" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What of an answer must be the same each time that it is asked for. */
export type Seen = {
  readonly status: number;
  /** Media type, ETag and where it leads, null where the answer has none. */
  readonly type: string | null;
  readonly etag: string | null;
  readonly location: string | null;
  /** SHA-256 of the body. */
  readonly digest: string;
};

export type Answer = { readonly seen: Seen; readonly headers: IncomingHttpHeaders; readonly milliseconds: number };

/** A client waits as long as browsers and libraries do before they give up, or longer. */
const PATIENCE_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 2_000 });

/** Asks and reads to the end. Rejects where the connection breaks or nothing comes for as long as the client is patient. */
export function exchange(origin: string, asked: Asked, patience = PATIENCE_MS): Promise<Answer> {
  const { method, path, headers, body } = asked;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { method, headers, agent, timeout: patience }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode: status = 0, headers: received } = response;
        const { "content-type": type = null, etag = null, location = null } = received;
        const digest = hash("sha256", Buffer.concat(chunks), "hex");
        resolve({ seen: { status, type, etag, location, digest }, headers: received, milliseconds: performance.now() - started });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // A connection that was kept may have been closed just then; HTTP lets a client ask once more (RFC 9112, section 9.3.1).
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(exchange(origin, asked, patience));
      else reject(error);
    });
    sent.end(body);
  });
}

/** Whether two answers are the same. */
export function isSame(a: Seen, b: Seen): boolean {
  return a.status === b.status && a.type === b.type && a.etag === b.etag && a.location === b.location && a.digest === b.digest;
}
