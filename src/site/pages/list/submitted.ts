import { controls } from "../../../api/list-query";
import type { Entity } from "../../../model/entity";
import type { Operator } from "../../../model/kinds";
import { type FilterName, filterNames } from "../../../model/query";
import { decoded } from "../problem/mended";
import { saidIn } from "./as-people-write";

/**
 * A query string as a list takes it, from one that a form sent: a form also sends the fields that nobody filled in, a parameter for
 * each box that is ticked, and amounts, years and days as people write them. What it cannot read, and what no form sends, is left for the
 * list to refuse.
 */
export function fromForm(entity: Entity, search: string): string {
  const filters = filterNames(entity);
  const parts = search.replace(/^\?/, "").split("&");
  const kept: { name: string; raw: string }[] = [];
  for (const part of parts) {
    const [name = "", ...rest] = part.split("=");
    const raw = rest.join("=");
    if (part === "" || isUnfilled(entity, name, raw, filters.get(name))) continue;
    const before = LISTS.test(name) ? kept.find((one) => one.name === name) : undefined;
    if (before) before.raw += `,${raw}`;
    else kept.push({ name, raw: plain(filters.get(name), raw) });
  }
  // A form keeps that none was asked for of a field; whoever then chooses a value asks for that.
  const isChosen = (field: string) => kept.some(({ name }) => name === field || name === `${field}__in`);
  const asked = kept.filter(({ name, raw }) => !(raw === "true" && NONE.test(name) && isChosen(name.replace(NONE, ""))));
  return asked.length === 0 ? "" : `?${asked.map(({ name, raw }) => `${name}=${raw}`).join("&")}`;
}

/** Whether a parameter of a list was left unfilled in a form: one to type into has nothing but spaces, any other nothing. */
function isUnfilled(entity: Entity, name: string, raw: string, filter: FilterName | undefined): boolean {
  if (name === "q" || TYPED.includes(filter?.operator)) return /^\p{Zs}*$/u.test(decoded(raw));
  return raw === "" && (filter !== undefined || controls(entity).includes(name));
}

const TYPED: readonly (Operator | undefined)[] = ["gte", "lte", "contains"];

// Parameters of which each box gives an item.
const LISTS = /^(?:fields|facet|\w+__in)$/;

const NONE = /__isnull$/;

/** A value of a query string as the API writes it, where people write it in another way. */
function plain(filter: FilterName | undefined, raw: string): string {
  if (!filter) return raw;
  const text = decoded(raw);
  const written = filter.operator === "contains" ? text.trim() : readAs(filter, text);
  return written === null || written === text ? raw : encodeURIComponent(written);
}

/** What was typed as the API writes it; null where it cannot be read, or says another end of a range than that of its field. */
function readAs({ field, operator }: FilterName, text: string): string | null {
  const { value, end } = saidIn(field.kind, text);
  return end === null || end === operator ? value : null;
}
