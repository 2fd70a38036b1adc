import { describe, expect, it } from "vitest";
import { get, list } from "./portal";

describe("the page of the timeline", () => {
  it.each(["ja", "en"])("tells every event in %s at the precision printed, in order of time", async (language) => {
    const response = await get(`/${language}/timeline`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    const [, words = ""] = html.split('id="in-order"');
    const dates = [...(words.split("</section>")[0] ?? "").matchAll(/<time datetime="([^"]*)">[^<]*<\/time><div>/g)].map(
      ([, date]) => date as string,
    );
    const { data } = await list("/v1/milestones?limit=1000&sort=date");
    expect(dates).toEqual(expect.arrayContaining(data.map(({ date }) => date)));
    expect(dates.map((date) => date.slice(0, 4))).toEqual(dates.map((date) => date.slice(0, 4)).toSorted());
    for (const { id } of data) expect(words, id).toContain(`"/${language}/milestones/${id}"`);
  });

  it("names the events whose date is lacking", async () => {
    const html = await (await get("/en/timeline")).text();
    const { data } = await list("/v1/absences?collection=milestones&field__isnull=true&limit=1000");
    expect(data.length).toBeGreaterThan(0);
    const [, lacking = ""] = html.split('id="lacking"');
    for (const { id } of data) expect(lacking).toContain(`"/en/absences/${id}"`);
  });

  it("refuses parameters as the API does", async () => {
    expect((await get("/ja/timeline?from=2023")).status).toBe(400);
  });
});
