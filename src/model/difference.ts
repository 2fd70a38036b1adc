import { type Entity, present } from "./entity";
import type { Field, Json, Row } from "./field";
import { type Language, languages, type Text } from "./text";

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
  readonly sentence: Text;
};

/** The fields in which two states of a record differ, in the registry's order. */
export function fieldChanges(entity: Entity, before: Row, after: Row): FieldChange[] {
  const [old, current] = [present(entity, before), present(entity, after)];
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    const [from, to] = [old[key] ?? null, current[key] ?? null];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ field: key, label: field.label, before: from, after: to, sentence: sentenceOf(field, from, to) }];
  });
}

/** What happened to a record as a whole, in a sentence. */
export function recordSentence({ entity, id, before, after }: RecordChange): Text {
  const title = ((after ?? before) as Row)[entity.title] as Text;
  const kind = kindOf({ before, after });
  if (kind === "added") return { ja: `「${title.ja}」（${id}）を追加`, en: `“${title.en}” (${id}) added` };
  if (kind === "removed") return { ja: `「${title.ja}」（${id}）を削除`, en: `“${title.en}” (${id}) removed` };
  const changed = fieldChanges(entity, before as Row, after as Row).map(({ sentence }) => sentence);
  return {
    ja: `「${title.ja}」（${id}）: ${changed.map(({ ja }) => ja).join("、")}`,
    en: `“${title.en}” (${id}): ${changed.map(({ en }) => en).join("; ")}`,
  };
}

function sentenceOf(field: Field, before: Json, after: Json): Text {
  const [from, to] = [inWords(field, before), inWords(field, after)];
  const { ja, en } = field.label;
  const [only, ...others] = languages.filter((language) => from[language] !== to[language]);
  if (field.kind === "localized" && before !== null && after !== null && only && others.length === 0) {
    // Where one language alone was corrected, both sentences quote that one.
    const name = LANGUAGE_NAMES[only];
    return {
      ja: `${ja}（${name.ja}）を「${from[only]}」から「${to[only]}」に訂正`,
      en: `${en} (${name.en}) corrected from ${from[only]} to ${to[only]}`,
    };
  }
  if (before === null) return { ja: `${ja}に「${to.ja}」を追加`, en: `${en} added: ${to.en}` };
  if (after === null) return { ja: `${ja}「${from.ja}」を削除`, en: `${en} removed; it was ${from.en}` };
  if (field.kind === "structure")
    return { ja: `${ja}を変更（${from.ja}から${to.ja}）`, en: `${en} changed (${from.en} before, ${to.en} now)` };
  return { ja: `${ja}を「${from.ja}」から「${to.ja}」に訂正`, en: `${en} corrected from ${from.en} to ${to.en}` };
}

const LANGUAGE_NAMES: Readonly<Record<Language, Text>> = {
  ja: { ja: "日本語", en: "Japanese" },
  en: { ja: "英語", en: "English" },
};

/** A value in words. A structure is told by how many entries it has: its parts stand in before and after. */
export function inWords(field: Field, value: Json): Text {
  if (value === null) return { ja: "", en: "" };
  if (field.kind === "structure") {
    const count = Array.isArray(value) ? value.length : 1;
    return { ja: `${count}件`, en: count === 1 ? "1 entry" : `${count} entries` };
  }
  const words = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((item) => oneInWords(field, item));
  return { ja: words.map(({ ja }) => ja).join("、"), en: words.map(({ en }) => en).join(", ") };
}

function oneInWords(field: Field, value: Json): Text {
  switch (field.kind) {
    case "localized":
      return value as Text;
    case "code":
      return field.values?.[value as string] ?? { ja: String(value), en: String(value) };
    case "yen": {
      const digits = grouped(value as number);
      return { ja: `${digits}円`, en: `${digits} yen` };
    }
    case "boolean":
      return value ? { ja: "はい", en: "yes" } : { ja: "いいえ", en: "no" };
    default:
      return { ja: String(value), en: String(value) };
  }
}

// Not toLocaleString: its output depends on the platform's locale data, and deltas are hashed.
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
