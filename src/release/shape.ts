import * as z from "zod";
import { type Entity, recordSchema } from "../model/entity";
import type { Field, Fields, Row } from "../model/field";
import { kinds } from "../model/kinds";
import { suggest } from "../model/suggest";
import { languages, type Text } from "../model/text";
import { type Finding, type Note, noteOf, type Path } from "./finding";

/** The records whose shape is right, with their positions, and what is wrong with that of the others. */
export type Shaped = { readonly rows: readonly (readonly [row: Row, index: number])[]; readonly findings: readonly Finding[] };

/** Holds records to the schema of what people write. */
export function shapeOf(entity: Entity, rows: readonly Row[]): Shaped {
  const schema = recordSchema(entity, "data");
  const findings: Finding[] = [];
  const note = noteOf(entity, findings);
  return {
    rows: rows.flatMap((row, index) => (checkShape(entity, schema, row, index, note) ? [[row, index] as const] : [])),
    findings,
  };
}

function checkShape({ fields }: Entity, schema: z.ZodObject, row: Row, index: number, note: Note): boolean {
  const result = schema.safeParse(row);
  if (result.success) return true;
  const japanese = schema.safeParse(row, { error: z.locales.ja().localeError }).error?.issues ?? [];
  for (const [i, issue] of result.error.issues.entries()) {
    const path = issue.path as (string | number)[];
    const say = (at: Path, en = "", ja = "") =>
      note([index, ...at], `${at.join(".") || "record"}: ${en}`, `${at.join(".") || "レコード"}: ${ja}`);
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        const said = fields[key] && path.length === 0 ? WORKED_OUT : unknownKey(key, keysAt(fields, path));
        say([...path, key], said.en, said.ja);
      }
      continue;
    }
    const isMissing = valueAt(row, path) === undefined;
    const takes = isMissing || ["invalid_type", "invalid_value"].includes(issue.code) ? takenAt(fields, path) : null;
    const [en, ja = japanese[i]?.message] = takes
      ? [`Write ${takes.en}.`, `${takes.ja}を書いてください。`]
      : issue.message.split(" / ");
    if (isMissing) say(path, `The field is missing. ${en}`, `この項目がありません。${ja}`);
    else say(path, en, ja);
  }
  return false;
}

/** What is said of a field that nobody writes. */
const WORKED_OUT: Text = {
  en: "The field is worked out from others; leave it out.",
  ja: "ほかの項目から自動で求める項目です。書かないでください。",
};

/** What is said of a key that is none, where some others are. */
export function unknownKey(key: string, known: readonly string[]): Text {
  const nearest = suggest(key, known);
  return {
    en: `There is no such field.${nearest ? ` Did you mean “${nearest}”?` : ` There are ${known.join(", ")}.`}`,
    ja: `このような項目はありません。${nearest ? `「${nearest}」ではありませんか。` : `${known.join("、")} があります。`}`,
  };
}

/** What stands at a place of what was written; undefined where nothing does. */
export function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], written);
}

/** A field, or an item of one that is a list. */
type Spot = { readonly field: Field; readonly isItem: boolean };

function spotAt(fields: Fields, [key = "", ...inside]: Path): Spot | null {
  const field = fields[key];
  if (!field) return null;
  const isItem = typeof inside[0] === "number";
  const deeper = isItem ? inside.slice(1) : inside;
  if (deeper.length === 0) return { field, isItem };
  if (field.kind === "localized") return { field: { ...field, kind: "text" }, isItem: true };
  return spotAt(field.parts ?? {}, deeper);
}

/** What people may write at a place, a record itself where it is none of its fields; null where that is no field. */
function takenAt(fields: Fields, path: Path): Text | null {
  if (path.length === 0) return inBraces(writtenKeys(fields));
  const spot = spotAt(fields, path);
  return spot && taken(spot);
}

function taken({ field, isItem }: Spot): Text {
  if (field.many && !isItem) {
    const { en, ja } = taken({ field, isItem: true });
    return { en: `a list, each item of it ${en}`, ja: `リスト（各項目は、${ja}）` };
  }
  if (field.values) {
    const codes = Object.keys(field.values);
    return { en: `one of ${codes.join(", ")}`, ja: `${codes.join("、")} のいずれか` };
  }
  const parts = field.kind === "localized" ? languages : field.kind === "structure" ? writtenKeys(field.parts ?? {}) : null;
  return parts ? inBraces(parts) : kinds[field.kind].expected;
}

function inBraces(keys: readonly string[]): Text {
  const braces = `{ ${keys.join(", ")} }`;
  return { en: braces, ja: braces };
}

/** The keys that people may write at a place. */
function keysAt(fields: Fields, path: Path): readonly string[] {
  if (path.length === 0) return writtenKeys(fields);
  const field = spotAt(fields, path)?.field;
  return field?.kind === "localized" ? languages : writtenKeys(field?.parts ?? {});
}

function writtenKeys(fields: Fields): string[] {
  return Object.keys(fields).filter((key) => !fields[key]?.derived && !fields[key]?.virtual);
}
