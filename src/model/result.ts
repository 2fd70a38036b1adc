import type { Entity } from "./entity";
import type { Json, Row } from "./field";
import type { Release } from "./release";

/** The waist: every query makes one, every format writes one. */
export type Result = {
  readonly entity: Entity;
  readonly release: Release;
  /** The fields to show, in order. */
  readonly fields: readonly string[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Where the rows are a page of a list. A record and a whole collection have none. */
  readonly page?: Page;
  /** Where the result is one record and not a list of one. */
  readonly record?: true;
};

export type Page = {
  readonly limit: number;
  /** Path and query of the next page, or null on the last. */
  readonly next: string | null;
  readonly hasMore: boolean;
  /** Number of matching records, where asked for. */
  readonly total?: number;
  /** What was asked, as understood: defaults filled in, aliases resolved. */
  readonly appliedQuery: { readonly [parameter: string]: Json };
  readonly facets?: { readonly [field: string]: readonly { readonly value: Json; readonly count: number }[] };
  /** Whether each record carries its links. */
  readonly links?: true;
};
