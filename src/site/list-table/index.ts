import { editionOf, fieldsIn, refuseLaterFields } from "../../api/ledger";
import { limits } from "../../api/limits";
import { wholeResult } from "../../api/list";
import { canonicalQuery, fieldsAsked, type ListRequest, readListRequest, wholeControls } from "../../api/list-query";
import { entityOrProblem } from "../../api/missing";
import { Parameters } from "../../api/parameters";
import { Problem } from "../../api/problem";
import {
  asConditioned,
  type Ctx,
  canonicalPath,
  etagOf,
  FROZEN,
  httpDate,
  precondition,
  type Representation,
} from "../../api/respond";
import { readAdded } from "../../api/sum";
import { linkHeader } from "../../catalog/signposts";
import { readDataset } from "../../db/dataset";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { csv } from "../../formats/csv";
import { excel, sheet } from "../../formats/excel";
import { absences } from "../../model/absences";
import { referencesOf } from "../../model/difference";
import { sha256 } from "../../model/digest";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import { filterNames } from "../../model/query";
import { summableOf } from "../../model/sums";
import type { Language } from "../../model/text";
import { LICENCE, paths, TABLE } from "../../urls";
import { columnsOf } from "./columns";
import { fileName } from "./file-name";

// Raised when the same records make another table for another reason than the words of the registry.
const REVISION = 2;

/**
 * `/ja/releases/{release}/{collection}-table.csv`: every record of a list as one table for a spreadsheet, in words of the language. It takes
 * the conditions, the order and the columns of the page, and no page of them: throws `result-too-large` beyond `limits.queryRows`.
 */
export async function listTable(c: Ctx, language: Language): Promise<Response> {
  const entity = entityOrProblem((c.req.param("table") ?? "").slice(0, -TABLE.length));
  const { search } = new URL(c.req.url);
  new Parameters(search, [...wholeControls(entity), ...filterNames(entity).keys()]).check();
  const request = readListRequest(entity, search, csv);
  const edition = await editionOf(c.env.DB, c.req.param("release") ?? "");
  const query = canonicalQuery(request, null);
  const representation: Representation = {
    format: csv,
    byAccept: false,
    alias: false,
    release: edition.id,
    path: () => paths.listTable(language, entity.collection, { release: edition.id, query }),
    query,
    // A release keeps its facts; what fields and codes are called may get better, and then the table is another.
    revision: `${REVISION}.${await sha256(JSON.stringify([entity.fields, absences.fields.reason]))}`,
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = precondition(c, representation, etag);
  if (early) return early;

  const release = await edition.read();
  refuseLaterFields(release, entity, fieldsAsked(entity, request));
  const fields = fieldsIn(release, entity, shownFields(entity, request, language));
  const read = fieldsIn(release, entity, [...new Set([...fields, ...(summableOf(entity.collection)?.reads ?? [])])]);
  const whole = await wholeResult(c, entity, { ...request, fields: read }, release, limits.queryRows);
  if (!whole) throw tooLarge(release, entity);
  return asConditioned(c, representation, etag, release.issued, async () => {
    const body = new TextEncoder().encode(await written(c, language, release, { entity, fields, rows: whole.result.rows }));
    const cited = c.env.PUBLIC_URL + paths.list(entity.collection, { release: release.id, query });
    return new Response(body, {
      headers: {
        "Cache-Control": FROZEN,
        "Content-Location": canonicalPath(representation),
        "Content-Type": excel.contentType,
        "Content-Language": language,
        "Content-Length": String(body.byteLength),
        "Content-Disposition": `attachment; filename="${await fileName(entity.collection, release.id, query)}"`,
        ETag: etag,
        "Last-Modified": httpDate(release.issued),
        Link: linkHeader({ "cite-as": [{ href: cited }], license: [{ href: LICENCE }] }),
      },
    });
  });
}

type Listed = { readonly entity: Entity; readonly fields: readonly string[]; readonly rows: readonly Row[] };

async function written(c: Ctx, language: Language, release: LedgerEntry, { entity, fields, rows }: Listed): Promise<string> {
  const shown = Object.fromEntries(Object.entries(entity.fields).filter(([key]) => fields.includes(key)));
  const hasAbsences = release.manifest.fields[absences.collection] !== undefined;
  const where = { field: "collection", values: [entity.collection] };
  const summable = fields.includes("amount") ? summableOf(entity.collection) : null;
  const [names, added, known] = await Promise.all([
    readNames(c.env.DB, release.sequence, referencesOf({ fields: shown }, rows)),
    summable ? readAdded(c.env.DB, summable, rows, release) : null,
    hasAbsences ? readDataset(c.env.DB, release.sequence, [{ entity: absences, where }]) : null,
  ]);
  const columns = columnsOf({
    language,
    names,
    entity,
    fields,
    sum: added?.sum ?? null,
    known: known?.get(absences.collection) ?? null,
    release: release.id,
    urlOf: ({ id }) => c.env.PUBLIC_URL + paths.record(entity.collection, id, { release: release.id }),
  });
  return sheet([columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ cell }) => cell(row)))]);
}

/**
 * The fields that are asked for, and what the page says whatever its columns are: what a record is called, and that an amount has more than
 * one reading. By default all, but whose words the English is where there is none.
 */
function shownFields(entity: Entity, { fields, shape }: ListRequest, language: Language): string[] {
  const isChosen = shape.some(([name]) => name === "fields");
  const always = ["id", entity.title, "ambiguous"];
  const asked = fields.filter((key) => isChosen || key !== "enBasis" || language === "en");
  return Object.keys(entity.fields).filter((key) => always.includes(key) || asked.includes(key));
}

function tooLarge({ id }: LedgerEntry, { collection }: Entity): Problem {
  const file = paths.dump(id, collection + excel.suffix);
  return new Problem("result-too-large", {
    en: `The list has more than ${limits.queryRows} records, which are no one table. All of the collection is in ${file}.`,
    ja: `この一覧は${limits.queryRows}件を超えるため、一つの表にできません。コレクション全体は ${file} にあります。`,
  });
}
