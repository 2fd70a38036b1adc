import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { localizedColumn } from "../../../model/kinds";

/** All of a collection, with the names of what it refers to where its release has such a view. */
export function wholeTable({ collection, title, fields }: Entity, view: string | undefined): string {
  const order = (fields[title] as Field).kind === "localized" ? localizedColumn(title, "ja") : title;
  return `SELECT *\nFROM ${view ?? collection}\nORDER BY ${order}\nLIMIT 100;`;
}

/** The parameters of a statement on a release. */
export function queryOf(release: string | null, statement: string): string {
  return String(new URLSearchParams({ ...(release && { release }), ...(statement && { sql: statement }) }));
}
