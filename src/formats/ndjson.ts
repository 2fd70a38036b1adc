import type { Format } from "./format";
import { inPieces } from "./pieces";
import { shown } from "./shown";

/**
 * One JSON object a line, without an envelope: for streaming tools (jq, DuckDB, pandas with lines=True). A whole release says of each its
 * collection, and has the record beside it as in a delta: a record may have a field of that name.
 */
export const ndjson: Format = {
  name: "ndjson",
  mediaType: "application/x-ndjson",
  contentType: "application/x-ndjson; charset=utf-8",
  label: { ja: "NDJSON（1行1レコード）", en: "NDJSON, one record a line" },
  // The table does not know it.
  fileType: { term: "TXT", name: "Plain text" },
  revision: 1,
  envelope: false,
  streams: true,
  write: (result) => inPieces(result.rows, (row, parts) => parts.push(JSON.stringify(shown(result, row)), "\n")),
  async *writeWhole({ results }) {
    for (const result of results) {
      const { collection } = result.entity;
      yield* inPieces(result.rows, (row, parts) => parts.push(JSON.stringify({ collection, data: shown(result, row) }), "\n"));
    }
  },
};
