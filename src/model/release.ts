import type { Text } from "./text";

/** A frozen edition of the data. */
export type Release = {
  /** MAJOR.MINOR.PATCH */
  readonly id: string;
  /** Order of issue, from 1; `since` and `until` of every row count in it. */
  readonly sequence: number;
  /** Day of issue, YYYY-MM-DD: given by people, never read from a clock. */
  readonly issued: string;
  /** What the release brings, in a sentence. */
  readonly summary: Text;
  /** The release before it; null for the first. */
  readonly predecessor: string | null;
};

/** What a release consists of, with proof: enough to tell whether any copy of it is whole. */
export type Manifest = {
  /** Origin that the identifiers in the files were written for. */
  readonly publicUrl: string;
  /** Records of each collection. */
  readonly counts: { readonly [collection: string]: number };
  /** The fields that each collection had: what came later is not part of the release. */
  readonly fields: { readonly [collection: string]: readonly string[] };
  /** Every dump, with the SHA-256 and length of its bytes and its records. */
  readonly files: readonly DumpFile[];
  /** The records that the release removed, and why. */
  readonly tombstones: readonly Tombstone[];
};

export type DumpFile = {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Records in it; of a delta the records that changed, in its patch too, whose operations may be more or fewer; null of a text that holds none. */
  readonly rows: number | null;
};

/** What stays of a removed record: its id is never used again. */
export type Tombstone = {
  readonly collection: string;
  readonly id: string;
  readonly reason: Text;
  /** The record of the same collection that readers should go to; null where there is none. */
  readonly successor: string | null;
  /** Whether the record lives on in its successor, so that its address leads there. */
  readonly merged: boolean;
};

/** Why a published release can no longer be read. Its manifest and citation stay. */
export type Withdrawal = { readonly release: string; readonly on: string; readonly reason: Text };

/** A release number without leading zeros (Semantic Versioning 2.0.0, item 2). */
export const RELEASE_ID = /^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/;

/** `until` of a state that still holds. */
export const OPEN = 2_147_483_647;

/** The order of two release numbers: negative where the first comes first (Semantic Versioning 2.0.0, item 11). */
export function compareReleases(a: string, b: string): number {
  const [x, y] = [a, b].map((id) => id.split(".").map(Number)) as [number[], number[]];
  return x.map((part, i) => part - (y[i] as number)).find((difference) => difference !== 0) ?? 0;
}
