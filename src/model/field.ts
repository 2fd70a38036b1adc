import type { ClassName } from "./classes";
import type { Language, Text } from "./text";

/**
 * The kinds of field. What a kind means (how it is stored, checked, asked for and shown) is said once, in kinds.ts.
 */
export type KindName =
  | "id"
  | "text"
  | "localized"
  | "code"
  | "integer"
  | "yen"
  | "fiscalYear"
  | "boolean"
  | "date"
  | "digest"
  | "uri"
  | "reference"
  | "structure";

/**
 * One field of a record. The key it stands under in `fields` is its name everywhere: SQL column, JSON key, CSV header,
 * query parameter and JSON-LD term.
 */
export type Field = {
  readonly kind: KindName;
  readonly label: Text;
  readonly description: Text;
  /** May be absent in a record; JSON then says null. */
  readonly optional?: true;
  /** A list of values; never null, possibly empty when optional. */
  readonly many?: true;
  /** `code`: the closed list, each with its label. */
  readonly values?: Readonly<Record<string, Text>>;
  /** `code`: what its values mean, where a label alone is taken for something else. */
  readonly meanings?: Readonly<Record<string, Text>>;
  /** `text`: its values are names of this portal's own: of collections, of fields or of records, the latter two of the collection beside them. */
  readonly names?: "collection" | "field" | "record";
  /** `code`: name of the closed list, where several fields share it. */
  readonly scheme?: string;
  /** `text`: the language it is always in. */
  readonly language?: Language;
  /** `reference`: the collection that holds the other record. */
  readonly to?: string;
  /** `structure`: the fields inside. */
  readonly parts?: Fields;
  /** `integer`: smallest and largest value. */
  readonly range?: readonly [number, number];
  /** `integer`: how far one amount is from another, in yen. People read it as an amount with its sign. */
  readonly difference?: true;
  /** `yen`: may be below zero, as an amount that reduces another is. */
  readonly signed?: true;
  /** Absent also where several values apply, or it is not settled which: a filter on it leaves out what may belong, and says so. */
  readonly absentIfSeveral?: true;
  /** Counted by `facet=`. */
  readonly facet?: true;
  /** Worked out from the other fields when a release is frozen; not written by people. */
  readonly derived?: true;
  /** Worked out for one request and never stored: names the field whose filter it speaks of, and shows where that is asked for. */
  readonly virtual?: string;
  /** The term of a shared vocabulary; without it the term is the portal's own. */
  readonly iri?: string;
  /** Said of the record and not of what the record is about: where it comes from, whose words it is in. */
  readonly ofRecord?: true;
  /**
   * Whose the value is: this portal's always, as a classification or a note is, as the `basis` beside it says, or as the values
   * beside it tell. Without it the value is what a source prints.
   */
  readonly ours?: "always" | "by-basis" | ((beside: { readonly [key: string]: Json }) => boolean);
  /** A fact about a file, found by measuring it: no source prints it. */
  readonly measured?: true;
  /** `structure`: the class of what it holds. */
  readonly type?: ClassName;
};

export type Fields = Readonly<Record<string, Field>>;

/** A value in JSON. Money and counts are integers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A record as JSON: every field of its entity, absent ones null. */
export type Row = { readonly id: string; readonly [field: string]: Json };

/** Whether a value says nothing: null, or an empty list. */
export function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Name of the code list of a field: one that it shares with others, or else its own after its place, `budgets-phase`. */
export function schemeOf({ scheme }: Field, place: string, key: string): string {
  return scheme ?? `${place}-${key}`;
}
