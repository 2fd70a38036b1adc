import type { ListRequest } from "../../../api/list-query";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { columnsOf } from "../../../model/kinds";

// Beside the title: as many as can be read beside each other.
const MOST = 6;

/**
 * The columns of a table that people read, of the fields that there are, without the title, which stands first. They are those that are
 * asked by, then amounts and times, then what records are told apart by, and prose last. Amounts stand first, next to the title; the others
 * keep their place in the registry's order.
 */
export function columnsFor(entity: Entity, fields: readonly string[], { filters, sort }: Pick<ListRequest, "filters" | "sort">) {
  const among = (isMeant: (field: Field, key: string) => boolean) =>
    fields.filter((key) => key !== "id" && key !== entity.title && isMeant(entity.fields[key] as Field, key));
  const wanted = [
    ...among((field, key) => sort.some(({ column }) => columnsOf(key, field).includes(column))),
    ...among((_, key) => filters.some(({ field }) => field === key)),
    ...among(({ virtual }) => virtual !== undefined),
    ...among(({ kind }) => ["yen", "date", "fiscalYear"].includes(kind)),
    ...among(({ facet, ofRecord }) => facet === true && !ofRecord),
    ...among((field) => isReadable(field) && !isProse(field)),
    ...among(isProse),
  ];
  const shown = [...new Set(wanted)].slice(0, MOST);
  return fields
    .filter((key) => shown.includes(key))
    .toSorted((a, b) => Number(isAmount(entity.fields[b])) - Number(isAmount(entity.fields[a])));
}

function isAmount(field: Field | undefined): boolean {
  return field?.kind === "yen";
}

function isReadable({ kind, ofRecord }: Field): boolean {
  return !["structure", "digest", "uri"].includes(kind) && !ofRecord;
}

function isProse({ kind, optional }: Field): boolean {
  return kind === "localized" && optional === true;
}
