import jsonld from "jsonld";
import { Parser } from "n3";
import { describe, expect, inject, it } from "vitest";
import { publicUrl } from "../../src/cli/settings";
import { entities } from "../../src/model";

const origin = inject("origin");
// Nothing remote may be needed, and safe mode fails on anything that would be dropped.
const options = { safe: true, documentLoader: () => Promise.reject(new Error("a remote context")) };

describe("JSON-LD through the door", () => {
  it.each(entities.map(({ collection }) => collection))(
    "/v1/%s.jsonld is the same records for a JSON-LD processor and an N-Quads parser",
    async (collection) => {
      const document = await (await fetch(`${origin}/v1/${collection}.jsonld?limit=1000`)).json();
      const { data } = (await (await fetch(`${origin}/v1/${collection}?limit=1000`)).json()) as { data: { id: string }[] };
      const expanded = await jsonld.expand(document as never, options as never);
      const things = (expanded as unknown as { "@id": string }[]).filter((node) => !node["@id"].includes("#"));
      expect(things).toHaveLength(data.length + 1);
      const quads = new Parser({ format: "N-Quads" }).parse(
        (await jsonld.toRDF(document as never, { ...options, format: "application/n-quads" } as never)) as unknown as string,
      );
      const ids = quads
        .filter(({ predicate }) => predicate.value === "http://purl.org/dc/terms/identifier")
        .map(({ object }) => object.value);
      expect(ids.sort()).toEqual(data.map(({ id }) => id).sort());
    },
  );

  it("whoever follows what a graph says of its next page misses no record, and every format says the same", async () => {
    const types = ["text/turtle", "application/n-quads", "application/ld+json"];
    const next = "http://www.w3.org/ns/hydra/core#next";
    const found: string[] = [];
    const { latest } = (await (await fetch(`${origin}/v1/releases`)).json()) as { latest: string };
    for (let path: string | undefined = `/v1/releases/${latest}/initiatives?limit=20`; path; ) {
      const pages = await Promise.all(
        types.map(async (Accept) => {
          const text = await (await fetch(origin + path, { headers: { Accept } })).text();
          if (Accept !== "application/ld+json") return new Parser({ format: Accept }).parse(text);
          const lines = await jsonld.toRDF(JSON.parse(text), { ...options, format: "application/n-quads" } as never);
          return new Parser({ format: "N-Quads" }).parse(lines as unknown as string);
        }),
      );
      const [one, ...others] = pages.map((quads) =>
        quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(({ value }) => value).join(" ")).sort(),
      );
      for (const other of others) expect(other).toEqual(one);
      const [quads = []] = pages;
      // The next page is a thing, and describes itself where it stands.
      expect(quads.map(({ subject }) => subject.value)).toContain(publicUrl() + path);
      found.push(...quads.filter(({ predicate }) => predicate.value.endsWith("/identifier")).map(({ object }) => object.value));
      path = quads.find(({ predicate }) => predicate.value === next)?.object.value.replace(publicUrl(), "");
    }
    const { data } = (await (await fetch(`${origin}/v1/initiatives?limit=1000`)).json()) as { data: { id: string }[] };
    expect(data.length).toBeGreaterThan(20);
    expect(found.sort()).toEqual(data.map(({ id }) => id).sort());
  });

  it("a search names the records that it found", async () => {
    const document = await (await fetch(`${origin}/v1/search.jsonld?q=${encodeURIComponent("量子")}`)).json();
    const quads = new Parser({ format: "N-Quads" }).parse(
      (await jsonld.toRDF(document as never, { ...options, format: "application/n-quads" } as never)) as unknown as string,
    );
    const found = quads.filter(({ predicate }) => predicate.value.endsWith("/ns#record")).map(({ object }) => object.value);
    expect(found).toContain(`${publicUrl()}/id/initiatives/g-quat`);
  });

  it("a search is a document that describes itself, with its words, and every page of it is a part of that", async () => {
    const quadsAt = async (path: string) => new Parser().parse(await (await fetch(origin + path)).text());
    const { latest } = (await (await fetch(`${origin}/v1/releases`)).json()) as { latest: string };
    const search = `/v1/releases/${latest}/search`;
    const document = `${publicUrl()}${search}?collection=initiatives&q=ai`;
    const typed = (quads: Awaited<ReturnType<typeof quadsAt>>, type: string) =>
      quads
        .filter(({ predicate, object }) => predicate.value.endsWith("#type") && object.value.endsWith(type))
        .map(({ subject }) => subject.value);
    const asked = "q=ai&collection=initiatives";
    const first = await quadsAt(`${search}.ttl?${asked}&limit=1`);
    const next = first.find(({ predicate }) => predicate.value.endsWith("#next"));
    expect(typed(first, "/Dataset")).toEqual([document]);
    expect(first.find(({ predicate }) => predicate.value.endsWith("/isPartOf"))?.object.value).toBe(document);
    const second = await quadsAt(`${next?.object.value.replace(publicUrl(), "").replace("/search?", "/search.ttl?")}`);
    expect(typed(second, "/Dataset")).toEqual([document]);
    expect(typed(second, "#PartialCollectionView")).toEqual([next?.object.value]);
    const followed = await fetch(document.replace(publicUrl(), origin), { headers: { Accept: "text/turtle" } });
    expect([followed.status, typed(new Parser().parse(await followed.text()), "/Dataset")]).toEqual([200, [document]]);
  });

  it("a permanent name leads to a description of the record", async () => {
    const response = await fetch(`${origin}/id/budgets/sip-3-2023-2024`, { headers: { Accept: "application/ld+json" } });
    expect(response.headers.get("content-type")).toBe("application/ld+json");
    const [, node] = ((await response.json()) as { "@graph": { "@id": string; amount?: number }[] })["@graph"];
    expect(node).toMatchObject({
      "@id": `${publicUrl()}/id/budgets/sip-3-2023-2024`,
      "@type": ["Budget", "schema:MonetaryAmount"],
      amount: 56_000_000_000,
    });
  });

  it("evidence is of the record in its release, so that two releases can be merged and still be told apart", async () => {
    const quads = async (release: string) =>
      new Parser({ format: "N-Quads" }).parse(
        await (await fetch(`${origin}/v1/releases/${release}/priorities/2021-circulation-of-funds.nq`)).text(),
      );
    const merged = [...(await quads("1.0.0")), ...(await quads("1.3.0"))];
    const thing = `${publicUrl()}/id/priorities/2021-circulation-of-funds`;
    const record = (release: string) => `${publicUrl()}/v1/releases/${release}/priorities/2021-circulation-of-funds`;
    const subjectsOf = (end: string) =>
      [...new Set(merged.filter(({ predicate }) => predicate.value.endsWith(end)).map(({ subject }) => subject.value))].sort();
    expect(subjectsOf("#wasDerivedFrom")).toEqual([record("1.0.0"), record("1.3.0")]);
    expect(subjectsOf("#basis")).toEqual([record("1.0.0"), record("1.3.0")]);
    expect(subjectsOf("/isPrimaryTopicOf")).toEqual([thing]);
    // Other than that, what is said is the same.
    expect(subjectsOf("#prefLabel")).toEqual([thing]);
  });
});
