import type { Language } from "../../model/text";

/** What the page asks of the worker: a statement on the file of a release, whose bytes must have this SHA-256. */
export type Question = {
  readonly file: string;
  readonly sha256: string;
  readonly statement: string;
  /** Rows at most. */
  readonly most: number;
  /** In which a refusal of the server is told. */
  readonly language: Language;
};

/** A value of SQLite: an integer beyond 2^53 is a bigint, a blob is bytes. */
export type Value = null | number | bigint | string | Uint8Array;

export type Rows = {
  readonly kind: "rows";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Whether there were more rows than asked for. */
  readonly more: boolean;
  /** How many statements there were; the rows are those of the first that has any. */
  readonly statements: number;
  readonly milliseconds: number;
};

/** What the worker says. */
export type Answer =
  /** The file is there; `verified` is false where the browser computes no digests, as without HTTPS. */
  | { readonly kind: "opened"; readonly verified: boolean }
  | Rows
  /** The statement failed; or the server refused the file, it could not be had, its bytes are others than were published, or SQLite did not start. */
  | { readonly kind: "failed"; readonly what: "statement" | "refused" | "file" | "digest" | "engine"; readonly message: string };
