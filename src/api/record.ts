import { readRecord } from "../db/records";
import type { Entity } from "../model/entity";
import { fieldAnchor, figureQuery, paths } from "../urls";
import { aliasParameters } from "./as-of";
import { canAskBefore, editionOf, fieldsIn, refuseLaterFields } from "./ledger";
import { entityOrProblem, goneOrUnknown } from "./missing";
import { negotiate } from "./negotiate";
import { isCitedOpened, toPage } from "./page";
import { Parameters } from "./parameters";
import { queryString } from "./query-string";
import { type Ctx, elsewhere, etagOf, precondition, type Representation, respond } from "./respond";

/**
 * `/v1/{collection}/{id}` and `/v1/releases/{release}/{collection}/{id}`: one record as of a release, in any format; browsers are led
 * from the latter to the page, at the figure, and with its citation, where just one is asked for.
 */
export async function record(c: Ctx): Promise<Response> {
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const segment = c.req.param("id") ?? "";
  const isOpened = isCitedOpened(c, segment);
  const { name: id, format, byAccept } = negotiate(segment, isOpened ? undefined : c.req.header("Accept"));
  const { chosen, fields, query } = readRecordRequest(entity, new URL(c.req.url).search, aliasParameters(c));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: (place) => paths.record(entity.collection, id, place),
    query,
    isRecord: true,
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = isOpened ? null : precondition(c, representation, etag);
  if (early) return early;

  const release = await edition.read();
  refuseLaterFields(
    release,
    entity,
    chosen.map((field) => ["fields", field]),
  );
  const answer = await readRecord(c.env.DB, release.sequence, entity, id);
  if (!answer.row) {
    const at = (other: string) => elsewhere({ ...representation, path: (place) => paths.record(entity.collection, other, place) });
    return goneOrUnknown(c, release, entity, id, at, !edition.alias);
  }
  if (isOpened) {
    const [field, ...others] = chosen.filter((one) => one !== "id");
    const figure = others.length === 0 ? field : undefined;
    const place = { release: release.id, query: figure && figureQuery(figure) };
    // The title heads the page, and evidence has a place of its own.
    const anchor = figure && figure !== entity.title && figure !== "evidence" ? `#${fieldAnchor(figure)}` : "";
    return toPage(c, (language) => paths.recordPage(language, entity.collection, id, place) + anchor);
  }
  const result = {
    entity,
    release,
    fields: fieldsIn(release, entity, fields),
    rows: [answer.row],
    record: true as const,
    isNew: !answer.inPredecessor || !(await canAskBefore(c.env.DB, release, [{ entity, fields: chosen }])),
  };
  return respond(c, representation, etag, result);
}

/** Which fields of a record are asked for: those chosen, all that are shown, and the canonical query string. */
export function readRecordRequest(entity: Entity, search: string, beside: readonly string[]) {
  const parameters = new Parameters(search, ["fields", ...beside]);
  const known = Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  const chosen = parameters.list("fields", known);
  parameters.check();
  const fields = known.filter((key) => chosen.length === 0 || chosen.includes(key) || key === "id");
  return { chosen, fields, query: fields.length < known.length ? queryString([["fields", fields]]) : "" };
}
