import { beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import type { Edition } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { edition, empty, loadOne, row } from "./editions";
import { counting } from "./fuzz/counting";
import { get, portal, problem } from "./portal";

// What a stranger could make dear with one request, on a collection of a million records: it says that it has them.
const RECORDS = 1_000_000;

beforeAll(async () => {
  await empty();
  const one = edition(1, [row("kept", "保持機構")]);
  const release = { ...one, manifest: { ...one.manifest, counts: { organizations: RECORDS } } };
  await loadOne(portal, release, editionsOf([release])[0] as Edition, null);
  await get("/v1/organizations");
});

const many = "name__contains=a&nameJa__contains=a&nameEn__contains=e&name__ne=b&type__ne=council&partOf__isnull=true";

describe("a list of a million records", () => {
  it.each([
    ["every facet and the total", "include=total,facets"],
    ["the largest page", "limit=1000"],
    ["an order that is offered", "sort=-name"],
    ["conditions", many],
    ["a part of a name, counted", "name__contains=a&include=total,facets"],
    ["a hundred values", `id__in=${Array.from({ length: 100 }, (_, i) => `a${i}`).join(",")}&include=total,facets`],
  ])("is answered with %s", async (_, query) => {
    expect((await get(`/v1/organizations?${query}`)).status).toBe(200);
  });

  it.each([
    ["as many conditions, counted in every way", `${many}&include=total,facets`],
    ["the same, and eight names to sort by", `${many}&include=total&sort=name,nameEn,type,enBasis,partOf,-corporateNumber`],
  ])("is refused before a record is read with %s, and answered without the counts", async (_, query) => {
    const path = `/v1/organizations?${query}`;
    const { answer, rows } = await counting(() => problem(path));
    expect([answer.status, answer.type]).toEqual([422, `${portal.PUBLIC_URL}/v1/problems/too-much-work`]);
    expect(answer.detail).toContain(String(limits.comparisons));
    expect(answer.detailJa).toContain(String(limits.comparisons));
    expect(rows).toBe(0);
    const simpler = path.replace(/&include=[^&]*|&sort=[^&]*/g, "");
    expect((await get(simpler)).status).toBe(200);
  });

  it("is refused as a page for people and as a query to keep as well", async () => {
    const page = await get(`/en/organizations?${many}&facet=type`, {
      headers: { Accept: "text/html" },
    });
    expect([page.status, page.headers.get("Content-Type")]).toEqual([422, "text/html; charset=utf-8"]);
    const sort = ["nameEn", "type", "enBasis"];
    const kept = await problem("/v1/queries", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ collection: "organizations", sort }),
    });
    expect([kept.status, kept.type]).toEqual([422, `${portal.PUBLIC_URL}/v1/problems/too-much-work`]);
    expect((await portal.QUERIES.prepare("SELECT count(*) AS kept FROM queries").first())?.kept).toBe(0);
  });
});
