import * as z from "zod";
import { LIST_SEPARATOR } from "../formats/csv";
import { entities } from "../model";
import { absences } from "../model/absences";
import { type Entity, recordSchema } from "../model/entity";
import type { Field, Fields, Json, Row } from "../model/field";
import { kinds } from "../model/kinds";
import { suggest } from "../model/suggest";
import { spanOf } from "../model/sums/span";
import { languages, type Text } from "../model/text";
import { yenPrinted } from "../model/yen";
import { checkAbsence, checkExplained } from "./absences";
import { checkAmounts, checkLines } from "./amounts";
import { rowsOf } from "./dataset";
import { printsCount, printsDate, printsFiscalYear, printsWords } from "./printed";
import { checkPrinted, places, quoted } from "./quoted";
import { checkReconciliation } from "./reconciliations";

/** What is wrong with the data, where, and how to fix it. */
export type Finding = {
  readonly collection: string;
  /** Position in the file: index of the record, then keys. */
  readonly path: readonly (string | number)[];
  /** Line of the file, where it is known and no path leads there. */
  readonly line?: number;
  readonly en: string;
  readonly ja: string;
};

type Path = Finding["path"];
/** Notes a finding at a place of the file at hand. */
export type Note = (path: Path, en: string, ja: string) => void;
type Written = ReadonlyMap<string, readonly Row[]>;

/** SHA-256 of each line of each source, in order. */
export type LineDigests = ReadonlyMap<string, readonly string[]>;

/** Checks everything that people wrote. An empty answer means that a release may be made of it. */
export function check(written: Written, lines: LineDigests): Finding[] {
  const findings: Finding[] = [];
  const ids = new Map(
    entities.map((entity) => [
      entity.collection,
      new Set(
        rowsOf(written, entity)
          .map(({ id }) => id)
          .filter(isWord),
      ),
    ]),
  );
  const shaped = new Map(entities.map((entity) => [entity.collection, shapeOf(entity, rowsOf(written, entity))]));
  const sound: Written = new Map([...shaped].map(([collection, { rows }]) => [collection, rows.map(([row]) => row)]));
  // What an absence explains whose shape is wrong is not known; it has findings of its own.
  const known = shaped.get(absences.collection)?.findings.length === 0 ? rowsOf(sound, absences) : [];
  for (const entity of entities) {
    const rows = rowsOf(written, entity);
    const own = shaped.get(entity.collection) as Shaped;
    findings.push(...own.findings);
    const note = noteOf(entity, findings);
    checkIds(rows, note);
    for (const whole of wholes[entity.collection] ?? [])
      whole(sound.get(entity.collection) ?? [], (at, en, ja) =>
        note([own.rows[at[0] as number]?.[1] as number, ...at.slice(1)], en, ja),
      );
    for (const [row, index] of own.rows) {
      checkReferences(entity.fields, row, [index], ids, note);
      checkEvidence(entity, row, index, lines, note);
      checkLists(entity, row, index, note);
      rules[entity.collection]?.(row, index, { written, sound, lines, note });
    }
    checkExplained(entity, own.rows, known, note);
  }
  return findings;
}

/** Whether an id is one at all: who writes `id:` or `id: 2025` has written none yet, and is told so. */
function isWord(id: unknown): id is string {
  return typeof id === "string";
}

function noteOf({ collection }: Entity, findings: Finding[]): Note {
  return (path, en, ja) => findings.push({ collection, path, en, ja });
}

/** The records whose shape is right, with their positions, and what is wrong with that of the others. */
type Shaped = { readonly rows: readonly (readonly [row: Row, index: number])[]; readonly findings: readonly Finding[] };

function shapeOf(entity: Entity, rows: readonly Row[]): Shaped {
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

function checkIds(rows: readonly Row[], note: Note): void {
  const seen = new Map<string, number>();
  for (const [index, { id }] of rows.entries()) {
    if (!isWord(id)) continue;
    if (seen.has(id))
      note(
        [index, "id"],
        `The id “${id}” is used twice; give one record another.`,
        `識別子「${id}」が重複しています。一方を変えてください。`,
      );
    seen.set(id, index);
  }
}

function checkReferences(
  fields: Fields,
  values: { readonly [key: string]: Json },
  path: Path,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  note: Note,
): void {
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined || value === null) continue;
    const items: readonly (readonly [Json, Path])[] = Array.isArray(value)
      ? value.map((item, i) => [item as Json, [...path, key, i]] as const)
      : [[value, [...path, key]]];
    for (const [item, at] of items) {
      if (field.kind === "structure") {
        checkReferences(field.parts ?? {}, item as { readonly [key: string]: Json }, at, ids, note);
      } else if (field.kind === "reference") {
        const known = ids.get(field.to as string) ?? new Set();
        if (known.has(item as string)) continue;
        const nearest = suggest(item as string, [...known]);
        note(
          at,
          `There is no “${item}” in ${field.to}.${nearest ? ` Did you mean “${nearest}”?` : ` Add it to ${field.to}.yaml or fix the id.`}`,
          `${field.to} に「${item}」がありません。${nearest ? `「${nearest}」ではありませんか。` : `${field.to}.yaml に加えるか、識別子を直してください。`}`,
        );
      }
    }
  }
}

function checkEvidence(entity: Entity, row: Row, index: number, lines: LineDigests, note: Note): void {
  for (const [i, item] of (row.evidence as readonly Record<string, Json>[]).entries()) {
    const at = [index, "evidence", i];
    const { source, line, printed, sha256, citation } = item;
    for (const field of (item.supports ?? []) as readonly string[]) {
      if (entity.fields[field]) continue;
      const nearest = suggest(field, Object.keys(entity.fields));
      note(
        [...at, "supports"],
        `${entity.collection} has no field “${field}”.${nearest ? ` Did you mean “${nearest}”?` : ""}`,
        `${entity.collection} に項目「${field}」はありません。${nearest ? `「${nearest}」ではありませんか。` : ""}`,
      );
    }
    const parts = [source, line, printed, sha256].filter((part) => part !== undefined).length;
    if ((citation !== undefined) === parts > 0 || (parts > 0 && parts < 4)) {
      note(
        at,
        "Evidence is either source, line, printed and sha256, or a citation.",
        "根拠は source・line・printed・sha256 の組か、citation のどちらかです。",
      );
    } else if (source !== undefined) {
      const known = lines.get(source as string)?.[(line as number) - 1];
      if (known === undefined) {
        note(
          [...at, "line"],
          `The source “${source}” has no line ${line} in lines/${source}.sha256.`,
          `資料「${source}」に${line}行目がありません（lines/${source}.sha256）。`,
        );
      } else if (known !== sha256) {
        note(
          [...at, "sha256"],
          `Line ${line} of “${source}” has the SHA-256 ${known}, not ${sha256}.`,
          `「${source}」${line}行目のSHA-256は ${known} です（${sha256} ではありません）。`,
        );
      }
    }
  }
}

function checkLists(entity: Entity, row: Row, index: number, note: Note): void {
  for (const [key, field] of Object.entries(entity.fields)) {
    if (!field.many || field.kind === "structure") continue;
    for (const [i, value] of ((row[key] as readonly Json[] | undefined) ?? []).entries()) {
      if (String(value).includes(LIST_SEPARATOR)) {
        note(
          [index, key, i],
          `A value of a list cannot hold “${LIST_SEPARATOR}”, which divides them in CSV.`,
          `リストの値に「${LIST_SEPARATOR}」は使えません（CSVの区切りです）。`,
        );
      }
    }
  }
}

type Around = { readonly written: Written; readonly sound: Written; readonly lines: LineDigests; readonly note: Note };
type Round = { readonly fiscalYear: number; readonly phase: string };

/** What the records of a collection must keep together. */
const wholes: Readonly<Record<string, readonly ((rows: readonly Row[], note: Note) => void)[]>> = {
  budgets: [checkAmounts],
  appropriations: [checkAmounts, checkLines],
};

/** What each record of only one collection must keep. */
const rules: Readonly<Record<string, (row: Row, index: number, around: Around) => void>> = {
  sources(row, index, { lines, note }) {
    const known = lines.get(row.id)?.length;
    if (known !== row.lineCount) {
      note(
        [index, "lineCount"],
        `lines/${row.id}.sha256 has ${known ?? "no"} lines, lineCount says ${row.lineCount}.`,
        `lines/${row.id}.sha256 は${known ?? 0}行、lineCount は${row.lineCount}です。`,
      );
    }
  },
  plans: decided,
  strategies: decided,
  budgets(row, index, { note }) {
    checkPrinted(row.amountPrinted as string, printsWords, quoted(row), [index, "amountPrinted"], note);
    const stated = yenPrinted(row.amountPrinted as string);
    if (stated !== row.amount) {
      note(
        [index, "amount"],
        `“${row.amountPrinted}” reads as ${stated ?? "no amount"} yen, amount says ${row.amount}.`,
        `「${row.amountPrinted}」は${stated ?? "不明な額"}円と読めますが、amount は${row.amount}です。`,
      );
    }
    const rounds = row.rounds as readonly Round[] | undefined;
    const { range } = row;
    for (const [i, { fiscalYear }] of (rounds ?? []).entries())
      checkPrinted(fiscalYear, printsFiscalYear, quoted(row), [index, "rounds", i, "fiscalYear"], note);
    for (const [end, { fiscalYear }] of Object.entries((range ?? {}) as Readonly<Record<string, Round>>))
      checkPrinted(fiscalYear, printsFiscalYear, quoted(row), [index, "range", end, "fiscalYear"], note);
    const spans = (rounds ? 1 : 0) + (range ? 1 : 0);
    if (spans !== (row.measure === "appropriation" ? 1 : 0)) {
      note(
        [index, "measure"],
        "An appropriation has either rounds or a range; an endowment has neither.",
        "予算額（appropriation）は rounds か range のどちらかを持ち、基金の規模（endowment）はどちらも持ちません。",
      );
    }
    if (rounds?.length === 0)
      note(
        [index, "rounds"],
        "`rounds` names no round. Write each round with its fiscalYear and phase; where a range or an endowment is stated, leave `rounds` out.",
        "rounds が空です。予算の回ごとに fiscalYear と phase を書いてください。範囲（range）や基金の規模（endowment）なら rounds を書きません。",
      );
    if (range && spanOf(row) === null)
      note(
        [index, "range"],
        "The range ends before it begins: of one fiscal year the initial budget comes before the supplementary one. Exchange `from` and `to`, or mend them.",
        "範囲の終わりが始まりより前です（同じ年度では当初予算が補正予算より先）。from と to を入れ替えるか、正しい回に直してください。",
      );
    if (rounds && row.phase !== undefined && rounds.some(({ phase }) => phase !== row.phase)) {
      note([index, "phase"], "`phase` is said only where all rounds have it.", "phase は全ての回に共通する場合だけ書きます。");
    }
  },
  milestones(row, index, { note }) {
    checkPrinted(row.date as string, printsDate, quoted(row), [index, "date"], note);
  },
  quantities(row, index, { note }) {
    checkPrinted(row.value as number, printsCount, quoted(row), [index, "value"], note);
  },
  absences(row, index, { written, sound, note }) {
    checkAbsence(row, [index], { written, known: rowsOf(sound, absences) }, note);
  },
  reconciliations(row, index, { sound, note }) {
    checkReconciliation(row, [index], sound, note);
  },
  priorities(row, index, { written, note }) {
    if ((row.strategy === undefined) === (row.plan === undefined))
      note(
        [index],
        "A priority belongs to a strategy or to a plan, not to both.",
        "strategy と plan のどちらか一方を書いてください。",
      );
    if ((row.match === "none") !== (row.theme === undefined))
      note(
        [index, "match"],
        "`match: none` goes with no theme, every other match with one.",
        "match: none なら theme を書かず、それ以外なら theme を書いてください。",
      );
    const rows = written.get("priorities") ?? [];
    const first = rows.findIndex(
      (other) => other.strategy === row.strategy && other.plan === row.plan && other.position === row.position,
    );
    if (first < index)
      note(
        [index, "position"],
        `Position ${row.position} of this edition is taken by “${rows[first]?.id}”.`,
        `この版の${row.position}番目は「${rows[first]?.id}」が使っています。`,
      );
  },
  themes: neverAbove("themes", "broader"),
  initiatives: neverAbove("initiatives", "partOf"),
  organizations: neverAbove("organizations", "partOf"),
};

/** No record is above itself, however many steps lie between: of amounts that are parts of each other none would be left to add. */
function neverAbove(collection: string, key: string): (row: Row, index: number, around: Around) => void {
  return (row, index, { written, note }) => {
    const rows = written.get(collection) ?? [];
    const seen = new Set([row.id]);
    for (let above = row[key]; above; above = rows.find(({ id }) => id === above)?.[key] ?? null) {
      if (seen.has(above as string)) {
        note(
          [index, key],
          `Following ${key} from this record leads round in a circle. Leave it out where it is wrong.`,
          `${key} をたどると循環しています。誤っている箇所の ${key} を削除してください。`,
        );
        return;
      }
      seen.add(above as string);
    }
  };
}

/** A decision is dated by the line that prints it, or by the place of the book that is cited for it. */
function decided(row: Row, index: number, { note }: Around): void {
  if (typeof row.decidedOn === "string")
    checkPrinted(row.decidedOn, printsDate, [...quoted(row), ...places(row)], [index, "decidedOn"], note);
}
