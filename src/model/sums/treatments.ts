import type { Entity } from "../entity";
import type { Field, Row } from "../field";
import type { Result } from "../result";
import { summables } from ".";
import { type Related, sumOf } from "./sum";
import type { Summable } from "./summable";
import { summedRecords, summedRows } from "./summed-records";

type Table = Pick<Result, "entity" | "fields" | "rows">;

/** The same with rows in memory. */
export type Treatments = Table & { readonly rows: Iterable<Row> };

/**
 * For each collection of amounts among some results, a table beside it, `budgets_sum`: whether an amount is in the sum of all of them, and why
 * where it is not. `results` are in memory. The rules are those of `/v1/releases/{release}/budgets/sum`, without a condition. Rows are worked out when they are
 * first read.
 */
export function treatmentsOf<T extends Table>(results: readonly T[]): (T & Treatments)[] {
  return summables.flatMap((summable) => {
    const of = results.find(({ entity }) => entity === summable.entity);
    if (!of) return [];
    let made: readonly Row[] | undefined;
    const rows = {
      [Symbol.iterator]() {
        made ??= treated(summable, results);
        return made.values();
      },
    };
    return [{ ...of, entity: besides(summable.entity), fields: ["id", "treatment", "reason", "with"], rows }];
  });
}

/** What the table beside a collection of amounts is called. */
export function treatmentsName(collection: string): string {
  return `${collection}_sum`;
}

/** The SQL that adds a collection of amounts with the table beside it. */
export function totalStatement(collection: string): string {
  return `SELECT sum(amount) FROM ${collection} JOIN ${treatmentsName(collection)} USING (id) WHERE treatment = 'included';`;
}

/**
 * The rows of such a table from its CSV, which is kept as it was frozen: rules may get better, a release does not change. Ids and codes need no
 * quotes.
 */
export function readTreatments(text: string): Row[] {
  const [, ...lines] = text.trimEnd().split("\r\n");
  return lines.map((line) => {
    const [id = "", treatment = "", reason = "", because = ""] = line.split(",");
    return { id, treatment, reason: reason || null, with: because ? because.split("|") : [] };
  });
}

function besides(amounts: Entity): Entity {
  const { collection, label } = amounts;
  return {
    ...summedRecords,
    collection: treatmentsName(collection),
    label: { ja: `${label.ja}：合計に入れるもの`, en: `${label.en}: what is added` },
    description: {
      ja: "すべてを合計するとき、どの金額を入れ、どれを入れないか。入れない理由とともに示す。",
      en: "Which amounts are in the sum of all, and why the others are not.",
    },
    fields: { ...summedRecords.fields, id: { ...(summedRecords.fields.id as Field), kind: "reference", to: collection } },
  };
}

function treated({ entity, rules }: Summable, results: readonly Table[]): Row[] {
  const held = new Map<string, ReadonlyMap<string, Row>>();
  const related: Related = (collection, id) => {
    const rows = held.get(collection) ?? new Map(rowsOf(results, collection).map((row) => [row.id, row]));
    held.set(collection, rows);
    return rows.get(id) ?? null;
  };
  return summedRows(sumOf(rowsOf(results, entity.collection), rules, related), null);
}

function rowsOf(results: readonly Table[], collection: string): readonly Row[] {
  return [...((results.find(({ entity }) => entity.collection === collection)?.rows ?? []) as Iterable<Row>)];
}
