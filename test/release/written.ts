import { readData, readLineDigests } from "../../src/cli/data";
import { check } from "../../src/release/check";

/** A record as a test may change it. */
export type Writable = Record<string, unknown>;

/** The findings after one change to the real data. */
export function findingsAfter(change: (rows: (collection: string) => Writable[]) => void) {
  const { dataset } = readData();
  change((collection) => dataset.get(collection) as unknown as Writable[]);
  return check(dataset, readLineDigests());
}
/** The record of an id. */
export const record = (rows: Writable[], id: string) => rows.find((row) => row.id === id) as Writable;
