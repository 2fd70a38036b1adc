import type { Edition } from "../src/release/dumps";
import { collectionsOf, generatedRows } from "./generated";
import { generatedRelease, generatedShape } from "./generated-release";

/** The first release of a generated book, as the release tool holds it. */
export function generatedEdition(records: number): Edition {
  const rows = collectionsOf(records).map(([entity]) => [entity.collection, [...generatedRows(entity, records)]] as const);
  return {
    release: generatedRelease(1),
    dataset: new Map(rows),
    shape: generatedShape(records),
    before: null,
    documents: new Map(),
  };
}
