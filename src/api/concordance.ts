import { readDataset } from "../db/dataset";
import { readRecord } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import type { Cost } from "../db/session";
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
import type { Result } from "../model/result";
import { strategies } from "../model/strategies";
import { themes } from "../model/themes";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { writeOf } from "./concordance-formats";
import { canAskBefore, editionOf } from "./ledger";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { queryString } from "./query-string";
import { type Ctx, etagOf, precondition, type Representation, respond } from "./respond";

/**
 * `/v1/concordance` and `/v1/releases/{release}/concordance`: every priority of every edition with its themes; with `viewAs`, every edition
 * in the words and the order of one.
 */
export async function concordance(c: Ctx): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["viewAs", ...aliasParameters(c)]);
  parameters.check();
  const asked = parameters.get("viewAs");
  const { format, byAccept } = negotiate(c.req.param("concordance") ?? "", c.req.header("Accept"));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: paths.concordance,
    query: queryString(asked === null ? [] : [["viewAs", asked]]),
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = precondition(c, representation, etag);
  if (early) return early;

  const release = await edition.read();
  const read = await readConcordance(c.env.DB, release, asked);
  const { view, placed, cost } = read;
  const entity = view ? viewLines : matchLines;
  const result: Result = {
    entity,
    release,
    fields: Object.keys(entity.fields),
    rows: view ? viewRows(view) : matchRows(placed),
    record: true,
    isNew: !(await couldAskBefore(c.env.DB, release, view)),
  };
  return respond(c, { ...representation, format: { ...format, write: writeOf(format, read) } }, etag, result, cost);
}

/** The priorities of a release, edition by edition, and how one edition sees them where that is asked for. */
export type Concordance = {
  readonly editions: readonly PolicyEdition[];
  readonly placed: readonly PlacedPriority[];
  readonly view: View | null;
  /** The records that it rests on. */
  readonly records: readonly (readonly [entity: Entity, rows: readonly Row[]])[];
  readonly cost: Cost;
};

const REST_ON = [strategies, plans, themes, priorities];

/** Reads a concordance. Throws `invalid-parameter` where `asked` names no edition of the release. */
export async function readConcordance(d1: D1Database, release: LedgerEntry, asked: string | null): Promise<Concordance> {
  const { dataset, cost } = await readDataset(d1, release.sequence, REST_ON);
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
    cost,
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

/** Whether the release before has the edition to view. */
async function couldAskBefore(d1: D1Database, release: LedgerEntry, view: View | null): Promise<boolean> {
  if (!(await canAskBefore(d1, release, priorities, []))) return false;
  if (!view) return true;
  const { collection, id } = view.viewed;
  return (await readRecord(d1, release.sequence, entityOf(collection) as Entity, id)).inPredecessor;
}
