import { type Entity, present } from "./entity";
import { type Field, type Fields, isMissing, type Json, type Row } from "./field";
import { languageNames, languages, type Text } from "./text";
import { differsInOurs } from "./whose";

/** A record that two releases hold differently: `before` is null where it was added, `after` where it was removed. */
export type RecordChange = {
  readonly entity: Entity;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
};

export const changeKinds = ["added", "changed", "removed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export function kindOf({ before, after }: Pick<RecordChange, "before" | "after">): ChangeKind {
  return before === null ? "added" : after === null ? "removed" : "changed";
}

/** One field of a record that differs; null where it is absent. The sentence says the same to people. */
export type FieldChange = {
  readonly field: string;
  readonly label: Text;
  readonly before: Json;
  readonly after: Json;
  /** Whether only what is this portal's own differs, and nothing that a source prints. */
  readonly ours: boolean;
  readonly sentence: Text;
};

/** Whether a changed record says something else of what the sources print. */
export function changesFacts({ entity, before, after }: RecordChange): boolean {
  return before !== null && after !== null && fieldChanges(entity, before, after).some(({ ours }) => !ours);
}

/** What a record is called, by collection and id; null where it is not known. */
export type Names = (collection: string, id: string) => Text | null;

/** How differences are told: with the names of what is referred to, and whether another value is a correction. */
export type Wording = { readonly names: Names; readonly corrects: boolean };

type Values = { readonly [key: string]: Json };

/** What is said of a difference that no source prints. */
const OUR_OWN: Text = { ja: "当ポータルの訳・分類・注記", en: "this portal’s own translation, classification or note" };

const PLAIN: Wording = { names: () => null, corrects: false };

/** The fields in which two states of a record differ, in the registry's order. */
export function fieldChanges(entity: Entity, before: Row, after: Row, wording = PLAIN): FieldChange[] {
  return differing(entity, before, after).map(({ key, field, from, to }) => {
    const ours = differsInOurs(entity, key, before, after);
    return { field: key, label: field.label, before: from, after: to, ours, sentence: sentenceOf(field, from, to, ours, wording) };
  });
}

/** The fields that differ, with both values; null where one is absent. */
function differing(entity: Entity, before: Row, after: Row) {
  const [old, current] = [present(entity, before), present(entity, after)];
  return Object.entries(entity.fields)
    .map(([key, field]) => ({ key, field, from: old[key] ?? null, to: current[key] ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

/** What happened to a record as a whole, in a sentence. */
export function recordSentence(change: RecordChange, wording = PLAIN): Text {
  const { entity, id, before, after } = change;
  const title = titleOf(entity, (after ?? before) as Row, wording.names);
  const kind = kindOf(change);
  if (kind === "added") return { ja: `「${title.ja}」（${id}）を追加`, en: `“${title.en}” (${id}) added` };
  if (kind === "removed") return { ja: `「${title.ja}」（${id}）を削除`, en: `“${title.en}” (${id}) removed` };
  const changed = fieldChanges(entity, before as Row, after as Row, wording).map(({ sentence }) => sentence);
  return {
    ja: `「${title.ja}」（${id}）：${changed.map(({ ja }) => ja).join("、")}`,
    en: `“${title.en}” (${id}): ${changed.map(({ en }) => en).join("; ")}`,
  };
}

/** What a record is called, with what tells it from others of the same name. */
export function titleOf(entity: Entity, row: Row, names: Names): Text {
  const title = row[entity.title] as Text;
  const parts = (entity.distinguishedBy ?? []).flatMap((key) => {
    const value = row[key] ?? null;
    return value === null ? [] : [inWords(entity.fields[key] as Field, value, names)];
  });
  if (parts.length === 0) return title;
  return {
    ja: `${title.ja}（${parts.map(({ ja }) => ja).join("、")}）`,
    en: `${title.en} (${parts.map(({ en }) => en).join(", ")})`,
  };
}

/** The records that the fields of some rows refer to, those of structures too, by collection, for reading their names. */
export function referencesOf({ fields }: Pick<Entity, "fields">, rows: readonly Values[]): Map<string, Set<string>> {
  const references = new Map<string, Set<string>>();
  const note = (inside: Fields, values: Values) => {
    for (const [key, { kind, to, parts }] of Object.entries(inside)) {
      const items = [values[key] ?? []].flat() as readonly Json[];
      if (kind === "structure") for (const item of items) note(parts ?? {}, item as Values);
      if (kind !== "reference" || !to) continue;
      const ids = references.get(to) ?? new Set();
      for (const id of items) ids.add(id as string);
      references.set(to, ids);
    }
  };
  for (const row of rows) note(fields, row);
  return references;
}

/** The records that the sentences of a change name: by what tells the title apart, and by what differs. */
export function namedBySentences({ entity, before, after }: RecordChange): Map<string, Set<string>> {
  const rows = [before, after].filter((row) => row !== null);
  const changed = before && after ? differing(entity, before, after).map(({ key }) => key) : [];
  const told = [...(entity.distinguishedBy ?? []), ...changed];
  return referencesOf({ fields: Object.fromEntries(Object.entries(entity.fields).filter(([key]) => told.includes(key))) }, rows);
}

/** Several of these as one. */
export function allReferences(several: readonly ReadonlyMap<string, ReadonlySet<string>>[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const [collection, ids] of several.flatMap((one) => [...one]))
    all.set(collection, new Set([...(all.get(collection) ?? []), ...ids]));
  return all;
}

function sentenceOf(field: Field, before: Json, after: Json, ours: boolean, wording: Wording): Text {
  const { ja, en } = differenceOf(field, before, after, { ...wording, corrects: wording.corrects && !ours });
  return ours ? { ja: `${ja}（${OUR_OWN.ja}）`, en: `${en} (${OUR_OWN.en})` } : { ja, en };
}

function differenceOf(field: Field, before: Json, after: Json, { names, corrects }: Wording): Text {
  const [from, to] = [before, after].map((value) => inWords(field, value, names)) as [Text, Text];
  const { ja, en } = labelOf(field);
  const quoted = { ja: (text: string) => `「${text}」`, en: (text: string) => (isBare(field) ? text : `“${text}”`) };
  if (before === null) return { ja: `${ja}に${quoted.ja(to.ja)}を追加`, en: `${en} added: ${quoted.en(to.en)}` };
  if (after === null) return { ja: `${ja}${quoted.ja(from.ja)}を削除`, en: `${en} removed; it was ${quoted.en(from.en)}` };
  if (field.kind === "structure" && Object.keys(field.parts ?? {}).length > MOST_PARTS)
    return { ja: `${ja}を変更（${from.ja}から${to.ja}）`, en: `${en} changed (${from.en} before, ${to.en} now)` };
  const verb = corrects ? { ja: "訂正", en: "corrected" } : { ja: "変更", en: "changed" };
  const [only, ...others] = languages.filter((language) => from[language] !== to[language]);
  if (field.kind === "localized" && only && others.length === 0) {
    // Where one language alone differs, both sentences quote that one.
    const name = languageNames[only];
    return {
      ja: `${ja}（${name.ja}）を「${from[only]}」から「${to[only]}」に${verb.ja}`,
      en: `${en} (${name.en}) ${verb.en} from “${from[only]}” to “${to[only]}”`,
    };
  }
  return {
    ja: `${ja}を${quoted.ja(from.ja)}から${quoted.ja(to.ja)}に${verb.ja}`,
    en: `${en} ${verb.en} from ${quoted.en(from.en)} to ${quoted.en(to.en)}`,
  };
}

/** The label of a field beside a value in words, which names its unit itself. */
export function labelOf({ kind, label }: Field): Text {
  return kind === "yen" ? { ja: label.ja.replace(/（円）$/, ""), en: label.en.replace(/ \(yen\)$/, "") } : label;
}

/** Whether a value in English words needs no quotation marks: it is no phrase. */
function isBare({ kind }: Field): boolean {
  return ["yen", "integer", "fiscalYear", "date", "boolean", "structure"].includes(kind);
}

// A structure of more parts is told by how many entries it has: its parts stand in before and after.
const MOST_PARTS = 2;

/** A value in words; none where it is absent. */
export function inWords(field: Field, value: Json, names: Names = PLAIN.names): Text {
  if (isMissing(value)) return { ja: "", en: "" };
  if (field.kind === "structure" && Object.keys(field.parts ?? {}).length > MOST_PARTS) {
    const count = Array.isArray(value) ? value.length : 1;
    return { ja: `${count}件`, en: count === 1 ? "1 entry" : `${count} entries` };
  }
  const words = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((item) => oneInWords(field, item, names));
  return { ja: words.map(({ ja }) => ja).join("、"), en: words.map(({ en }) => en).join(", ") };
}

function oneInWords(field: Field, value: Json, names: Names): Text {
  switch (field.kind) {
    case "localized":
      return value as Text;
    case "code":
      return field.values?.[value as string] ?? asIs(value);
    case "reference":
      return names(field.to as string, value as string) ?? asIs(value);
    case "fiscalYear":
      return { ja: `${value}年度`, en: `FY${value}` };
    case "yen": {
      const digits = grouped(value as number);
      return { ja: `${digits}円`, en: `${digits} yen` };
    }
    case "structure": {
      const parts = Object.entries(field.parts ?? {}).map(([key, part]) =>
        inWords(part, (value as { readonly [key: string]: Json })[key] ?? null, names),
      );
      const [ja, en] = Object.keys(field.parts ?? {}).join() === "from,to" ? ["～", " to "] : [" ", " "];
      return { ja: parts.map((one) => one.ja).join(ja), en: parts.map((one) => one.en).join(en) };
    }
    case "boolean":
      return value ? { ja: "はい", en: "yes" } : { ja: "いいえ", en: "no" };
    default:
      return asIs(value);
  }
}

function asIs(value: Json): Text {
  return { ja: String(value), en: String(value) };
}

// Not toLocaleString: its output depends on the platform's locale data.
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
