import { beforeAll, describe, expect, it } from "vitest";
import { complete } from "../../src/model/entity";
import { themes } from "../../src/model/themes";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { edition, empty, loadOne, row } from "./editions";
import { get, portal } from "./portal";

const theme = (id: string, broader: string | null = null) =>
  complete(themes, { id, label: { ja: id, en: id }, enBasis: "ours", type: "group", broader, position: 1, evidence: [] });

/** A release of one organization and some themes. */
function withThemes(sequence: number, held: readonly ReturnType<typeof theme>[]): Frozen {
  const organizations = [row("a", "甲")];
  const { manifest, ...release } = edition(sequence, organizations);
  return {
    ...release,
    manifest: { ...manifest, counts: { ...manifest.counts, themes: held.length } },
    dataset: new Map(Object.entries({ organizations, themes: held })),
  };
}

describe("an address in an address", () => {
  it("may have its slashes written as %2F, as clients do that are made from OpenAPI", async () => {
    expect((await get("/timegate/v1%2Forganizations")).headers.get("Location")).toMatch(
      /^\S*\/v1\/releases\/[^/]+\/organizations$/,
    );
    const timemap = await (await get("/timemap/v1%2forganizations")).text();
    expect(timemap).toContain('/v1/organizations>; rel="original"');
    const latest = await get("/v1/releases/latest/organizations%2Fa");
    expect(latest.headers.get("Location")).toMatch(/^\/v1\/releases\/\d[^/]*\/organizations\/a$/);
  });
});

describe("a list within a theme that came later", () => {
  beforeAll(async () => {
    await empty();
    const releases = [
      withThemes(1, [theme("old")]),
      withThemes(2, [theme("new"), theme("old")]),
      withThemes(3, [theme("below", "new"), theme("new"), theme("old")]),
    ];
    const editions = editionsOf(releases);
    for (const [i, one] of releases.entries()) await loadOne(portal, one, editions[i] as Edition, null);
  });

  it("has mementos and a release before it from then on", async () => {
    const timemap = await (await get("/timemap/v1/themes?within=theme:new")).text();
    const mementos = [...timemap.matchAll(/<https:\/\/portal\.test([^>]*)>; rel="[a-z ]*memento"/g)].map(([, path]) => path);
    expect(mementos).toEqual(["2.0.0", "3.0.0"].map((release) => `/v1/releases/${release}/themes?within=theme:new`));
    for (const path of mementos) expect((await get(path as string)).status, path).toBe(200);
    expect((await get("/v1/releases/1.0.0/themes?within=theme:new")).status).toBe(400);
    const linked = async (release: string) => {
      const { headers } = await get(`/v1/releases/${release}/themes?within=theme:new`);
      return /<([^>]*)>; rel="predecessor-version"/.exec(headers.get("Link") ?? "")?.[1];
    };
    expect([await linked("2.0.0"), await linked("3.0.0")]).toEqual([undefined, mementos[0]]);
  });
});
