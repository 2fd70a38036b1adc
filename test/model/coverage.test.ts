import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { entities } from "../../src/model";
import { absences, type Reason, reasons } from "../../src/model/absences";
import { coverageOf, type Gaps, namedBy } from "../../src/model/coverage";
import type { Entity } from "../../src/model/entity";
import { isMissing } from "../../src/model/field";

const frozen = readFrozen().find(({ release }) => release.id === "1.6.1");
const recordsOf = (entity: Entity) => frozen?.dataset.get(entity.collection) ?? [];
const known = recordsOf(absences);
const gaps = entities.map((entity): Gaps => {
  const records = recordsOf(entity);
  const fields = Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  const named = namedBy(known, entity.collection);
  const lacking = (field: string) => records.filter((row) => isMissing(row[field])).map(({ id }) => id);
  return {
    entity,
    records: records.length,
    fields: fields.map((field) => ({
      field,
      absent: lacking(field).length,
      named: lacking(field).filter((id) => named.includes(id)),
    })),
  };
});
const coverage = coverageOf(gaps, known);

describe("the coverage of release 1.6.1", () => {
  it("counts every record once", () => {
    for (const { records, fields } of coverage)
      for (const one of fields) {
        expect(one.present + one.absent).toBe(records);
        expect((Object.keys(reasons) as Reason[]).reduce((sum, reason) => sum + one[reason], one.unexplained)).toBe(one.absent);
      }
  });

  it("uses every absence", () => {
    const used = coverage.flatMap(({ fields, missingRecords }) => [...missingRecords, ...fields.flatMap((one) => one.absences)]);
    expect(used.sort()).toEqual(known.map(({ id }) => id).sort());
    expect(coverage.find(({ collection }) => collection === "budgets")?.missingRecords).toContain("k-program-by-fiscal-year");
  });

  it("leaves unexplained what no absence speaks of", () => {
    const [plans] = coverageOf(gaps, []);
    expect(plans?.fields.find(({ field }) => field === "decidedOn")).toMatchObject({
      present: 1,
      absent: 1,
      notYet: 0,
      unexplained: 1,
    });
  });
});
