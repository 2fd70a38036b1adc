import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { schemes } from "../../src/catalog/ontology";
import { documents, graphVocabularies, vocabularies } from "../../src/catalog/vocabularies";
import { graphFormats } from "../../src/formats/graph-formats";
import { entities } from "../../src/model";
import worker from "../../src/worker";
import { context, get, latest, portal, problem } from "./portal";

const text = async (path: string, headers: Record<string, string> = {}) => {
  const response = await get(path, { headers });
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return new TextDecoder().decode(await response.arrayBuffer());
};
const DCAT = "http://www.w3.org/ns/dcat#";
/** Subject, predicate and object of each line of N-Quads; parsers that are not ours read them in the tests on the served portal. */
const quadsOf = (nquads: string) =>
  [...nquads.matchAll(/^<([^>]*)> <([^>]*)> (?:<([^>]*)>|.*) \.$/gm)].map(([, subject = "", predicate = "", object = ""]) => ({
    subject,
    predicate,
    object,
  }));

describe("every vocabulary", () => {
  it.each(documents.map(({ path, contentType }) => [path, contentType]))(
    "%s is %s, and moves with the releases",
    async (path, type) => {
      const response = await get(path);
      expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
      expect(response.headers.get("Cache-Control")).toContain("max-age=60");
      expect(response.headers.get("ETag")).toMatch(/^"/);
      expect(await response.text()).not.toMatch(/undefined|\[object/);
      expect((await get(path, { method: "HEAD" })).headers.get("Content-Length")).toBe(response.headers.get("Content-Length"));
      expect((await problem(`${path}?x=1`)).status).toBe(400);
    },
  );
});

describe("the list of vocabularies", () => {
  const { paths: documented } = JSON.parse(env.OPENAPI) as { paths: Record<string, unknown> };

  it.each([...vocabularies, ...documents].map(({ path }) => path))("gives %s a route and an operation in OpenAPI", async (path) => {
    expect((await get(path)).status).toBe(200);
    expect(Object.keys(documented)).toContain(path);
  });

  it.each(graphVocabularies.map(({ path }) => path))(
    "gives %s each format for graphs, by Accept and by extension",
    async (path) => {
      for (const { name, mediaType, contentType } of graphFormats) {
        const asked = await get(path, { headers: { Accept: mediaType } });
        expect([asked.headers.get("Content-Type"), asked.headers.get("Content-Location")]).toEqual([
          contentType,
          `${path}.${name}`,
        ]);
        expect(new Uint8Array(await asked.arrayBuffer())).toEqual(
          new Uint8Array(await (await get(`${path}.${name}`)).arrayBuffer()),
        );
      }
    },
  );

  it("gives a document that its standard wants to be found by a relation just that", async () => {
    expect((await get("/.well-known/api-catalog")).headers.get("Link")).toBe('</.well-known/api-catalog>; rel="api-catalog"');
    expect((await get("/robots.txt")).headers.get("Link")).toBeNull();
  });
});

describe("the catalogue", () => {
  it("has a series for the whole and for each collection, and in each a version for every release that has it", async () => {
    const quads = quadsOf(await text("/catalog.nq"));
    const subjects = (type: string) =>
      quads.filter(({ predicate, object }) => predicate.endsWith("#type") && object === DCAT + type).map(({ subject }) => subject);
    expect(subjects("DatasetSeries").length).toBe(entities.length + 1);
    const { data } = await (await get("/v1/releases")).json<{ data: { id: string }[] }>();
    for (const { id } of data) expect(subjects("Dataset")).toContain(`${portal.PUBLIC_URL}/v1/releases/${id}`);
    const current = quads.find(
      ({ subject, predicate }) => subject.endsWith("#sti-policy") && predicate === `${DCAT}hasCurrentVersion`,
    );
    expect(current?.object).toBe(`${portal.PUBLIC_URL}/v1/releases/${latest.id}`);
  });

  it("leads from each dataset to a page of its own in each language", async () => {
    const quads = quadsOf(await text("/catalog.nq"));
    const pages = quads.filter(({ predicate }) => predicate === `${DCAT}landingPage`);
    expect(new Set(pages.map(({ object }) => object)).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(2 * 2 * entities.length);
    const ofFirst = pages.filter(({ subject }) => /\/v1\/releases\/1\.0\.0(\/budgets)?$/.test(subject));
    const budgets = `${portal.PUBLIC_URL}/ja/releases/1.0.0/budgets`;
    expect(ofFirst.map(({ object }) => object)).toEqual(
      expect.arrayContaining([budgets, `${portal.PUBLIC_URL}/en/releases/1.0.0`]),
    );
    for (const { object } of [...ofFirst, ...pages.slice(-4)])
      expect((await get(object.slice(portal.PUBLIC_URL.length), { headers: { Accept: "text/html" } })).status).toBe(200);
  });

  it("a release in RDF knows itself and what came before, and nothing that came later", async () => {
    const turtle = await text("/v1/releases/1.1.0.ttl");
    expect(turtle).toContain(`dcat:previousVersion <${portal.PUBLIC_URL}/v1/releases/1.0.0>`);
    expect(turtle).not.toContain("1.1.1");
    expect(turtle).not.toMatch(/hasCurrentVersion|DatasetSeries/);
    // The words of today, not those of the day of the release.
    expect((await get("/v1/releases/1.1.0.ttl")).headers.get("Cache-Control")).toContain("max-age=60");
  });

  it("says of the latest release what that release says of itself, and of every older one what never contradicts it", async () => {
    const lines = async (path: string) => (await text(path)).split("\n").filter(Boolean);
    const all = new Set(await lines("/catalog.nq"));
    const own = await lines(`/v1/releases/${latest.id}.nq`);
    expect(own.length).toBeGreaterThan(500);
    expect(own.filter((line) => !all.has(line))).toEqual([]);
    const older = await lines("/v1/releases/1.0.0.nq");
    const files = older.filter((line) => line.includes("#distribution> "));
    expect(files.length).toBeGreaterThan(entities.length);
    expect(
      older.filter((line) => !all.has(line) && !line.includes("/v1/releases/1.0.0#") && !line.includes("media-types/")),
    ).toEqual([]);
  });

  it("the address of a release stays kept for a year, whoever asks for what it is by default", async () => {
    for (const headers of [{}, { Accept: "application/json" }] as Record<string, string>[]) {
      const response = await get("/v1/releases/1.1.0", { headers });
      expect([response.headers.get("Cache-Control"), response.headers.get("Vary")]).toEqual([
        "public, max-age=31536000, immutable",
        "Accept",
      ]);
    }
    const asTurtle = await get("/v1/releases/1.1.0", { headers: { Accept: "text/turtle" } });
    expect(asTurtle.headers.get("Cache-Control")).toContain("private");
    expect(asTurtle.headers.get("Link")).toContain('rel="cite-as"');
  });
});

describe("the portal's own terms", () => {
  it("define every term that records use", async () => {
    const defined = new Set(quadsOf(await text("/ns.nq")).map(({ subject }) => subject));
    for (const { collection } of entities) {
      for (const { predicate, object } of quadsOf(await text(`/v1/${collection}.nq?limit=1000`))) {
        for (const value of [predicate, object])
          if (value.startsWith(`${portal.PUBLIC_URL}/ns#`)) expect([...defined], `${collection}: ${value}`).toContain(value);
      }
    }
  });

  it("name every range and every list of codes that a term has somewhere", async () => {
    const quads = quadsOf(await text("/ns.nq"));
    const objects = (term: string, predicate: string) =>
      quads.filter((one) => one.subject.endsWith(`#${term}`) && one.predicate.endsWith(predicate)).map(({ object }) => object);
    expect(objects("type", "rangeIncludes")).toEqual(["http://www.w3.org/2004/02/skos/core#Concept"]);
    for (const collection of ["initiatives", "milestones", "organizations"])
      expect(objects("type", "seeAlso")).toContain(`${portal.PUBLIC_URL}/codes/${collection}-type`);
  });

  it("and every code says what it means in both languages", async () => {
    for (const { name, values } of schemes().values()) {
      const turtle = await text(`/codes/${name}.ttl`);
      for (const { ja, en } of Object.values(values)) {
        expect(turtle).toContain(`"${ja}"@ja`);
        expect(turtle).toContain(`"${en}"@en`);
      }
    }
    expect(await problem("/codes/phase/initail")).toMatchObject({ status: 404, didYouMean: "initial" });
    expect(await problem("/codes/fase")).toMatchObject({ status: 404, didYouMean: "phase" });
  });
});

describe("a permanent name, by what is accepted", () => {
  it.each([
    ["text/html,application/xhtml+xml,*/*;q=0.8", "/ja/budgets/sbir-2022"],
    ["text/turtle", "/v1/budgets/sbir-2022.ttl"],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"', "/v1/budgets/sbir-2022.jsonld"],
    ["text/csv;q=0.9, application/json;q=0.8", "/v1/budgets/sbir-2022.csv"],
    ["application/*;q=0.2, text/turtle;q=0.1", "/v1/budgets/sbir-2022"],
    ["*/*", "/v1/budgets/sbir-2022"],
    // rdflib, and Java's by itself.
    ["application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1", "/v1/budgets/sbir-2022.ttl"],
    ["application/rdf+xml, application/json;q=0.5, */*;q=0.1", "/v1/budgets/sbir-2022"],
    ["text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "/v1/budgets/sbir-2022"],
  ])("%s leads to %s", async (Accept, location) => {
    const response = await get("/id/budgets/sbir-2022", { headers: { Accept, "Accept-Language": "ja" } });
    expect([response.status, response.headers.get("Location")]).toEqual([303, location]);
    expect(response.headers.get("Vary")).toBe("Accept, Accept-Language");
  });

  it.each([
    ["en;q=0", "/ja/"],
    ["fr, *;q=0", "/ja/"],
    ["fr", "/en/"],
    ["ja;q=0, fr", "/en/"],
    ["en, ja;q=0.5", "/en/"],
  ])("the language for %s is that of %s", async (language, home) => {
    expect((await get("/", { headers: { Accept: "text/html", "Accept-Language": language } })).headers.get("Location")).toBe(home);
  });

  it("what never was is 404 whatever is accepted", async () => {
    for (const Accept of ["application/problem+json", "image/png"])
      expect((await get("/v1/nosuch", { headers: { Accept } })).status).toBe(404);
  });

  it("of what never was is 404 at once", async () => {
    for (const Accept of ["*/*", "text/turtle", "text/html,application/xhtml+xml,*/*;q=0.8"])
      expect((await get("/id/budgets/never-was", { headers: { Accept } })).status).toBe(404);
    expect(await problem("/id/budgets/sbir-2202")).toMatchObject({ status: 404, didYouMean: "sbir-2022" });
  });

  it("is 406 with the list where nothing fits", async () => {
    const answer = await problem("/id/budgets/sbir-2022", { headers: { Accept: "image/png" } });
    expect([answer.status, answer.available?.includes("text/turtle")]).toEqual([406, true]);
    expect((await problem("/ns", { headers: { Accept: "image/png" } })).available).toContain("application/ld+json");
  });

  it.each<readonly [path: string, location: string]>([
    ["/ns", "/en/ns"],
    ["/codes/phase", "/en/codes/phase"],
    ["/codes/phase/initial", "/en/codes/phase"],
    ["/v1/releases/1.1.0", "/en/releases/1.1.0"],
    ...graphVocabularies.map(({ path, name }) => [path, `/en/${name}`] as const),
  ])("%s leads people to %s", async (path, location) => {
    const response = await get(path, { headers: { Accept: "text/html", "Accept-Language": "en" } });
    expect([response.status, response.headers.get("Location")]).toEqual([303, location]);
    expect(response.headers.get("Vary")).toBe("Accept, Accept-Language");
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=60");
    const inJapanese = await get(path, {
      headers: { Accept: "text/html, application/xhtml+xml, */*;q=0.8", "Accept-Language": "ja, en;q=0.5" },
    });
    expect(inJapanese.headers.get("Location")).toBe(location.replace("/en/", "/ja/"));
    expect(await text(location)).toContain("<h1>");
    for (const Accept of ["*/*", "application/json;q=0.9, text/html;q=0.8, */*;q=0.1"])
      expect((await get(path, { headers: { Accept } })).headers.get("Location") ?? "").not.toContain("/en/");
  });

  it("a release that never was has no page", async () => {
    expect((await get("/v1/releases/9.9.9", { headers: { Accept: "text/html" } })).status).toBe(404);
    expect((await problem("/en/releases/9.9.9")).status).toBe(404);
  });

  it("a page has an anchor, once, for every thing that is named at its address", async () => {
    for (const [page, graph, path] of [
      ["/en/catalog", "/catalog.nq", "/catalog"],
      ["/ja/void", "/.well-known/void.nq", "/.well-known/void"],
      ["/en/releases/1.1.0", "/v1/releases/1.1.0.nq", "/v1/releases/1.1.0"],
    ] as const) {
      const ids = [...(await text(page)).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.length).toBe(new Set(ids).size);
      const names = new Set(quadsOf(await text(graph)).map(({ subject }) => subject));
      const fragments = [...names].flatMap((name) => (name.startsWith(`${portal.PUBLIC_URL}${path}#`) ? [name.split("#")[1]] : []));
      // The digest of a file stands in SHA256SUMS.
      for (const fragment of fragments.filter((one) => !one?.endsWith("-checksum"))) expect(ids, page).toContain(fragment);
    }
  });
});

describe("CSV on the Web", () => {
  it("is found from the file and describes the columns that its release has", async () => {
    const link = (await get("/dumps/1.0.0/strategies.csv")).headers.get("Link");
    const metadata = /<([^>]*)>; rel="describedby"; type="application\/csvm\+json"/.exec(link ?? "")?.[1] as string;
    const { tables } = JSON.parse(await text(metadata)) as {
      tables: { url: string; tableSchema: { columns: Record<string, string>[] } }[];
    };
    const { tableSchema } = tables.find(({ url }) => url === "strategies.csv") as (typeof tables)[number];
    const [header] = (await text("/dumps/1.0.0/strategies.csv")).split("\r\n");
    expect(tableSchema.columns.map(({ name }) => name).join()).toBe(header);
    expect(header).not.toContain("decidedOn");
    const looked = await get("/dumps/1.0.0/strategies.csv-metadata.json");
    expect([looked.status, looked.headers.get("Location")]).toEqual([308, metadata]);
    expect((await get("/dumps/1.0.0/budgets_sum.csv-metadata.json")).status).toBe(308);
    expect(await text("/dumps/1.0.0/SHA256SUMS")).toContain("  csv-metadata.json\n");
    for (const name of ["nothing", "undefined", "crosswalks"])
      expect((await problem(`/dumps/1.0.0/${name}.csv-metadata.json`)).status, name).toBe(404);
    expect((await get("/dumps/1.0.0/strategies-excel.csv")).headers.get("Link")).not.toContain("csvm+json");
    const properties = tableSchema.columns.map(({ propertyUrl }) => propertyUrl);
    expect(properties).toContain("https://schema.org/name");
    const plan = tableSchema.columns.find(({ name }) => name === "plan");
    expect(plan).toMatchObject({ valueUrl: `${portal.PUBLIC_URL}/id/plans/{plan}` });
    // What a cell cannot say as linked data says it, it does not say: a list of names, a date of any precision, a structure.
    type Column = { name: string; suppressOutput?: true; separator?: string; propertyUrl?: string; valueUrl?: string };
    const columnsIn = (url: string) => (tables.find((one) => one.url === url)?.tableSchema.columns ?? []) as unknown as Column[];
    for (const [table, names] of [
      ["initiatives.csv", ["organizations", "evidence"]],
      ["milestones.csv", ["date", "organizations"]],
      ["sources.csv", ["issued"]],
    ] as const) {
      const unsaid = columnsIn(table).filter(({ suppressOutput }) => suppressOutput);
      for (const name of names) expect([table, unsaid.map((one) => one.name)]).toEqual([table, expect.arrayContaining([name])]);
      for (const one of unsaid) expect([one.propertyUrl, one.valueUrl]).toEqual([undefined, undefined]);
    }
    for (const one of tables.flatMap(({ url }) => columnsIn(url)))
      if (one.valueUrl) expect(one.separator, one.name).toBeUndefined();
    // What is added is described and says nothing of its own.
    const added = tables.find(({ url }) => url === "budgets_sum.csv");
    expect(added).toMatchObject({
      suppressOutput: true,
      tableSchema: { foreignKeys: [{ columnReference: "id", reference: { resource: "budgets.csv" } }] },
    });
    const [titles] = (await text("/dumps/1.0.0/budgets_sum.csv")).split("\r\n");
    expect(
      columnsIn("budgets_sum.csv")
        .map(({ name }) => name)
        .join(),
    ).toBe(titles);
    // Where the words come from is said of the record, and a code is a concept.
    expect(tableSchema.columns.find(({ name }) => name === "enBasis")).toMatchObject({
      aboutUrl: `${portal.PUBLIC_URL}/v1/releases/1.0.0/strategies/{id}`,
      valueUrl: `${portal.PUBLIC_URL}/codes/enBasis/{enBasis}`,
    });
  });
});

describe("the links of a page", () => {
  it.each([
    ["/en/", `/v1/releases/${latest.id}`, "/dumps/"],
    ["/ja/budgets/sbir-2022", `/v1/releases/${latest.id}/budgets/sbir-2022`, "/v1/releases/"],
  ])("%s lead to what is cited, %s, to descriptions and to the data", async (path, cited, items) => {
    const link = (await get(path)).headers.get("Link") ?? "";
    expect(link).toContain(`<${portal.PUBLIC_URL}${cited}>; rel="cite-as"`);
    for (const relation of ["describedby", "item"]) {
      const targets = [...link.matchAll(new RegExp(`<${portal.PUBLIC_URL}([^>]*)>; rel="${relation}"; type="([^"]*)"`, "g"))];
      expect(targets.length, relation).toBeGreaterThan(2);
      if (relation === "item") expect(targets.every(([, target]) => target?.startsWith(items))).toBe(true);
      for (const [, target = "", type] of targets)
        expect((await get(target, { method: "HEAD" })).headers.get("Content-Type")?.split(";")[0], target).toBe(type);
    }
  });
});

describe("the descriptions of a release", () => {
  type Linked = { anchor: string } & Record<string, { href: string; type?: string }[]>;
  const targets = (link: string, relation: string) =>
    [...link.matchAll(new RegExp(`<([^>]*)>; rel="${relation}"; type="([^"]*)"`, "g"))].map(([, href, type]) => ({ href, type }));

  it("are the same in its header, on its page and in the linkset", async () => {
    const path = `/v1/releases/${latest.id}`;
    const { linkset } = JSON.parse(await text("/linkset")) as { linkset: Linked[] };
    const inLinkset = linkset.find(({ anchor, item }) => anchor === portal.PUBLIC_URL + path && item);
    for (const address of [path, `/en/releases/${latest.id}`]) {
      const link = (await get(address)).headers.get("Link") ?? "";
      for (const relation of ["describedby", "item"]) expect(targets(link, relation), relation).toEqual(inLinkset?.[relation]);
    }
  });

  it("name every description of the latest with what it describes", async () => {
    const { linkset } = JSON.parse(await text("/linkset")) as { linkset: Linked[] };
    const describing = linkset.filter(({ describes }) => describes).map(({ anchor }) => anchor.replace(portal.PUBLIC_URL, ""));
    expect(describing).toEqual(documents.filter(({ describes }) => describes).map(({ path }) => path));
  });
});

describe("Croissant", () => {
  it("cites the release in BibTeX as /cite does, but for the works that it rests on", async () => {
    const { citeAs } = JSON.parse(await text("/croissant.json")) as { citeAs: string };
    const lines = (bibtex: string) => bibtex.split("\n").filter((line) => !line.startsWith("  note"));
    expect(lines(citeAs)).toEqual(lines(await text(`/cite/${latest.id}.bib`)));
    expect(citeAs).not.toContain("Source: , edited");
  });

  it("says of each column whether a cell of it is a list", async () => {
    type Field = { name: string; isArray?: boolean; arrayShape?: string; source: { transform?: { separator: string } } };
    const { recordSet } = JSON.parse(await text("/croissant.json")) as { recordSet: { name: string; field: Field[] }[] };
    for (const { collection, fields } of entities) {
      const described = recordSet.find(({ name }) => name === collection)?.field ?? [];
      const lists = Object.entries(fields).flatMap(([key, { many, kind }]) => (many && kind !== "structure" ? [key] : []));
      const arrays = described.filter(({ isArray }) => isArray);
      for (const { arrayShape, source } of arrays) expect([arrayShape, source.transform?.separator]).toEqual(["-1", "|"]);
      expect(arrays.map(({ name }) => name)).toEqual(described.map(({ name }) => name).filter((name) => lists.includes(name)));
    }
  });
});

describe("security.txt", () => {
  const ask = async (deployed: object) => {
    const DB = { prepare: (sql: string) => portal.DB.prepare(sql), batch: (all: D1PreparedStatement[]) => portal.DB.batch(all) };
    const request = new Request("https://portal.test/.well-known/security.txt");
    return (await worker.fetch(request as never, { ...portal, DB, ...deployed } as never, context)).text();
  };

  it("expires less than a year after the deployment, whatever the day of the release (RFC 9116, section 2.5.5)", async () => {
    expect(await ask({ DEPLOYED: "2031-05-06" })).toContain("Expires: 2032-04-30T00:00:00Z\n");
  });

  it("of a portal that never was deployed, less than a year after the latest release", async () => {
    const [, expires = ""] = /^Expires: (.*)$/m.exec(await ask({})) ?? [];
    const days = (Date.parse(expires) - Date.parse(`${latest.issued}T00:00:00Z`)) / 86_400_000;
    expect(days).toBe(360);
  });
});

describe("the head of a page", () => {
  it.each(["/en/", "/ja/", "/ja/budgets/sbir-2022", "/en/ns"])(
    "%s says in schema.org and for citation managers what it is",
    async (path) => {
      const html = await text(path);
      const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
      const page = JSON.parse(json);
      expect(page["@type"]).toBe("WebPage");
      if (path.length === 4) expect(page.mainEntity).toMatchObject({ "@type": "Dataset", version: latest.id });
      for (const name of ["citation_title", "citation_author", "citation_public_url"]) expect(html).toContain(`name="${name}"`);
      for (const language of ["ja", "en"]) expect(html).toContain(`hreflang="${language}"`);
      expect(html).toContain('rel="cite-as"');
    },
  );
});
