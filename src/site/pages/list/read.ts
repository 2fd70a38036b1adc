import { editionOf, fieldsIn, latestRelease } from "../../../api/ledger";
import { pageOf, readPage } from "../../../api/list";
import { type ListRequest, readSumRequest, sumQuery } from "../../../api/list-query";
import type { Ctx } from "../../../api/respond";
import { readSum } from "../../../api/sum";
import { namedByConditions } from "../../../catalog/conditions";
import { readNames } from "../../../db/records";
import type { LedgerEntry } from "../../../db/releases";
import { defaultFormat } from "../../../formats";
import { absences, recordsNamed } from "../../../model/absences";
import { allReferences, referencesOf } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import { facetNames, spanOf } from "../../../model/query";
import { summableOf } from "../../../model/sums";
import type { Sum } from "../../../model/sums/sum";
import type { Summable } from "../../../model/sums/summable";
import type { Asked } from "./asked";
import { columnsFor } from "./columns";
import { CHOICES } from "./facets";
import type { Listing } from "./listing";
import { wordsIn } from "./state";
import { themesFor } from "./themes";

// Up to so many records, the values of every field are counted unasked in what is left of a list: each reads all of it. Of a whole
// collection the load has counted them.
const COUNTED = 5_000;

// Up to so many records, their sum is worked out unasked: it reads each of them.
const SUMMED = 1_000;

/** Reads the list that a page was asked for: in the release that the address names, else in the latest. */
export async function readListing(
  c: Ctx,
  { language, entity, named, asked }: Pick<Listing, "language" | "entity" | "named"> & { readonly asked: Asked },
) {
  const edition = await editionOf(c.env.DB, named);
  const release = await edition.read();
  const fields = fieldsIn(release, entity, Object.keys(entity.fields));
  const held = release.manifest.counts[entity.collection] ?? 0;
  const { columns, request } = shownOf(entity, asked, fields, held);
  const place = await pageOf(entity, request, edition, { format: defaultFormat, byAccept: false });
  const { state } = asked;
  const [{ page, rows, excluded: onPage, leftOut, wordsApart }, themes, latest] = await Promise.all([
    readPage(c, request, edition, place, wordsIn(state)),
    themesFor(c.env.DB, release, entity),
    latestRelease(c.env.DB),
  ]);
  const total = page.total ?? held;
  const summable = rows.length > 0 && (asked.fields ?? ["amount"]).includes("amount") ? summableOf(entity.collection) : null;
  const [names, sum] = await Promise.all([
    readNames(c.env.DB, release.sequence, referred(entity, rows, request)),
    summable && total <= SUMMED ? readWholeSum(c, summable, request, release) : null,
  ]);
  // The sum of all also knows what contains them and does not stand on the page. What reaches beyond the years asked for is told apart.
  const excluded = sum?.excluded.filter(({ row }) => rows.some(({ id }) => id === row.id) && row.overlap !== "partial") ?? onPage;
  const shown = { language, entity, release, named, request, state, fields, columns };
  const adding = { adds: Boolean(summable), sum, excluded };
  const listing: Listing = { ...shown, rows, page, ...adding, leftOut, wordsApart, total, held, names };
  return { listing, place, themes, latest };
}

/** The sum of all records of the list that counts nothing twice. */
async function readWholeSum(c: Ctx, summable: Summable, request: ListRequest, release: LedgerEntry): Promise<Sum> {
  return (await readSum(c, summable, readSumRequest(summable.entity, sumQuery(request), []), release)).sum;
}

/** What the page reads: the columns that it shows and what goes with them, counts where they are worth their cost. */
function shownOf(entity: Entity, { request, fields: chosen, facets }: Asked, known: readonly string[], held: number) {
  const columns = chosen
    ? chosen.filter((key) => key !== entity.title)
    : columnsFor(
        entity,
        request.fields.filter((key) => known.includes(key)),
        request,
      );
  const isNarrowed = request.filters.length > 0 || request.terms.length > 0 || request.withinTheme !== null;
  const beside = [
    "id",
    entity.title,
    "enBasis",
    "basis",
    spanOf(entity)?.of ?? "id",
    ...(entity.fields.ambiguous ? ["ambiguous", "note"] : []),
    ...((columns.includes("amount") && summableOf(entity.collection)?.reads) || []),
  ];
  return {
    columns,
    request: {
      ...request,
      fields: known.filter((key) => columns.includes(key) || beside.includes(key)),
      facets: facets ?? (held <= COUNTED || !isNarrowed ? facetNames(entity).filter((key) => known.includes(key)) : []),
      choices: CHOICES,
      include: ["facets", ...(isNarrowed ? ["total"] : [])],
    },
  };
}

/** The records that a page speaks of: what its rows refer to, and what its conditions name. */
function referred(entity: Entity, rows: readonly Row[], request: ListRequest): Map<string, Set<string>> {
  return allReferences([
    referencesOf(entity, rows),
    ...(entity === absences ? [recordsNamed(rows)] : []),
    namedByConditions(entity, request),
  ]);
}
