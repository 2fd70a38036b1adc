import jsonld from "jsonld/dist/jsonld.esm.min.js";
import type { Quad } from "n3";
import Parser from "n3/lib/N3Parser";
import Writer from "n3/lib/N3Writer";
import { beforeAll, describe, expect, it } from "vitest";
import { withdraw } from "../../src/db/load";
import { graphFormats } from "../../src/formats/graph-formats";
import type { Tombstone, Withdrawal } from "../../src/model/release";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { paths } from "../../src/urls";
import worker from "../../src/worker";
import { membersOfProblem, problemFault } from "./documented";
import { edition, empty, loadOne, row } from "./editions";
import { context, portal } from "./portal";

const stone = (id: string, more: Partial<Tombstone>): Tombstone => ({
  collection: "organizations",
  id,
  reason: { ja: "誤り「甲」\n。", en: 'An "error".' },
  successor: null,
  merged: false,
  ...more,
});

// The third release removes one with a successor and one without, and merges a third; the fourth is withdrawn.
const stones = [
  stone("replaced", { successor: "kept" }),
  stone("removed", {}),
  stone("merged", { successor: "kept", merged: true, reason: { ja: "同じ機関。", en: "The same body." } }),
];
const rows = [row("kept", "甲"), row("replaced", "乙"), row("removed", "丙"), row("merged", "丁")];
const releases = [rows, rows, rows.slice(0, 1), rows.slice(0, 1)].map((some, i): Frozen => {
  const one = edition(i + 1, some);
  return i === 2 ? { ...one, manifest: { ...one.manifest, tombstones: stones } } : one;
});
const withdrawal: Withdrawal = { release: "4.0.0", on: "2030-02-01", reason: { ja: "命令による。", en: "By order." } };

const get = async (path: string, init: RequestInit = {}): Promise<Response> =>
  worker.fetch(new Request(`https://portal.test${path}`, { redirect: "manual", ...init }) as never, portal as never, context);
const accepting = (path: string, Accept: string) => get(path, { headers: { Accept } });

const [DCT, PROV, RDFS] = ["http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#", "http://www.w3.org/2000/01/rdf-schema#"];
const [OWL, ADMS, SKOS] = ["http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/adms#", "http://www.w3.org/2004/02/skos/core#"];
const nameOf = (id: string) => `${portal.PUBLIC_URL}/id/organizations/${id}`;

/** The quads of an answer, by a parser that is not ours; nothing remote may be needed, and nothing dropped. */
async function quadsOf(response: Response): Promise<Quad[]> {
  const type = response.headers.get("Content-Type")?.split(";")[0] ?? "";
  const body = await response.text();
  if (type !== "application/ld+json") return new Parser({ format: type }).parse(body);
  const options = {
    safe: true,
    format: "application/n-quads",
    documentLoader: () => Promise.reject(new Error("a remote context")),
  };
  return new Parser({ format: "application/n-quads" }).parse(
    (await jsonld.toRDF(JSON.parse(body), options as never)) as unknown as string,
  );
}

/** A graph in canonical form (RDFC-1.0). */
async function canonical(quads: readonly Quad[]): Promise<string> {
  const written = await new Promise<string>((resolve, reject) => {
    const writer = new Writer({ format: "application/n-quads" });
    writer.addQuads([...quads]);
    writer.end((error, result: string) => (error ? reject(error) : resolve(result)));
  });
  const options = { algorithm: "RDFC-1.0", inputFormat: "application/n-quads", format: "application/n-quads" };
  return (await jsonld.canonize(written as never, options as never)) as unknown as string;
}

/** What a graph says of a thing, values with their datatype or language. */
function saying(quads: readonly Quad[], subject: string): (predicate: string) => string[] {
  return (predicate) =>
    quads.flatMap(({ subject: about, predicate: said, object }) => {
      if (about.value !== subject || said.value !== predicate) return [];
      if (object.termType !== "Literal") return object.value;
      return object.language ? `${object.value}@${object.language}` : `${object.value}^^${object.datatype.value.split("#")[1]}`;
    });
}

beforeAll(async () => {
  await empty();
  for (const [i, one] of editionsOf(releases).entries()) await loadOne(portal, releases[i] as Frozen, one as Edition, null);
  await withdraw(portal.DB, [withdrawal]);
});

describe("a record that is gone, asked for as a graph", () => {
  it.each([
    "/v1/organizations/replaced",
    "/v1/releases/3.0.0/organizations/replaced",
    "/id/organizations/replaced",
    "/v1/organizations/merged",
    "/v1/releases/3.0.0/organizations/merged",
    "/id/organizations/merged",
    "/v1/releases/4.0.0",
    "/v1/releases/4.0.0/organizations",
    "/v1/releases/4.0.0/organizations/kept",
  ])("%s is one graph by extension and by Accept in every format", async (path) => {
    const plain = await get(path);
    const expected = plain.status === 308 ? 308 : 410;
    const graphs = new Set<string>();
    for (const { name, mediaType, contentType } of graphFormats) {
      for (const response of [await get(`${path}.${name}`), await accepting(path, mediaType)]) {
        expect([response.status, response.headers.get("Content-Type")], `${path} ${name}`).toEqual([expected, contentType]);
        graphs.add(await canonical(await quadsOf(response)));
      }
    }
    expect(graphs.size).toBe(1);
    expect([...graphs][0]).not.toMatch(/undefined|\[object|_:/);
  });

  it("says when, why and by which release it went, what replaces it and how what it was is cited", async () => {
    const quads = await quadsOf(await get("/v1/organizations/replaced.ttl"));
    const of = saying(quads, nameOf("replaced"));
    expect(of(`${OWL}deprecated`)).toEqual(["true^^boolean"]);
    expect(of(`${ADMS}status`)).toEqual(["http://purl.org/adms/status/Withdrawn"]);
    expect(of(`${PROV}invalidatedAtTime`)).toEqual(["2030-01-03T00:00:00Z^^dateTime"]);
    expect(of(`${DCT}isReplacedBy`)).toEqual([nameOf("kept")]);
    expect(of(`${SKOS}changeNote`)).toEqual(["誤り「甲」\n。@ja", 'An "error".@en']);
    expect(of("http://xmlns.com/foaf/0.1/isPrimaryTopicOf")).toEqual([
      `${portal.PUBLIC_URL}/v1/releases/2.0.0/organizations/replaced`,
    ]);
    expect(of(`${DCT}bibliographicCitation`).map((one) => one.includes("/v1/releases/2.0.0"))).toEqual([true, true]);
    for (const address of of(`${RDFS}seeAlso`)) expect((await get(address.replace(portal.PUBLIC_URL, ""))).status).toBe(200);
    const [removal = ""] = of(`${PROV}wasInvalidatedBy`);
    const activity = saying(quads, removal);
    expect(activity(`${DCT}date`)).toEqual(["2030-01-03^^date"]);
    expect(activity(`${PROV}generated`)).toEqual([`${portal.PUBLIC_URL}/v1/releases/3.0.0`]);
  });

  it("has no successor where there is none, and says that one is merged without claiming that both are the same", async () => {
    const removed = await quadsOf(await accepting("/id/organizations/removed", "text/turtle"));
    expect(saying(removed, nameOf("removed"))(`${DCT}isReplacedBy`)).toEqual([]);
    const merged = await quadsOf(await get("/v1/organizations/merged.nq"));
    expect(saying(merged, nameOf("merged"))(`${DCT}isReplacedBy`)).toEqual([nameOf("kept")]);
    expect(saying(merged, nameOf("merged"))(`${ADMS}status`)).toEqual(["http://purl.org/adms/status/Deprecated"]);
    expect(merged.some(({ predicate }) => predicate.value === `${OWL}sameAs`)).toBe(false);
  });

  it("a withdrawn release says on which day and why, and how it is cited", async () => {
    const quads = await quadsOf(await get("/v1/releases/4.0.0.jsonld"));
    const of = saying(quads, `${portal.PUBLIC_URL}/v1/releases/4.0.0`);
    expect(of(`${PROV}invalidatedAtTime`)).toEqual(["2030-02-01T00:00:00Z^^dateTime"]);
    expect(of(`${SKOS}changeNote`).sort()).toEqual(["By order.@en", "命令による。@ja"]);
    expect(of(`${RDFS}seeAlso`)).toEqual([`${portal.PUBLIC_URL}/cite/4.0.0.txt`]);
    expect((await get("/cite/4.0.0.txt")).status).toBe(200);
    expect((await get("/dumps/4.0.0/organizations.ttl")).headers.get("Content-Type")).toBe("text/turtle; charset=utf-8");
  });
});

describe("the page of a withdrawn release", () => {
  it.each(["ja", "en"] as const)("says in %s that it was, when and why, and still how it is cited", async (language) => {
    const response = await get("/v1/releases/4.0.0", { headers: { Accept: "text/html", "Accept-Language": language } });
    expect(response.headers.get("Location")).toBe(`/${language}/releases/4.0.0`);
    const page = await get(`/${language}/releases/4.0.0`);
    expect([page.status, page.headers.get("Content-Language")]).toEqual([200, language]);
    const html = await page.text();
    expect(html).toContain(withdrawal.reason[language]);
    expect(html).toContain("/cite/4.0.0.bib");
    expect(html).not.toMatch(/\/dumps\/4\.0\.0|undefined|\[object/);
  });
});

describe("the page of a record that is gone", () => {
  it("is gone as the record is, leads to what it was merged into, and stays in the releases that held it", async () => {
    const page = (id: string, release?: string) => get(paths.recordPage("en", "organizations", id, { release }));
    for (const release of [undefined, "3.0.0"]) {
      expect((await page("removed", release)).status).toBe(410);
      const merged = await page("merged", release);
      expect([merged.status, merged.headers.get("Location")]).toEqual([
        308,
        paths.recordPage("en", "organizations", "kept", { release }),
      ]);
    }
    const held = await page("removed", "2.0.0");
    expect(held.status).toBe(200);
    const html = await held.text();
    // It says what became of it, and does not send the reader to the latest, which has none.
    expect(html).toContain("An “error”.".replace(/[“”]/g, "&quot;"));
    expect(html).not.toContain(`href="${paths.recordPage("en", "organizations", "removed")}"`);
    expect((await page("kept", "4.0.0")).status).toBe(410);
  });
});

describe("what does not change by it", () => {
  it.each([undefined, "*/*", "application/json", "text/csv", "text/csv, text/turtle;q=0.5"])(
    "a 410 for Accept: %s is the problem that it was",
    async (Accept) => {
      for (const path of ["/v1/organizations/removed", "/id/organizations/removed", "/v1/releases/4.0.0/organizations"]) {
        const response = await get(path, Accept ? { headers: { Accept } } : {});
        expect([response.status, response.headers.get("Content-Type")], path).toEqual([
          410,
          "application/problem+json; charset=utf-8",
        ]);
        expect(response.headers.get("Cache-Control")).toBe("no-store");
      }
    },
  );

  it("every member of a problem of what is gone is documented, and every such member that is documented is in one", async () => {
    const seen = new Set<string>();
    for (const path of [
      "/v1/organizations/removed",
      "/v1/releases/3.0.0/organizations/replaced",
      "/id/organizations/replaced",
      "/cite/organizations/removed@3.0.0.txt",
      "/v1/releases/4.0.0/organizations",
      "/dumps/4.0.0/organizations.csv",
    ]) {
      const response = await get(path);
      const body = await response.json<object>();
      expect([response.status, problemFault(body)], path).toEqual([410, null]);
      for (const name of Object.keys(body)) seen.add(name);
    }
    expect(membersOfProblem(true).filter((name) => !seen.has(name))).toEqual([]);
  });

  it("a removed record's problem names the citation of the last release that held it", async () => {
    const { citation } = await (await get("/v1/organizations/removed")).json<{ citation: string }>();
    expect(citation).toBe("/cite/organizations/removed@2.0.0.txt");
    expect((await get(citation)).status).toBe(200);
  });

  it.each([
    ["/v1/organizations/merged", "/v1/organizations/kept"],
    ["/v1/organizations/merged.csv?fields=name", "/v1/organizations/kept.csv?fields=id,name"],
    ["/v1/releases/3.0.0/organizations/merged", "/v1/releases/3.0.0/organizations/kept"],
    ["/id/organizations/merged", "/id/organizations/kept"],
    ["/id/organizations/merged.csv", "/id/organizations/kept.csv"],
    ["/cite/organizations/merged@3.0.0.bib", "/cite/organizations/kept@3.0.0.bib"],
    ["/cite/organizations/merged@3.0.0.bib?field=name", "/cite/organizations/kept@3.0.0.bib?field=name"],
  ])("%s leads on without a body where no graph is asked for", async (path, location) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([308, ""]);
    expect(response.headers.get("Location")).toBe(location);
    const isFrozen = path.includes("3.0.0");
    expect(response.headers.get("Cache-Control")).toBe(isFrozen ? "public, max-age=31536000, immutable" : "public, max-age=86400");
    expect(response.headers.get("Vary")).toBe(path.includes("merged.") || path.includes(".bib") ? null : "Accept");
  });

  it("with a graph it leads to the same place, is kept as long, and HEAD says so", async () => {
    const path = "/v1/releases/3.0.0/organizations/merged.ttl";
    const [whole, head] = [await get(path), await get(path, { method: "HEAD" })];
    expect(whole.headers.get("Location")).toBe("/v1/releases/3.0.0/organizations/kept.ttl");
    expect(whole.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    for (const name of ["Location", "Cache-Control", "Content-Type", "Content-Length"])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    expect(head.headers.get("Content-Length")).toBe(String((await whole.arrayBuffer()).byteLength));
  });

  it("an extension beats Accept", async () => {
    expect((await accepting("/v1/organizations/removed.csv", "text/turtle")).headers.get("Content-Type")).toContain("problem+json");
    expect((await accepting("/v1/organizations/removed.nq", "text/turtle")).headers.get("Content-Type")).toContain("n-quads");
  });
});
