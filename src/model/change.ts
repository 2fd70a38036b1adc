import type { Row } from "./field";

/** What a release does to a collection. */
export type Change = {
  /** States that begin with the release: new records and new states of old ones. */
  readonly begun: readonly Row[];
  /** Ids whose former state ends with it: changed and removed records. */
  readonly ended: readonly string[];
};
