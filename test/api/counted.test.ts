import { beforeAll, expect, it } from "vitest";
import { loadCollection, publish, recordRelease } from "../../src/db/load";
import { complete } from "../../src/model/entity";
import { initiatives } from "../../src/model/initiatives";
import { MOST_FACET_VALUES } from "../../src/model/query";
import { counted } from "../../src/site/counted";
import { edition, empty } from "./editions";
import { portal } from "./portal";

// Twice as many themes as a facet tells and more; all but the last has two initiatives.
const themes = Array.from({ length: 2 * MOST_FACET_VALUES + 50 }, (_, i) => `t${String(i).padStart(3, "0")}`);
const rows = themes.flatMap((theme, i) =>
  (i < themes.length - 1 ? ["a", "b"] : ["a"]).map((one) =>
    complete(initiatives, { id: `${theme}-${one}`, name: { ja: "施策", en: "Initiative" }, enBasis: "ours", theme }),
  ),
);

beforeAll(async () => {
  await empty();
  const { release, manifest } = edition(1, []);
  await recordRelease(portal.DB, release, manifest);
  const changes = rows.map((after) => ({ entity: initiatives, id: after.id, before: null, after }));
  await loadCollection(portal.DB, initiatives, 1, changes);
  await publish(portal.DB, release);
});

it("what refers to each of more values than a facet tells is counted, none left out", async () => {
  const facet = await counted(portal.DB, 1, { entity: initiatives, field: "theme" }, async () => themes);
  const expected = themes.map((theme) => [theme, rows.filter((row) => row.theme === theme).length]);
  expect(facet.map(({ value, count }) => [value, count]).sort()).toEqual(expected);
});
