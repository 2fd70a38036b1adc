import { formats } from "../formats";
import { entities } from "../model";
import { sha256 } from "../model/digest";
import type { Entity } from "../model/entity";
import type { DumpFile, Manifest, Release } from "../model/release";
import type { Result } from "../model/result";
import { urlsAt } from "../urls";
import { type Dataset, rowsOf } from "./dataset";

/** A file of a release, as bytes. */
export type Dump = DumpFile & { readonly contentType: string; readonly content: Uint8Array<ArrayBuffer> };

/**
 * Every dump of a release: each collection in each format, by the same writers as the API. The same records, release and
 * origin give the same bytes anywhere: nothing here knows a clock, a host or a locale.
 */
export async function* dumpsOf(dataset: Dataset, release: Release, { publicUrl, fields: allFields }: Shape): AsyncGenerator<Dump> {
  const urls = urlsAt(publicUrl);
  for (const entity of entities) {
    const fields = allFields[entity.collection];
    if (!fields) continue;
    const rows = rowsOf(dataset, entity);
    const result: Result = { entity, release, fields, rows };
    for (const format of formats) {
      const chunks: string[] = [];
      for await (const chunk of format.write(result, urls)) chunks.push(chunk);
      const content = bytesOf(chunks.join(""));
      yield {
        name: `${entity.collection}.${format.name}`,
        sha256: await sha256(content),
        bytes: content.byteLength,
        rows: rows.length,
        contentType: format.contentType,
        content,
      };
    }
  }
}

/** What decides the form of a release's dumps, beside their records. */
export type Shape = Pick<Manifest, "publicUrl" | "fields">;

/** The shape of a release that is made now: every collection with every field that it has. */
export function currentShape(publicUrl: string): Shape {
  const stored = (entity: Entity) => Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  return { publicUrl, fields: Object.fromEntries(entities.map((entity) => [entity.collection, stored(entity)])) };
}

/** The manifest of a release's dumps. */
export function manifestOf(dumps: readonly Dump[], dataset: Dataset, shape: Shape): Manifest {
  return {
    ...shape,
    counts: Object.fromEntries(entities.map((entity) => [entity.collection, rowsOf(dataset, entity).length])),
    files: dumps.map(({ name, sha256, bytes, rows }) => ({ name, sha256, bytes, rows })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** SHA256SUMS of a release, as `sha256sum -c` reads it. */
export async function checksums(manifest: Manifest): Promise<Dump> {
  const lines = manifest.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  const content = bytesOf(lines.join(""));
  return {
    name: "SHA256SUMS",
    sha256: await sha256(content),
    bytes: content.byteLength,
    rows: lines.length,
    contentType: "text/plain; charset=utf-8",
    content,
  };
}

// The platform types of TextEncoder allow for shared memory, which it never returns.
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
