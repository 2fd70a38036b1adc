import * as z from "zod";
import { formatOf } from "../formats";
import type { Format } from "../formats/format";
import { entities, entityOf } from "../model";
import type { Entity } from "../model/entity";
import { kinds } from "../model/kinds";
import { filterNames } from "../model/query";
import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { limits } from "./limits";
import { canonicalQuery, type ListRequest, readListRequest } from "./list-query";
import { type Members, refuseTooMany } from "./parameters";
import { isPlain } from "./plain";
import { type ParameterError, Problem } from "./problem";
import { shorten } from "./shorten";

// Every message in both languages, the English first.
const plain = (most: number) =>
  z
    .string("a string / 文字列")
    .max(most, `at most ${most} characters / ${most}文字以内`)
    .refine(isPlain, "has a control character or a lone surrogate / 制御文字または不完全なサロゲートを含んでいます");
const atMost = (most: number) => `at most ${most} values / ${most}個以内の値`;
const list = (most: number) => z.array(plain(100), LIST).min(1, LIST).max(most, atMost(most));
const value = z.union([plain(2000), z.number(), z.boolean()]);
const VALUES = `a text, a number or a boolean, or a list of 1 to ${limits.valuesPerIn} of these / 文字列・数値・真偽値、またはそれらの1～${limits.valuesPerIn}件のリスト`;
const FILTER = "an object with filters by name / 名前ごとの絞り込みを持つオブジェクト";
const LIST = "a list of at least one string / 1件以上の文字列のリスト";
const NOT_EMPTY = "at least one character / 1文字以上";
const OBJECT = "a JSON object with collection and, beside it, what narrows it / collection と絞り込みを持つJSONオブジェクト";

/** A citable query as readers send it. Everything but the collection may be left out. Numbers and booleans are written as such or as text, text only as text. */
export const predicateSchema = z.strictObject(
  {
    collection: plain(80).describe("Collection / コレクション"),
    release: plain(20).optional().describe("Release; the latest by default, and pinned / リリース（省略時は最新に固定）"),
    filter: z
      .record(
        plain(100),
        z.union([value, z.array(value).min(1, VALUES).max(limits.valuesPerIn, VALUES)], { error: VALUES }),
        FILTER,
      )
      .optional()
      .describe(
        "Filters as on a list, by parameter name; a list of values with __in; texts, codes, ids and dates as strings / 一覧と同じ絞り込み（複数の値は __in にリストで指定。文字列・コード・識別子・日付は文字列で）",
      ),
    q: plain(limits.searchCharacters).min(1, NOT_EMPTY).optional().describe("Words to search for / 検索語"),
    within: plain(100).min(1, NOT_EMPTY).optional().describe("theme:ID / テーマ以下"),
    sort: list(20).optional().describe("Order, - for descending / 並び順"),
    fields: list(100).optional().describe("Fields to show / 表示する項目"),
  },
  { error: ({ code }) => (code === "invalid_type" ? OBJECT : undefined) },
);

export type Predicate = z.infer<typeof predicateSchema>;

/** A predicate as somebody sent it. */
type SentPredicate = Predicate & {
  /** Names of filters that were written as numbers or booleans, which have become text. */
  readonly bare: ReadonlySet<string>;
};

/** A predicate understood: what it asks, and its normal form. */
export type NormalQuery = { readonly entity: Entity; readonly request: ListRequest; readonly normalized: string };

const NDJSON = formatOf("ndjson") as Format;

/** Reads the JSON of a predicate. Throws `malformed-body` where it is no JSON, `invalid-query` that names every member to fix. */
export function parsePredicate(text: string): SentPredicate {
  const { value, bareIn } = parseJson(text);
  const read = predicateSchema.safeParse(value);
  if (read.success) {
    const sent = value as Readonly<Record<string, unknown>>;
    const mistyped = [...bareIn(sent)].filter((name) => typeof sent[name] === "string");
    if (mistyped.length > 0) throw invalid(mistyped.map((name) => notText(name, String(sent[name]), TEXT)));
    return { ...read.data, bare: bareIn(sent.filter) };
  }
  throw invalid(
    read.error.issues.flatMap((issue) => {
      const at = issue.path.map(String);
      if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownMember([...at, key]));
      const [en = "", ja = en] = issue.message.split(" / ");
      return [
        {
          parameter: shorten(at.join("."), 200) || "body",
          code: "type",
          value: "",
          expected: en,
          expectedJa: ja,
          didYouMean: null,
        },
      ];
    }),
  );
}

/** The filters on text, dates among them, whose value is a number or a boolean: its digits would be looked for as letters. */
function otherThanText(entity: Entity, filter: NonNullable<Predicate["filter"]>, bare: SentPredicate["bare"]): ParameterError[] {
  return Object.entries(filter).flatMap(([name, given]) => {
    const known = filterNames(entity).get(name);
    if (!known || known.operator === "isnull") return [];
    const { storage, expected } = kinds[known.field.kind];
    if (storage !== "text" || !bare.has(name)) return [];
    return notText(`filter.${name}`, String(given), expected);
  });
}

const TEXT = { en: "text", ja: "文字列" };

function notText(parameter: string, given: string, expected: Text): ParameterError {
  return {
    parameter,
    code: "type",
    value: shorten(given, 80),
    expected: `${expected.en}; in JSON a string, in double quotes`,
    expectedJa: `${expected.ja}。JSONでは二重引用符で囲んだ文字列`,
    didYouMean: null,
  };
}

/** Reads a predicate the way a list reads its parameters. Throws `invalid-query` that names every member to fix. */
export function readPredicate({ collection, filter = {}, q, within, sort, fields, bare }: SentPredicate): NormalQuery {
  const entity = entityOf(collection);
  if (!entity)
    throw invalid([
      memberOutOf(
        "collection",
        collection,
        entities.map((one) => one.collection),
      ),
    ]);
  const conditions: Members = Object.entries(filter).map(
    ([name, given]) => [name, Array.isArray(given) ? given.map(String) : String(given)] as const,
  );
  const beside: Members = Object.entries({ q, within, sort, fields }).flatMap(([name, given]) =>
    given ? [[name, given] as const] : [],
  );
  asMembers(() => refuseTooMany(conditions.length + beside.length));
  const filters = [...filterNames(entity).keys()];
  const unknown = Object.keys(filter).filter((name) => !filters.includes(name));
  // What is allowed is told once.
  const strange = unknown.map((name, i) => unknownMember(["filter", name], filters, i === 0));
  const refused = [...strange, ...otherThanText(entity, filter, bare)];
  const typed = conditions.filter(([name]) => !refused.some(({ parameter }) => parameter === `filter.${name}`));
  try {
    const query = asMembers(() => normalQuery(entity, [...typed, ...beside]));
    if (refused.length === 0) return query;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "invalid-query" || !error.more.errors) throw error;
    throw invalid([...refused, ...error.more.errors]);
  }
  throw invalid(refused);
}

/** A stored normal form, read again. */
export function normalQueryOf(entity: Entity, search: string): NormalQuery {
  return normalQuery(entity, `?${search}`);
}

/** Runs what reads a predicate as a list: a parameter that it refuses is a member of the predicate, and of its address only the conditions can be shortened. */
export async function asMembers<T>(read: () => Promise<T>): Promise<T>;
export function asMembers<T>(read: () => T): T;
export function asMembers<T>(read: () => T | Promise<T>): T | Promise<T> {
  try {
    const answer = read();
    return answer instanceof Promise ? answer.catch(rethrow) : answer;
  } catch (error) {
    return rethrow(error);
  }
}

/** The problem that a member names nothing of a closed list. */
export function memberOutOf(parameter: string, given: string, allowed: readonly string[]): ParameterError {
  const expected = { en: `one of ${allowed.join(", ")}`, ja: `次のいずれか：${allowed.join("、")}` };
  return {
    parameter,
    code: "value",
    value: shorten(given, 80),
    expected: expected.en,
    expectedJa: expected.ja,
    didYouMean: suggest(given, allowed),
  };
}

/** The problem of a predicate. */
export function invalid(errors: readonly ParameterError[]): Problem {
  const names = errors.map(({ parameter }) => parameter).join(", ");
  return new Problem(
    "invalid-query",
    { en: `Please fix: ${shorten(names, 200)}.`, ja: `次の項目を直してください：${shorten(names, 200)}。` },
    { errors },
  );
}

function normalQuery(entity: Entity, source: string | Members): NormalQuery {
  const request = readListRequest(entity, source, NDJSON);
  // The page size is no part of what is asked.
  const shape = request.shape.filter(([name]) => name === "fields");
  return { entity, request, normalized: canonicalQuery({ subject: request.subject, shape }, null) };
}

function rethrow(error: unknown): never {
  if (!(error instanceof Problem)) throw error;
  // A query is kept only where its result has an address, and each page of it: the list that it is.
  if (error.code === "uri-too-long") throw invalid([TOO_LONG]);
  if (error.code !== "invalid-parameter") throw error;
  const { errors } = error.more;
  if (!errors) throw new Problem("invalid-query", error.detail);
  const beside = Object.keys(predicateSchema.shape);
  throw invalid(
    errors.map((one) => ({ ...one, parameter: beside.includes(one.parameter) ? one.parameter : `filter.${one.parameter}` })),
  );
}

const TOO_LONG: ParameterError = {
  parameter: "filter",
  code: "length",
  value: "",
  expected: `fewer or shorter conditions: the address of the list that they make, and of its next page, may have ${limits.urlBytes} bytes percent-encoded`,
  expectedJa: `条件を減らすか短くしてください（その一覧と次のページのURLは、パーセント符号化で${limits.urlBytes}バイトまで）`,
  didYouMean: null,
};

function unknownMember(path: readonly string[], filters: readonly string[] = [], isFirst = false): ParameterError {
  const members = Object.keys(predicateSchema.shape);
  const key = path.at(-1) ?? "";
  return {
    parameter: shorten(path.join("."), 200),
    code: "unknown",
    value: "",
    expected: `a filter of the collection within filter, and beside it ${members.join(", ")}`,
    expectedJa: `filter の中にはコレクションの絞り込み、その外には ${members.join("、")}`,
    didYouMean: suggest(key, path.length === 1 ? members : filters),
    ...(isFirst && { allowed: filters }),
  };
}

/**
 * JSON (RFC 8259) with numbers and booleans as the text they were written in, so that no digit is rounded away before a field judges
 * it, and the names of the members of an object in it that were written so, alone or in a list. A member that stands twice is refused: which of the two is
 * meant, nobody can tell (section 4).
 */
function parseJson(text: string): { readonly value: unknown; bareIn(holder: unknown): ReadonlySet<string> } {
  const bare = new Map<unknown, Set<string>>();
  const lists = new Set<unknown>();
  let members = 0;
  let unsafe = false;
  // Its holder is `this`, which an arrow has not.
  function written(this: unknown, key: string, given: unknown, context: { readonly source?: string }) {
    const isBare = typeof given === "number" || typeof given === "boolean";
    if (isBare && Array.isArray(this)) lists.add(this);
    else if (isBare || lists.has(given)) bare.set(this, (bare.get(this) ?? new Set()).add(key));
    if (key === "__proto__") unsafe = true;
    if (typeof given === "object" && given !== null && !Array.isArray(given)) members += Object.keys(given).length;
    if (typeof given === "number") {
      const { source = String(given) } = context;
      // A whole number to JSON is 1.5e12 too; whether it is one, the digits tell, and not what they are rounded to.
      const [, fraction = "", power = ""] = /^-?\d+(?:\.(\d+))?e\+?(\d+)$/i.exec(source) ?? [];
      const isWhole = power !== "" && placesOf(fraction) <= Number(power) && Number.isSafeInteger(given);
      return isWhole ? String(given) : source.replace(/^(-?\d+)\.0+$/, "$1");
    }
    return typeof given === "boolean" ? String(given) : given;
  }
  let value: unknown;
  try {
    value = JSON.parse(text, written as never);
  } catch (error) {
    // A few thousand levels are JSON, and more than anybody reads.
    if (error instanceof RangeError) throw malformed("it is nested too deeply", "入れ子が深すぎます");
    throw malformed("it is not JSON", "JSONではありません");
  }
  if (unsafe) throw invalid([unknownMember(["__proto__"])]);
  // In JSON a string before a colon is the name of a member.
  const names = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g)?.filter((string) => string.endsWith(":")) ?? [];
  if (names.length !== members) throw malformed("a member stands in it twice", "同じ項目が2回あります");
  return { value, bareIn: (holder) => bare.get(holder) ?? new Set() };
}

/** Digits of a fraction up to the last that is not zero. An expression for them would try every division of a row of zeros. */
function placesOf(fraction: string): number {
  let places = fraction.length;
  while (fraction[places - 1] === "0") places--;
  return places;
}

/** The problem of a body that is declared as something else than JSON as it stands. */
export function declaredOtherwise(type: string, coding: string): Problem {
  const given = [type.slice(0, 80), coding === "identity" ? "" : coding.slice(0, 20)].filter(Boolean).join(", ");
  return new Problem(
    "unsupported-media-type",
    given
      ? { en: `The body is declared as ${given}.`, ja: `本文は ${given} と宣言されています。` }
      : { en: "The body has no Content-Type.", ja: "本文の Content-Type がありません。" },
    { headers: { "Accept-Query": "application/json", "Accept-Encoding": "identity" } },
  );
}

/** The problem of a body that cannot be read. */
export function malformed(en: string, ja: string): Problem {
  return new Problem("malformed-body", { en: `The body cannot be read: ${en}.`, ja: `本文を読めません（${ja}）。` });
}
