import { readDataset } from "../db/dataset";
import type { Held, LedgerEntry } from "../db/releases";
import { entityOf } from "../model";
import {
  editionNames,
  editionsOf,
  type PlacedPriority,
  type PolicyEdition,
  placedIn,
  type View,
  viewAs,
} from "../model/concordance";
import { matchLines, matchRows, viewLines, viewRows } from "../model/concordance-lines";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { plans } from "../model/plans";
import { priorities } from "../model/priorities";
import { strategies } from "../model/strategies";
import { themes } from "../model/themes";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { editionsDocument, viewDocument } from "./concordance-document";
import { canAskBefore } from "./ledger";
import { Parameters } from "./parameters";
import { queryString } from "./query-string";
import type { Ctx } from "./respond";
import { workedOut } from "./worked-out";

/**
 * `/v1/concordance` and `/v1/releases/{release}/concordance`: every priority of every edition with its themes; with `viewAs`, every edition
 * in the words and the order of one.
 */
export function concordance(c: Ctx): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["viewAs", ...aliasParameters(c)]);
  parameters.check();
  const asked = parameters.get("viewAs");
  return workedOut(c, {
    segment: c.req.param("concordance") ?? "",
    path: paths.concordance,
    query: queryString(asked === null ? [] : [["viewAs", asked]]),
    revision: 2,
    async work(release) {
      const read = await readConcordance(c.env.DB, release, asked);
      const { view, placed, records } = read;
      return {
        entity: view ? viewLines : matchLines,
        rows: view ? viewRows(view) : matchRows(placed),
        data: view ? viewDocument(view) : editionsDocument(read),
        links: {
          // Year and id name the same edition; the answer is the same document.
          ...(view && { self: paths.concordance({ release: release.id, query: queryString([["viewAs", view.viewed.id]]) }) }),
          priorities: paths.list(priorities.collection, { release: release.id }),
          themes: paths.list(themes.collection, { release: release.id }),
        },
        records,
        isNew: !(await canAskBefore(c.env.DB, release, heldForView(view))),
      };
    },
  });
}

/** The priorities of a release, edition by edition, and how one edition sees them where that is asked for. */
export type Concordance = {
  readonly editions: readonly PolicyEdition[];
  readonly placed: readonly PlacedPriority[];
  readonly view: View | null;
  /** The records that it rests on. */
  readonly records: readonly (readonly [entity: Entity, rows: readonly Row[]])[];
};

const REST_ON = [strategies, plans, themes, priorities];

/** Reads a concordance. Throws `invalid-parameter` where `asked` names no edition of the release. */
export async function readConcordance(d1: D1Database, release: LedgerEntry, asked: string | null): Promise<Concordance> {
  const dataset = await readDataset(
    d1,
    release.sequence,
    REST_ON.map((entity) => ({ entity })),
  );
  const rowsOf = ({ collection }: Entity) => dataset.get(collection) ?? [];
  const editions = editionsOf(rowsOf(strategies), rowsOf(plans));
  const placed = placedIn(editions, rowsOf(priorities));
  const broader = new Map(rowsOf(themes).map((theme) => [theme.id, theme.broader as string | null]));
  const viewed = asked === null ? null : editionNamed(asked, editions);
  return {
    editions,
    placed,
    view: viewed && viewAs(viewed, editions, placed, (theme) => broader.get(theme) ?? null),
    records: REST_ON.map((entity) => [entity, rowsOf(entity)] as const),
  };
}

function editionNamed(asked: string, editions: readonly PolicyEdition[]): PolicyEdition {
  const names = editionNames(editions);
  const found = names.get(asked);
  if (found) return found;
  const parameters = new Parameters("", []);
  const expected = {
    en: "the year of a yearly strategy, or the id of a strategy or a Basic Plan",
    ja: "年次戦略の年、または年次戦略・基本計画の識別子",
  };
  parameters.refuse("viewAs", asked, "value", expected, [...names.keys()]);
  parameters.check();
  throw new Error("a refused parameter ends the request");
}

/** What a release must hold to be asked for it: priorities, and the edition that they are seen from. */
export function heldForView(view: View | null): Held[] {
  return [{ entity: priorities }, ...(view ? [{ entity: entityOf(view.viewed.collection) as Entity, id: view.viewed.id }] : [])];
}
