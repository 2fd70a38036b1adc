import type { Entity } from "./entity";
import type { Json, Row } from "./field";
import type { Release } from "./release";
import type { Text } from "./text";
import type { WarningCode } from "./warnings";

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
  /** Whether the release before has nothing to answer to the same question. */
  readonly isNew?: boolean;
};

/** A remark on an answer, in both languages. */
export type Warning = { readonly code: WarningCode; readonly message: string; readonly messageJa: string };

/**
 * A value of a field and how many records of the list have it. `label` is the value in words, where it has some; `atLeast` says that
 * there are more than were counted.
 */
export type Facet = { readonly value: Json; readonly label?: Text; readonly count: number; readonly atLeast?: true };

export type Page = {
  readonly limit: number;
  /** Query of this page, as it is asked for in its canonical form; empty for the first page of a whole list. */
  readonly query: string;
  /** Path and query of the next page, or null on the last. */
  readonly next: string | null;
  readonly hasMore: boolean;
  /** Number of matching records, where asked for. */
  readonly total?: number;
  /** Whether there are more than were counted. */
  readonly atLeast?: true;
  /** What was asked, as understood: defaults filled in, aliases resolved. */
  readonly appliedQuery: { readonly [parameter: string]: Json };
  /** What a careful reader should know about the answer. */
  readonly warnings: readonly Warning[];
  readonly facets?: { readonly [field: string]: readonly Facet[] };
  /** Whether each record carries its links. */
  readonly links?: true;
};
