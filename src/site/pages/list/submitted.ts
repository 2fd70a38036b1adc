import { controls } from "../../../api/list-query";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { type FilterName, filterNames } from "../../../model/query";
import { decoded } from "../problem/mended";
import { dateOf, fiscalYearOf, wholeNumberOf } from "./as-people-write";

/**
 * A query string as a list takes it, from one that a form sent: a form also sends the fields that nobody filled in, a parameter for
 * each box that is ticked, and amounts, years and days as people write them. What it cannot read is left for the list to refuse. Parameters
 * of an envelope, which a page has no room for, are left out.
 */
export function fromForm(entity: Entity, search: string): string {
  const filters = filterNames(entity);
  const parts = search.replace(/^\?/, "").split("&");
  const kept: { name: string; raw: string }[] = [];
  for (const part of parts) {
    const [name = "", ...rest] = part.split("=");
    const raw = rest.join("=");
    if (name === "include" || (isBlank(raw) && isOfForm(entity, name))) continue;
    const before = LISTS.test(name) ? kept.find((one) => one.name === name) : undefined;
    if (before) before.raw += `,${raw}`;
    else kept.push({ name, raw: plain(filters.get(name), raw) });
  }
  return kept.length === 0 ? "" : `?${kept.map(({ name, raw }) => `${name}=${raw}`).join("&")}`;
}

function isBlank(raw: string): boolean {
  return decoded(raw).trim() === "";
}

/** Whether a form has a parameter: those of every list, and whatever begins with a field. What no form has is for the list to refuse. */
function isOfForm(entity: Entity, name: string): boolean {
  return ["", ...controls(entity)].includes(name) || Object.hasOwn(entity.fields, name.split("__")[0] ?? "");
}

// Parameters of which each box gives an item.
const LISTS = /^(?:fields|facet|\w+__in)$/;

/** A value of a query string as the API writes it, where people write it in another way. */
function plain(filter: FilterName | undefined, raw: string): string {
  if (!filter) return raw;
  const text = decoded(raw);
  const written = filter.operator === "contains" ? text.trim() : readAs(filter.field, text);
  return written === null || written === text ? raw : encodeURIComponent(written);
}

function readAs({ kind }: Field, text: string): string | null {
  return forms[kind as keyof typeof forms]?.(text.normalize("NFKC").trim()) ?? null;
}

const forms = { yen: wholeNumberOf, integer: wholeNumberOf, fiscalYear: fiscalYearOf, date: dateOf } as const;
