import { readAll } from "../src/db/records";
import { entities } from "../src/model";
import { hexOf } from "../src/model/digest";
import type { Entity } from "../src/model/entity";
import { dumpStreamed } from "../src/release/dumps";
import { writeAll } from "../src/store/dumps";
import { generatedRelease, generatedShape } from "./generated-release";

/** Reads every record of a book from D1, and does nothing else at `/read`; at `/dump` it writes the dump of that name and digests it. */
export default {
  async fetch(request: Request, { DB }: { readonly DB: D1Database }): Promise<Response> {
    const url = new URL(request.url);
    const { release, shape } = { release: generatedRelease(1), shape: generatedShape(Number(url.searchParams.get("records"))) };
    const recordsOf = (entity: Entity) => readAll(DB, release.sequence, entity);
    if (url.pathname === "/read") {
      let read = 0;
      for (const entity of entities) if (shape.fields[entity.collection]) for await (const _ of recordsOf(entity)) read++;
      return Response.json({ read });
    }
    const pieces = dumpStreamed({ release, shape }, recordsOf, url.searchParams.get("name") ?? "");
    if (!pieces) return new Response(null, { status: 404 });
    const digest = new crypto.DigestStream("SHA-256");
    await writeAll(pieces, digest);
    return Response.json({ bytes: Number(digest.bytesWritten), sha256: hexOf(await digest.digest) });
  },
};
