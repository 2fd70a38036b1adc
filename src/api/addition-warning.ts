import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Warning } from "../model/result";
import { summableOf } from "../model/sums";
import { type Related, sumOf } from "../model/sums/sum";
import { paths } from "../urls";
import { shorten } from "./shorten";

/** A remark on a page of amounts of which some must not be added to the others, as far as the page itself shows it. */
export function additionWarnings(entity: Entity, rows: readonly Row[], fields: readonly string[], release: string): Warning[] {
  const summable = summableOf(entity.collection);
  const isWhole = Object.keys(entity.fields).every((field) => fields.includes(field) || entity.fields[field]?.virtual);
  if (!summable || !isWhole) return [];
  const held = new Map(rows.map((row) => [row.id, row]));
  const related: Related = (collection, id) => (collection === entity.collection ? (held.get(id) ?? null) : null);
  // Those that reach beyond the years asked for have a remark of their own.
  const whole = rows.filter(({ overlap }) => overlap !== "partial");
  const { excluded } = sumOf(whole, summable.rules, related);
  if (excluded.length === 0) return [];
  const ids = excluded.map(({ row }) => row.id);
  const sum = paths.sum(entity.collection, { release });
  return [
    {
      code: "not-to-be-added",
      message: `These amounts must not be added to the others of this page: ${shorten(ids.join(", "), 1000)}. ${sum} adds what may be added, and says why the rest may not.`,
      messageJa: `次の金額は、このページの他の金額と足し合わせられません: ${shorten(ids.join("、"), 1000)}。${sum} は、足せる金額だけを合計し、除いた理由を示します。`,
    },
  ];
}
