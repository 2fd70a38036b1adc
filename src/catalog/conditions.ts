import { allReferences, inWords, labelOf, type Names } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Field, Json } from "../model/field";
import { writeTerms } from "../model/grams";
import type { Operator } from "../model/kinds";
import type { Filter } from "../model/query";
import { filled, type Language, type Text } from "../model/text";

/** What a list is narrowed by. */
export type Narrowed = {
  readonly filters: readonly Filter[];
  readonly terms: readonly string[];
  readonly withinTheme: string | null;
};

/** How a condition that is none on a field is said, `{value}` in its place. */
export const searched: Text = { ja: "検索語：{value}", en: "Search: {value}" };
export const withinThemeOf: Text = { ja: "テーマ：{value}とその下位", en: "Theme: {value} and those below it" };

/** How a condition on a field is said, `{field}` and `{value}` in their places. */
export function phraseOf({ kind }: Field, { operator, values }: Filter): Text {
  if (operator === "isnull") return values[0] ? NONE : SOME;
  return (kind === "date" || kind === "fiscalYear" ? inTime[operator] : undefined) ?? phrases[operator];
}

/** The field as the values of a condition are told: a part of a text is no code, and no record. */
export function comparedAs(field: Field, { operator }: Filter): Field {
  return operator === "contains" || field.kind === "localized" ? { ...field, kind: "text" } : field;
}

/** Each condition in words, in the order in which a list tells them; of several values of which one is enough, all in one. */
export function conditionsInWords(entity: Entity, { filters, terms, withinTheme }: Narrowed, names: Names): Text[] {
  const words = writeTerms(terms);
  const theme = withinTheme && (names("themes", withinTheme) ?? { ja: withinTheme, en: withinTheme });
  return [
    ...(words ? [said(searched, { value: { ja: words, en: words } })] : []),
    ...(theme ? [said(withinThemeOf, { value: theme })] : []),
    ...filters.flatMap((filter) => {
      const field = entity.fields[filter.field] as Field;
      const bound = (operator: Operator) => filters.find((one) => one.field === filter.field && one.operator === operator);
      const [from, to] = [bound("gte"), bound("lte")];
      const isRange = from !== undefined && to !== undefined;
      // Said where it begins.
      if (isRange && filter === to) return [];
      const values = filter.values.map((value) => inWords(comparedAs(field, filter), value as Json, names));
      const value = { ja: values.map(({ ja }) => ja).join("または"), en: values.map(({ en }) => en).join(" or ") };
      if (!isRange || filter !== from) return said(phraseOf(field, filter), { field: labelOf(field), value });
      return said(RANGE, { field: labelOf(field), from: value, to: inWords(field, to.values[0] as Json, names) });
    }),
  ];
}

/** The records that conditions name, by collection. */
export function namedByConditions(entity: Entity, { filters, withinTheme }: Narrowed): Map<string, Set<string>> {
  const named = filters.map(({ field, operator, values }) => {
    const to = operator === "isnull" ? undefined : entity.fields[field]?.to;
    return to ? new Map([[to, new Set(values.map(String))]]) : new Map<string, Set<string>>();
  });
  return allReferences(withinTheme ? [...named, new Map([["themes", new Set([withinTheme])]])] : named);
}

const RANGE: Text = { ja: "{field}：{from}～{to}", en: "{field}: {from} to {to}" };
const NONE: Text = { ja: "{field}：値なし", en: "{field}: no value" };
const SOME: Text = { ja: "{field}：値あり", en: "{field}: any value" };
const IS: Text = { ja: "{field}：{value}", en: "{field}: {value}" };

const phrases: Readonly<Record<Exclude<Operator, "isnull">, Text>> = {
  eq: IS,
  in: IS,
  ne: { ja: "{field}：{value}以外", en: "{field}: not {value}" },
  gte: { ja: "{field}：{value}以上", en: "{field}: {value} or more" },
  gt: { ja: "{field}：{value}を超える", en: "{field}: more than {value}" },
  lte: { ja: "{field}：{value}以下", en: "{field}: {value} or less" },
  lt: { ja: "{field}：{value}未満", en: "{field}: less than {value}" },
  contains: { ja: "{field}：「{value}」を含む", en: "{field}: contains “{value}”" },
};

const inTime: Readonly<Partial<Record<Operator, Text>>> = {
  gte: { ja: "{field}：{value}以降", en: "{field}: {value} or later" },
  gt: { ja: "{field}：{value}より後", en: "{field}: after {value}" },
  lte: { ja: "{field}：{value}まで", en: "{field}: {value} or earlier" },
  lt: { ja: "{field}：{value}より前", en: "{field}: before {value}" },
};

function said({ ja, en }: Text, values: Readonly<Record<string, Text>>): Text {
  const of = (language: Language) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]]));
  return { ja: filled(ja, of("ja")), en: filled(en, of("en")) };
}
