import type { Json } from "../model/field";

/** Parameters with their values, as understood. A list is written with commas. */
export type Pairs = readonly (readonly [name: string, value: Json])[];

/** The one query string of some parameters: in alphabetical order, each value written one way. */
export function queryString(pairs: Pairs): string {
  return pairs
    .map(([name, value]) => `${encode(name)}=${Array.isArray(value) ? value.map(encodeItem).join(",") : encode(String(value))}`)
    .sort()
    .join("&");
}

// Characters that may stand in a query as they are (RFC 3986, section 3.4) stay as they are: shorter, and better to read.
function encode(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|3A|2F|3B|40|24|3F)/g, (escaped) => decodeURIComponent(escaped));
}

/** The items of a comma list. An item in double quotes may hold commas, and quotes written twice, as in CSV. */
export function splitList(text: string): string[] {
  const items = text.match(/(?<=^|,)(?:"(?:[^"]|"")*"(?=,|$)|[^,]*)/g) ?? [];
  return items.map((item) => (/^"(?:[^"]|"")*"$/.test(item) ? item.slice(1, -1).replaceAll('""', '"') : item));
}

function encodeItem(item: Json): string {
  const text = String(item);
  return encode(/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
}
