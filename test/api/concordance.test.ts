import { describe, expect, it } from "vitest";
import { formats } from "../../src/formats";
import { get, known, latest, list, problem } from "./portal";

type Placed = { id: string; edition: string; position: number };
type View = {
  data: {
    viewAs: { id: string };
    priorities: (Placed & { counterparts: (Placed & { relation: string })[] })[];
    unmapped: { id: string; reason: string | null; priorities: (Placed & { reason: string })[] }[];
  };
};

const json = async <T>(path: string): Promise<T> => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return response.json();
};

describe("the concordance", () => {
  it("has every priority of every edition with all its matches", async () => {
    const { data } = await json<{ data: { editions: { id: string; reason: string | null; priorities: { id: string }[] }[] } }>(
      `${known}/concordance`,
    );
    const { data: priorities } = await list(`${known}/priorities?limit=1000`);
    const shown = data.editions.flatMap((edition) => edition.priorities.map(({ id }) => id));
    expect(shown.sort()).toEqual(priorities.map(({ id }) => id).sort());
    expect(data.editions.find(({ id }) => id === "integrated-innovation-strategy-2025")).toMatchObject({
      reason: "noPriorities",
      priorities: [],
    });
  });

  it("is seen from one edition in the order that the edition prints", async () => {
    const { data } = await json<View>("/v1/concordance?viewAs=2023");
    const { data: own } = await list("/v1/priorities?strategy=integrated-innovation-strategy-2023&sort=position");
    expect(data.priorities.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    expect(data.priorities.map(({ counterparts }) => counterparts[0]).map((one) => [one?.id, one?.relation])).toEqual(
      own.map(({ id }) => [id, "self"]),
    );
    expect(data.unmapped.flatMap(({ priorities }) => priorities).map(({ id }) => id)).toContain("2021-control-tower-function");
  });

  it("says the same by the year of a strategy and by its id, and from a Basic Plan", async () => {
    const byYear = await json<View>("/v1/concordance?viewAs=2022");
    expect(await json<View>("/v1/concordance?viewAs=integrated-innovation-strategy-2022")).toEqual(byYear);
    expect((await json<View>("/v1/concordance?viewAs=basic-plan-6")).data.priorities).toHaveLength(3);
  });

  it("says that an edition prints no priorities", async () => {
    const { data } = await json<View>(`${known}/concordance?viewAs=2025`);
    expect(data.priorities).toEqual([]);
    expect(data.unmapped.find(({ id }) => id === data.viewAs.id)?.reason).toBe("noPriorities");
    const csv = await (await get(`${known}/concordance.csv?viewAs=2025`)).text();
    expect(csv).toMatch(/^integrated-innovation-strategy-2025,.*noPriorities\r$/m);
  });

  it("refuses an edition that there is not, and suggests the nearest", async () => {
    const { status, errors } = await problem("/v1/concordance?viewAs=integrated-inovation-strategy-2023");
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({ parameter: "viewAs", didYouMean: "integrated-innovation-strategy-2023" });
    expect(errors?.[0]?.allowed).toEqual(expect.arrayContaining(["2021", "basic-plan-6"]));
  });

  it.each(["/concordance", "/concordance?viewAs=2023", "/coverage"])(
    "%s comes in every format, and from a release for ever",
    async (rest) => {
      const [path, query = ""] = rest.split("?");
      const place = query && `?${query}`;
      for (const { name, mediaType } of formats) {
        const response = await get(`/v1/releases/${latest.id}${path}.${name}${place}`);
        expect(response.status, name).toBe(200);
        expect(response.headers.get("Content-Type")).toContain(mediaType);
        expect(response.headers.get("Cache-Control")).toContain("immutable");
        const bytes = await response.text();
        const etag = response.headers.get("ETag") as string;
        const again = await get(`/v1/releases/${latest.id}${path}.${name}${place}`, { headers: { "If-None-Match": etag } });
        expect(again.status).toBe(304);
        expect(await (await get(`/v1${path}.${name}${place}`)).text()).toBe(bytes);
      }
    },
  );

  it.each(["/concordance", "/concordance.csv?viewAs=2023", "/concordance?viewAs=basic-plan-7", "/coverage", "/coverage.csv"])(
    "%s links to nothing that is not there",
    async (rest) => {
      for (const address of [`/v1${rest}`, `/v1/releases/${latest.id}${rest}`]) {
        const response = await get(address);
        const links = [...(response.headers.get("Link") ?? "").matchAll(/<(\/[^>]*)>; rel="([^"]+)"/g)];
        expect(links.map(([, , relation]) => relation)).toEqual(expect.arrayContaining(["timegate", "timemap", "latest-version"]));
        for (const [, target, relation] of links) {
          const { status } = await get(target as string);
          expect([200, 302], `${relation} ${target}`).toContain(status);
        }
      }
      const timemap = await (await get(`/timemap/v1${rest}`)).text();
      for (const [, target] of timemap.matchAll(/<https:\/\/portal\.test([^>]*)>; rel="[a-z ]*memento"/g))
        expect((await get(target as string)).status, target).toBe(200);
    },
  );

  it("is refused by the doors of Memento where it would be refused itself", async () => {
    expect((await problem("/timegate/v1/concordance?viewAs=1999")).status).toBe(400);
    expect((await problem("/timemap/v1/coverage?viewAs=2023")).status).toBe(400);
  });
});

describe("the page of the lineage", () => {
  const page = async (path: string) => {
    const response = await get(path);
    expect(response.status, path).toBe(200);
    return response.text();
  };

  it.each(["ja", "en"])("shows every priority in %s, in the picture and in words", async (language) => {
    const html = await page(`/${language}/lineage`);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    // For a wide window and for a phone.
    const drawings = html.match(/<svg class="(?:wide|narrow) broad"[\s\S]*?<\/svg>/g);
    expect(drawings).toHaveLength(2);
    const [, story = ""] = html.split('id="story"');
    for (const { id } of (await list("/v1/priorities?limit=1000")).data)
      for (const part of [...(drawings ?? []), story]) expect(part, id).toContain(`"/${language}/priorities/${id}"`);
  });

  it("shows all editions as one of them sees them, and says in words what has no place there", async () => {
    const { data } = await json<View>("/v1/concordance?viewAs=2023");
    const html = await page("/en/lineage?viewAs=2023");
    for (const { id } of data.priorities.flatMap(({ counterparts }) => counterparts))
      expect(html).toContain(`/en/priorities/${id}"`);
    const [, unmapped = ""] = html.split('id="unmapped"');
    for (const { id } of data.unmapped.flatMap(({ priorities }) => priorities)) expect(unmapped).toContain(`/en/priorities/${id}"`);
    expect(html).toContain('href="/ja/lineage?viewAs=integrated-innovation-strategy-2023"');
  });

  it("leads from each priority to the note on it, as one edition sees it", async () => {
    const noted = (await list("/v1/priorities?strategy=integrated-innovation-strategy-2024&limit=1000")).data.filter(
      ({ note }) => note,
    );
    expect(noted.map(({ id }) => id)).toContain("2024-knowledge-base");
    const html = await page("/ja/lineage?viewAs=2024");
    for (const { id, note } of noted) {
      const [, number] = new RegExp(`<th[^>]*><a href="/ja/priorities/${id}">.*?href="#note-(\\d+)"`).exec(html) ?? [];
      expect(html, id).toContain(`<li id="note-${number}">${(note as { ja: string }).ja}</li>`);
    }
  });

  it("refuses an edition that there is not, as the API does", async () => {
    expect((await get("/ja/lineage?viewAs=1999")).status).toBe(400);
    expect((await get("/ja/lineage?edition=2023")).status).toBe(400);
  });
});
