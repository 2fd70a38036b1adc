/** What the page asks of the worker: a statement on the file of a release, whose bytes must have this SHA-256. */
export type Question = {
  readonly file: string;
  readonly sha256: string;
  readonly statement: string;
  /** Rows at most. */
  readonly most: number;
};

/** A value of SQLite: an integer beyond 2^53 is a bigint, a blob is bytes. */
export type Value = null | number | bigint | string | Uint8Array;

export type Rows = {
  readonly kind: "rows";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Whether there were more rows than asked for. */
  readonly more: boolean;
  readonly milliseconds: number;
};

/** What the worker says. */
export type Answer =
  /** The file is there; `verified` is false where the browser computes no digests, as without HTTPS. */
  | { readonly kind: "opened"; readonly verified: boolean }
  | Rows
  /** The statement failed, or the file cannot be had, or its bytes are others than were published. */
  | { readonly kind: "failed"; readonly what: "statement" | "file" | "digest"; readonly message: string };
