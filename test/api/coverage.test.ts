import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { all, get, latest, list } from "./portal";

type Counted = {
  present: number;
  absent: number;
  notPublished: number;
  notApplicable: number;
  notYet: number;
  unexplained: number;
};
type Coverage = {
  data: {
    unexplained: number;
    collections: {
      collection: string;
      records: number;
      fields: (Counted & { field: string; absences: string[] })[];
      missingRecords: { id: string }[];
    }[];
  };
};

const said = (count: number) => count.toLocaleString("en-GB");
const coverage = async (path: string): Promise<Coverage["data"]> => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return ((await response.json()) as Coverage).data;
};

describe("the coverage", () => {
  it("counts what the lists count", async () => {
    for (const { collection, records, fields } of (await coverage("/v1/coverage")).collections) {
      const rows = await all(`/v1/${collection}?limit=1000`);
      expect(records).toBe(rows.length);
      for (const { field, present } of fields) {
        const having = rows.filter((row) => row[field] !== null && !(Array.isArray(row[field]) && row[field].length === 0));
        expect(present, `${collection}.${field}`).toBe(having.length);
      }
    }
  });

  it("gives each missing value one reason, or none", async () => {
    const { unexplained, collections } = await coverage(`/v1/releases/${latest.id}/coverage`);
    const fields = collections.flatMap((one) => one.fields);
    for (const one of fields) expect(one.notPublished + one.notApplicable + one.notYet + one.unexplained).toBe(one.absent);
    expect(fields.reduce((sum, one) => sum + one.unexplained, 0)).toBe(unexplained);
  });

  it("measures a release by the collections and fields that it has", async () => {
    const { collections } = await coverage("/v1/releases/1.0.0/coverage");
    const names = collections.map(({ collection }) => collection);
    expect(names).toContain("priorities");
    expect(names).not.toContain("crosswalks");
    const [priorities] = collections.filter(({ collection }) => collection === "priorities");
    expect(priorities?.fields.map(({ field }) => field)).not.toContain("furtherMatches");
    expect(priorities?.records).toBe((await list("/v1/releases/1.0.0/priorities?include=total")).page.total);
  });

  it("is a table with a row for each field, and one for the records that a collection misses", async () => {
    const csv = await (await get("/v1/coverage.csv")).text();
    const [header, ...rows] = csv.trimEnd().split("\r\n");
    expect(header).toMatch(/^id,collection,field,labelJa,labelEn,records,present,absent,/);
    const { collections } = await coverage("/v1/coverage");
    const missing = collections.filter(({ missingRecords }) => missingRecords.length > 0);
    expect(missing.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(collections.flatMap(({ fields }) => fields).length + missing.length);
    for (const { collection, missingRecords } of missing) {
      const row = rows.find((one) => one.startsWith(`${collection},${collection},,`));
      for (const { id } of missingRecords) expect(row).toContain(id);
    }
    expect(collections.length).toBeLessThan(entities.length);
  });

  it.each(["ja", "en"] as const)("stands on a page in %s: every collection, every reason, every absence", async (language) => {
    const page = await (await get(`/${language}/coverage`)).text();
    const { collections } = await coverage("/v1/coverage");
    for (const { collection, fields } of collections) {
      expect(page).toContain(`<h3 id="${collection}">`);
      const present = fields.reduce((sum, one) => sum + one.present, 0);
      const all = fields.reduce((sum, one) => sum + one.present + one.absent, 0);
      expect(page).toContain({ ja: `${said(present)} / ${said(all)}<`, en: `${said(present)} of ${said(all)}<` }[language]);
    }
    for (const { id } of await all("/v1/absences?limit=1000")) expect(page, id).toContain(`/${language}/absences/${id}"`);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
    expect((await get(`/${language}/coverage?fields=id`)).status).toBe(400);
  });
});
