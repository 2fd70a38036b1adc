import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { charts } from "../../src/site/charts";
import { paths } from "../../src/urls";
import { edition, empty, loadOne, row, withFiles } from "./editions";
import { get, portal } from "./portal";

describe("a dataset that holds one collection and no other", () => {
  beforeAll(async () => {
    await empty();
    const [release] = await withFiles([edition(1, [row("kept", "保持機構")])], ["organizations.csv"]);
    if (!release) throw new Error("no release");
    await loadOne(portal, release, editionsOf([release])[0] as Edition, null);
  });

  it.each(["ja", "en"])("has a home page in %s, without the sections that would be empty", async (language) => {
    const response = await get(paths.home(language));
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain(`href="${paths.listPage(language, "organizations")}"`);
    expect(page).not.toMatch(/id="policy"|id="money"/);
    // What leads to every page goes by the dataset that the portal was built for.
    const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
    for (const story of [paths.lineagePage, paths.timelinePage]) expect(main).not.toContain(`"${story(language)}"`);
    expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it("has a page on money that says that there is none, and no chart of it", async () => {
    const response = await get(paths.moneyPage("en"));
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).not.toMatch(/<svg|<table|undefined|NaN/);
    for (const { name } of charts) expect((await get(paths.chartPage("en", name))).status, name).toBe(404);
  });
});

describe("a release that lacks a field which is counted today", () => {
  const frozen = "/v1/releases/7.0.0/organizations";

  beforeAll(async () => {
    await empty();
    const { manifest, release, ...rest } = edition(1, [row("kept", "保持機構")]);
    const fields = (manifest.fields.organizations ?? []).filter((field) => field !== "type");
    const older = { ...rest, release: { ...release, id: "7.0.0" }, manifest: { ...manifest, fields: { organizations: fields } } };
    await loadOne(portal, older, editionsOf([older])[0] as Edition, null);
  });

  it("counts what it has where no field is named, at the address that was asked for", async () => {
    const answer = await get(`${frozen}?include=facets`);
    expect([answer.status, answer.headers.get("Content-Location")]).toEqual([200, `${frozen}?include=facets`]);
    const { meta } = await answer.json<{ meta: { facets: object } }>();
    expect(Object.keys(meta.facets)).not.toContain("type");
    expect((await get(`${frozen}?facet=type`)).status).toBe(400);
  });
});
