import type { Entity } from "../model/entity";
import type { Warning } from "../model/result";
import type { Sum } from "../model/sums/sum";
import { paths } from "../urls";
import { type ListRequest, sumQuery } from "./list-query";
import { shorten } from "./shorten";

/** A remark on a page of amounts of which some must not be added to the others. `excluded` are these, as far as the page itself tells it. */
export function additionWarnings(
  { collection }: Entity,
  request: ListRequest,
  excluded: Sum["excluded"],
  release: string,
): Warning[] {
  if (excluded.length === 0) return [];
  const ids = excluded.map(({ row }) => row.id);
  const sum = paths.sum(collection, { release, query: sumQuery(request) });
  return [
    {
      code: "not-to-be-added",
      message: `These amounts must not be added to the others of this page: ${shorten(ids.join(", "), 1000)}. ${sum} adds what may be added, and says why the rest may not.`,
      messageJa: `次の金額は、このページの他の金額と足し合わせられません：${shorten(ids.join("、"), 1000)}。${sum} は、足せる金額だけを合計し、除いた理由を示します。`,
    },
  ];
}
