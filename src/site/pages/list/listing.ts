import type { LeftOut } from "../../../api/left-out";
import type { ListRequest } from "../../../api/list-query";
import { queryString } from "../../../api/query-string";
import type { LedgerEntry } from "../../../db/releases";
import type { WordsApart } from "../../../model/apart";
import type { Names } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import type { Page } from "../../../model/result";
import type { Sum } from "../../../model/sums/sum";
import type { Language } from "../../../model/text";
import { paths } from "../../../urls";
import type { State } from "./state";

/** A list as its page shows it. */
export type Listing = {
  readonly language: Language;
  readonly entity: Entity;
  readonly release: LedgerEntry;
  /** The release that the address names; none on a page of the latest. */
  readonly named: string | undefined;
  readonly request: ListRequest;
  readonly state: State;
  /** The fields that the release has. */
  readonly fields: readonly string[];
  /** The columns shown beside the title. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly page: Page;
  /** What its conditions leave out because it has several values for them or none. */
  readonly leftOut: readonly LeftOut[];
  /** How to write words that are not found here so that they are. */
  readonly wordsApart: WordsApart | null;
  /** Whether the page tells of adding its amounts, and what may be added; null where that is not worked out here. */
  readonly adds: boolean;
  readonly sum: Pick<Sum, "total" | "included" | "excluded"> | null;
  /** The amounts on the page that must not be added to the others. */
  readonly excluded: Sum["excluded"];
  /** Records that match, and records that there are. */
  readonly total: number;
  readonly held: number;
  readonly names: Names;
};

/** The address of the same list in another state. */
export function hrefOf({ language, entity, named }: Pick<Listing, "language" | "entity" | "named">, state: State): string {
  return paths.listPage(language, entity.collection, { release: named, query: queryString(state) });
}
