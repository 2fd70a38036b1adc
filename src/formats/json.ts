import { present } from "../model/entity";
import type { Row } from "../model/field";
import type { Page, Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { inPieces } from "./pieces";
import { shown } from "./shown";

/**
 * JSON (RFC 8259): a record in an envelope of release and links, a list in one of page, release and meta. A whole release is one
 * object of collections of records by id, absent values left out: the document that the JSON Patches of comparisons apply to.
 */
export const json: Format = {
  name: "json",
  mediaType: "application/json",
  contentType: "application/json; charset=utf-8",
  label: { ja: "JSON", en: "JSON" },
  fileType: { term: "JSON", name: "JSON" },
  revision: 1,
  envelope: true,
  streams: true,
  async *write(result, urls) {
    const { id, issued } = result.release;
    const release = JSON.stringify({ id, issued });
    if (result.record) {
      for await (const row of result.rows) {
        const links = JSON.stringify(linksOf(result, row, urls));
        yield `{"data":${JSON.stringify(shown(result, row))},"release":${release},"links":${links}}\n`;
      }
      return;
    }
    let separator = "\n";
    yield '{"data":[';
    yield* inPieces(result.rows, (row, parts) => {
      const data = result.page?.links ? { ...shown(result, row), links: linksOf(result, row, urls) } : shown(result, row);
      parts.push(separator, JSON.stringify(data));
      separator = ",\n";
    });
    yield `\n],${result.page ? pageOf(result.page) : ""}"release":${release}${result.page ? metaOf(result.page) : ""}}\n`;
  },
  async *writeWhole({ release: { id, issued }, results }) {
    yield `{"release":${JSON.stringify({ id, issued })},"data":{`;
    for (const [i, result] of results.entries()) {
      yield `${i > 0 ? "," : ""}\n${JSON.stringify(result.entity.collection)}:{`;
      let separator = "\n";
      yield* inPieces(result.rows, (row, parts) => {
        parts.push(separator, JSON.stringify(row.id), ":", JSON.stringify(present(result.entity, row)));
        separator = ",\n";
      });
      yield "\n}";
    }
    yield "\n}}\n";
  },
};

function pageOf({ limit, next, hasMore, total, atLeast }: Page): string {
  return `"page":${JSON.stringify({ limit, next, hasMore, total, atLeast })},`;
}

function metaOf({ appliedQuery, warnings, facets }: Page): string {
  return `,"meta":${JSON.stringify({ appliedQuery, warnings, facets })}`;
}

/** Links of a record. None depends on what later releases do. */
function linksOf({ entity, release }: Result, row: Row, urls: Urls) {
  const collection = entity.collectionOf?.(row) ?? entity.collection;
  return {
    id: urls.record(collection, row.id),
    self: paths.record(collection, row.id, { release: release.id }),
    latest: paths.record(collection, row.id),
    collection: paths.list(collection, { release: release.id }),
    release: paths.release(release.id),
  };
}
