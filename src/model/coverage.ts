import { absences, type Reason, reasons } from "./absences";
import type { Entity } from "./entity";
import { isMissing, type Row } from "./field";

/** How much of a field is there: `present` and `absent` make `records`; the reasons and `unexplained` make `absent`. */
export type FieldCoverage = Readonly<Record<Reason, number>> & {
  readonly field: string;
  readonly present: number;
  readonly absent: number;
  readonly unexplained: number;
  /** Ids of the absences that explain at least one record. */
  readonly absences: readonly string[];
};

export type CollectionCoverage = {
  readonly collection: string;
  readonly records: number;
  readonly fields: readonly FieldCoverage[];
  /** Ids of the absences that speak of whole records. */
  readonly missingRecords: readonly string[];
};

/** Of a release: the fields that a collection has there, and its records, derived fields filled in. */
export type Measured = { readonly entity: Entity; readonly fields: readonly string[]; readonly rows: readonly Row[] };

/**
 * How much of each field has a value, and why the rest has none. The list of absences is not measured against itself: what an absence
 * leaves out says which records it speaks for.
 */
export function coverageOf(measured: readonly Measured[], known: readonly Row[]): CollectionCoverage[] {
  const byCollection = Map.groupBy(known, ({ collection }) => collection);
  return measured
    .filter(({ entity }) => entity !== absences)
    .map(({ entity: { collection }, fields, rows }) => {
      const byField = Map.groupBy(byCollection.get(collection) ?? [], ({ field }) => field ?? null);
      return {
        collection,
        records: rows.length,
        fields: fields.map((field) => fieldCoverage(field, rows, byField.get(field) ?? [])),
        missingRecords: (byField.get(null) ?? []).map(({ id }) => id),
      };
    });
}

function fieldCoverage(field: string, rows: readonly Row[], known: readonly Row[]): FieldCoverage {
  const lacking = rows.filter((row) => isMissing(row[field]));
  const explanationOf = explanations(known);
  const explaining = lacking.map(({ id }) => explanationOf(id));
  const used = new Set(explaining);
  const because = Object.keys(reasons).map(
    (reason) => [reason, explaining.filter((one) => one?.reason === reason).length] as const,
  );
  return {
    field,
    present: rows.length - lacking.length,
    absent: lacking.length,
    ...(Object.fromEntries(because) as Record<Reason, number>),
    unexplained: explaining.filter((absence) => absence === null).length,
    absences: known.filter((absence) => used.has(absence)).map(({ id }) => id),
  };
}

/** Of the absences of one field: finds the one that names a record, or else the one that speaks for every record without a value; of several the first. */
export function explanations(known: readonly Row[]): (id: string) => Row | null {
  const all = known.find(({ records }) => isMissing(records)) ?? null;
  const naming = new Map(known.toReversed().flatMap((one) => (one.records as readonly string[]).map((id) => [id, one] as const)));
  return (id) => naming.get(id) ?? all;
}
