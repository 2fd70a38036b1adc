import { controls } from "../../../api/list-query";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { filterNames } from "../../../model/query";

/**
 * A query string as a list takes it, from one that a form sent: a form also sends the fields that nobody filled in, a parameter for
 * each box that is ticked, and amounts and days as people write them. What it cannot read is left for the list to refuse. Parameters
 * of an envelope, which a page has no room for, are left out.
 */
export function fromForm(entity: Entity, search: string): string {
  const filters = filterNames(entity);
  const parts = search.replace(/^\?/, "").split("&");
  const kept: { name: string; raw: string }[] = [];
  for (const part of parts) {
    const [name = "", ...rest] = part.split("=");
    const raw = rest.join("=");
    if (name === "include" || (raw === "" && isOfForm(entity, name))) continue;
    const before = LISTS.test(name) ? kept.find((one) => one.name === name) : undefined;
    if (before) before.raw += `,${raw}`;
    else kept.push({ name, raw: plain(filters.get(name)?.field, raw) });
  }
  return kept.length === 0 ? "" : `?${kept.map(({ name, raw }) => `${name}=${raw}`).join("&")}`;
}

/** Whether a form has a parameter: those of every list, and whatever begins with a field. What no form has is for the list to refuse. */
function isOfForm(entity: Entity, name: string): boolean {
  return ["", ...controls(entity)].includes(name) || Object.hasOwn(entity.fields, name.split("__")[0] ?? "");
}

// Parameters of which each box gives an item.
const LISTS = /^(?:fields|facet|\w+__in)$/;

/** A value of a query string as the API writes it, where people write it in another way. */
function plain(field: Field | undefined, raw: string): string {
  const write = field && forms[field.kind as keyof typeof forms];
  if (!write) return raw;
  let text: string;
  try {
    text = decodeURIComponent(raw.replaceAll("+", " "));
  } catch {
    return raw;
  }
  const written = write(text.normalize("NFKC").trim());
  return written === null || written === text ? raw : encodeURIComponent(written);
}

const forms = {
  yen: wholeNumber,
  integer: wholeNumber,
  fiscalYear: (text: string) => /^(?:FY ?)?(\d{4})(?:年度?)?$/i.exec(text)?.[1] ?? null,
  date: (text: string) => {
    const [, year, month, day] = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?$/.exec(text) ?? [];
    return year ? [year, ...[month, day].flatMap((part) => (part ? [part.padStart(2, "0")] : []))].join("-") : null;
  },
} as const;

const units: readonly (readonly [words: string, size: bigint])[] = [
  ["兆|trillion", 10n ** 12n],
  ["billion", 10n ** 9n],
  ["億", 10n ** 8n],
  ["million", 10n ** 6n],
  ["万", 10n ** 4n],
];

/** An integer from `500億`, `1兆1,934億円`, `¥1.5 billion`; null where it is none. Counted in integers, as no yen may be rounded away. */
function wholeNumber(text: string): string | null {
  const bare = text.replaceAll(/[,\s]|^[¥\\]|円$|yen$/gi, "");
  const [, sign = "", digits = ""] = /^([-−▲△]?)(.+)$/.exec(bare) ?? [];
  let rest = digits;
  let sum = 0n;
  while (rest !== "") {
    const match = /^(\d{1,16})(?:\.(\d{1,12}))?(兆|億|万|trillion|billion|million)?/i.exec(rest);
    if (!match) return null;
    const [all, whole = "", fraction = "", unit = ""] = match;
    const size = units.find(([words]) => words.split("|").includes(unit.toLowerCase()))?.[1] ?? 1n;
    const scaled = BigInt(whole + fraction) * size;
    const parts = 10n ** BigInt(fraction.length);
    if (scaled % parts !== 0n) return null;
    sum += scaled / parts;
    rest = rest.slice(all.length);
    if (rest !== "" && unit === "") return null;
  }
  return digits === "" ? null : `${sign && sum !== 0n ? "-" : ""}${sum}`;
}
