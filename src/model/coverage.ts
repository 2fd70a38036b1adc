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

/** What the records of a collection lack in a release: of each field how many, and of the records that absences name which. */
export type Gaps = {
  readonly entity: Entity;
  readonly records: number;
  readonly fields: readonly { readonly field: string; readonly absent: number; readonly named: readonly string[] }[];
};

/**
 * How much of each field has a value, and why the rest has none. The list of absences is not measured against itself: what an absence
 * leaves out says which records it speaks for.
 */
export function coverageOf(gaps: readonly Gaps[], known: readonly Row[]): CollectionCoverage[] {
  const byCollection = Map.groupBy(known, ({ collection }) => collection);
  return gaps
    .filter(({ entity }) => entity !== absences)
    .map(({ entity: { collection }, records, fields }) => {
      const byField = Map.groupBy(byCollection.get(collection) ?? [], ({ field }) => field ?? null);
      return {
        collection,
        records,
        fields: fields.map((one) => fieldCoverage(one, records, byField.get(one.field) ?? [])),
        missingRecords: (byField.get(null) ?? []).map(({ id }) => id),
      };
    });
}

/** The records of a collection that its absences name. */
export function namedBy(known: readonly Row[], collection: string): string[] {
  return [...new Set(known.filter((one) => one.collection === collection).flatMap(({ records }) => records as readonly string[]))];
}

function fieldCoverage({ field, absent, named }: Gaps["fields"][number], records: number, known: readonly Row[]): FieldCoverage {
  const explanationOf = explanations(known);
  const unnamed = absent - named.length;
  const explaining = Map.groupBy(named, explanationOf);
  const others = explanationOf(null);
  const countOf = (absence: Row | null) => (explaining.get(absence)?.length ?? 0) + (absence === others ? unnamed : 0);
  const because = Object.keys(reasons).map((reason) => {
    const all = known.filter((absence) => absence.reason === reason);
    return [reason, all.reduce((sum, absence) => sum + countOf(absence), 0)] as const;
  });
  return {
    field,
    present: records - absent,
    absent,
    ...(Object.fromEntries(because) as Record<Reason, number>),
    unexplained: countOf(null),
    absences: known.filter((absence) => countOf(absence) > 0).map(({ id }) => id),
  };
}

/** Of the absences of one field: finds the one that names a record, or else the one that speaks for every record without a value; of several the first. Null is a record that none names. */
export function explanations(known: readonly Row[]): (id: string | null) => Row | null {
  const all = known.find(({ records }) => isMissing(records)) ?? null;
  const naming = new Map(known.toReversed().flatMap((one) => (one.records as readonly string[]).map((id) => [id, one] as const)));
  return (id) => (id === null ? null : naming.get(id)) ?? all;
}
