import { entities } from "../../src/model";
import { complete } from "../../src/model/entity";
import type { Field, Fields, Json, Row } from "../../src/model/field";
import type { Dataset } from "../../src/release/dataset";

/** Names that a program could take for something else, all of which the data may hold: they come out as they went in. */
export const hostile: readonly string[] = [
  // Markup. No element and no attribute of ours is called so.
  '<script>alert(1)</script><x-evil onevil="1">',
  `"><img src=x onerror=alert(1)><x-evil>`,
  "'><svg/onload=alert(1)><x-evil>",
  "</title></style></textarea></script><x-evil>",
  "]]><x-evil/><![CDATA[ --><x-evil><!--",
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x-evil>&e;',
  "&lt;x-evil&gt; &amp;amp; &#60;x-evil&#62; &nbsp &copy",
  "javascript:alert(1)",
  // Formulas, and what divides cells.
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1+1)*cmd",
  '=HYPERLINK("https://evil.example","x")',
  "＝１＋１",
  "＋1",
  'a","b","=1+1',
  '""',
  "a;b,c\td",
  "first line\nsecond line\n\nSet-Cookie: x=1",
  // Graphs, and what JavaScript and JSON-LD know by name.
  'x" . <https://evil.example/s> <https://evil.example/p> "y',
  '""" @ja . <https://evil.example/> a <x> . #',
  "\\u0041\\U0001F600\\n\\\\",
  "x\"^^<https://evil.example/type> , 'z",
  '{"@id":"https://evil.example/","@context":{}}',
  "@type",
  "_:b0",
  "__proto__",
  "{{7*7}}<%= 7*7 %>%s%n",
  // What messages of our own have in them.
  "a `code` {id} {label} {name} {count} {break} b",
  // SQL, headers, citations.
  "'; DROP TABLE budgets; --",
  '>; rel="evil", <https://evil.example>',
  'x"; filename="evil.exe',
  "\\input{/etc/passwd} }{ % $ # _ ~ ^ &",
  "x\nER  - \nTY  - BOOK\nTI  - evil",
  "x: [y, *z]\n- !!js/function 'a' # b\n---\n&c >-",
  // Characters beyond the BMP, combining marks, what looks like nothing or like NUL, and very long words.
  "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿𠮷野家葛󠄀",
  `Z${"\u0317\u0301\u0322".repeat(20)}か\u3099ｶﾞ`,
  "\u2400%00\\0\\u0000\ufffd\u200b\u00ad",
  "0012345678901234567890",
  "2025-02-30",
  "W".repeat(2000),
  "量".repeat(2000),
];

/** Texts that break an answer or turn the words around them: a release does not take them. */
export const refused: readonly (readonly [text: string, en: RegExp, ja: RegExp])[] = [
  ...["a\0b", "a\r\nb", "a\u001fb", "a\u0085b", "a\u2028b"].map((text) => [text, /control character/, /制御文字/] as const),
  ...["a\u202egnp.exe", "\u2067a", "a\u2066b\u2069"].map((text) => [text, /turns the direction/, /向きを変える/] as const),
  ...["a\ud83d", "\udc00b", "a\uffff"].map((text) => [text, /character that is none/, /文字でない符号/] as const),
  ...[" a", "a\n", "a\u3000", "\ufeffa"].map((text) => [text, /white space at an end/, /前後に空白/] as const),
  ["a".repeat(2001), /<=2000 characters/, /2000文字以下/],
  ["", />=1 characters/, /1文字以上/],
];

// Texts of which the portal itself reads the words: which record, which field, how much.
const READ: Readonly<Record<string, readonly string[]>> = {
  budgets: ["amountPrinted"],
  absences: ["collection", "field", "records"],
};

/**
 * A dataset like another, with a hostile text in every place where people write one, and so many records more in every collection that
 * each of the texts stands in each of these places.
 */
export function hostileDataset(base: Dataset): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    entities.map((entity) => {
      const rows = base.get(entity.collection) ?? [];
      const all = Array.from({ length: Math.max(rows.length, hostile.length) }, (_, i) => {
        const row = rows[i % rows.length] as Row;
        const id = i < rows.length ? row.id : `${row.id.slice(0, 60)}-again-${i}`;
        return complete(entity, { ...turned(entity.fields, row, i, READ[entity.collection] ?? []), id }) as Row;
      });
      return [entity.collection, all.sort((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  );
}

/** The hostile text at a place of the list, which begins again at its end. */
export function hostileAt(i: number): string {
  return hostile[i % hostile.length] as string;
}

type Values = { readonly [key: string]: Json };

function turned(fields: Fields, values: Values, i: number, kept: readonly string[]): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = fields[key];
      return [key, !field || kept.includes(key) ? value : turnedValue(field, value, i)];
    }),
  );
}

function turnedValue(field: Field, value: Json, i: number): Json {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item, nth) => turnedValue(field, item as Json, i + nth)) as Json[];
    // What divides the values of a list in CSV is no part of one.
    return field.kind === "text" ? items.map((item) => String(item).replaceAll("|", "/")) : items;
  }
  if (field.kind === "localized") return { ja: hostileAt(i), en: hostileAt(i) };
  if (field.kind === "text") return hostileAt(i);
  if (field.kind === "structure") return turned(field.parts ?? {}, value as Values, i, ["supports"]);
  return value;
}
