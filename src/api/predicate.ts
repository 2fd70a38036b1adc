import * as z from "zod";
import { formatOf } from "../formats";
import type { Format } from "../formats/format";
import type { Entity } from "../model/entity";
import { canonicalQuery, type ListRequest, readListRequest } from "./list-query";
import { entityOrProblem } from "./missing";
import { type ParameterError, Problem } from "./problem";
import { type Pairs, queryString } from "./query-string";

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);

/** A citable query as readers send it. Everything but the collection may be left out. */
export const predicateSchema = z.strictObject({
  collection: z.string().max(80).describe("Collection / コレクション"),
  release: z.string().max(20).optional().describe("Release; the latest by default, and pinned / リリース（省略時は最新に固定）"),
  filter: z
    .record(z.string().max(100), z.union([scalar, z.array(scalar).max(100)]))
    .optional()
    .describe("Filters as on a list, by parameter name / 一覧と同じ絞り込み"),
  q: z.string().max(200).optional().describe("Words to search for / 検索語"),
  within: z.string().max(100).optional().describe("theme:ID / テーマ以下"),
  sort: z.array(z.string().max(100)).max(20).optional().describe("Order, - for descending / 並び順"),
  fields: z.array(z.string().max(100)).max(100).optional().describe("Fields to show / 表示する項目"),
});

export type Predicate = z.infer<typeof predicateSchema>;

/** A predicate understood: what it asks, and its normal form. */
export type Asked = { readonly entity: Entity; readonly request: ListRequest; readonly normalized: string };

/** Reads a predicate the way a list reads its parameters. Throws `invalid-query` that names every member to mend. */
export function readPredicate({ collection, filter = {}, q, within, sort, fields }: Predicate): Asked {
  const pairs: Pairs = [
    ...Object.entries(filter).map(([name, value]) => [name, value] as const),
    ...(q === undefined ? [] : [["q", q] as const]),
    ...(within === undefined ? [] : [["within", within] as const]),
    ...(sort ? [["sort", sort] as const] : []),
    ...(fields ? [["fields", fields] as const] : []),
  ];
  const misplaced = Object.keys(filter).filter((name) => controls.includes(name));
  if (misplaced.length > 0) {
    throw invalid(
      misplaced.map((name) => ({
        parameter: `filter.${name}`,
        code: "unknown",
        value: name,
        expected: "a filter of the collection; q, within, sort and fields stand beside filter",
        expectedJa: "コレクションの絞り込み（q・within・sort・fields は filter の外に書く）",
        didYouMean: null,
      })),
    );
  }
  try {
    return askedOf(entityOrProblem(collection), queryString(pairs));
  } catch (error) {
    if (error instanceof Problem && error.code === "invalid-parameter")
      throw invalid((error.more.errors ?? []).map((one) => ({ ...one, parameter: memberOf(one.parameter) })));
    throw error;
  }
}

/** A stored normal form, read again. */
export function askedOf(entity: Entity, search: string): Asked {
  const request = readListRequest(entity, `?${search}`, formatOf("ndjson") as Format);
  // The page size is no part of what is asked.
  const shape = request.shape.filter(([name]) => name === "fields");
  return { entity, request, normalized: canonicalQuery({ subject: request.subject, shape }, null) };
}

const controls = ["q", "within", "sort", "fields", "limit", "cursor", "include", "facet"];

function memberOf(parameter: string): string {
  return controls.includes(parameter) ? parameter : `filter.${parameter}`;
}

function invalid(errors: readonly ParameterError[]): Problem {
  const names = errors.map(({ parameter }) => parameter).join(", ");
  return new Problem("invalid-query", { en: `Please mend: ${names}.`, ja: `次の項目を直してください: ${names}。` }, { errors });
}
