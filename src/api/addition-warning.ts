import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Warning } from "../model/result";
import { summableOf } from "../model/sums";
import { notToBeAdded } from "../model/sums/summable";
import { paths } from "../urls";
import { shorten } from "./shorten";

/** A remark on a page of amounts of which some must not be added to the others, as far as the page itself tells it. */
export function additionWarnings(entity: Entity, rows: readonly Row[], release: string): Warning[] {
  const summable = summableOf(entity.collection);
  const excluded = summable ? notToBeAdded(summable, rows) : [];
  if (excluded.length === 0) return [];
  const ids = excluded.map(({ row }) => row.id);
  const sum = paths.sum(entity.collection, { release });
  return [
    {
      code: NOT_TO_BE_ADDED,
      message: `These amounts must not be added to the others of this page: ${shorten(ids.join(", "), 1000)}. ${sum} adds what may be added, and says why the rest may not.`,
      messageJa: `次の金額は、このページの他の金額と足し合わせられません: ${shorten(ids.join("、"), 1000)}。${sum} は、足せる金額だけを合計し、除いた理由を示します。`,
    },
  ];
}

/** The code of the remark: a page tells it in words of its own. */
export const NOT_TO_BE_ADDED = "not-to-be-added";
