import type { Row } from "../src/model/field";
import type { Edition } from "../src/release/dumps";
import { collectionsOf, generatedRows } from "./generated";
import { generatedRelease, generatedShape } from "./generated-release";

/** The first release of a generated book, as the release tool holds it. */
export function generatedEdition(records: number): Edition {
  const rows = collectionsOf(records).map(
    ([entity]) => [entity.collection, Array.from(generatedRows(entity, records), read)] as const,
  );
  return {
    release: generatedRelease(1),
    dataset: new Map(rows),
    shape: generatedShape(records),
    before: null,
    documents: new Map(),
  };
}

/** A record as it is when it is read from a file: texts that are put together from pieces are otherwise copied by the first that writes them. */
function read(row: Row): Row {
  return JSON.parse(JSON.stringify(row));
}
