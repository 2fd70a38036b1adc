import { describe, expect, it } from "vitest";
import { ontologyTriples, VERSION } from "../../src/catalog/ontology";
import { readFrozen } from "../../src/cli/frozen";
import { type Term, triplesReader } from "../../src/formats/graph";
import { line } from "../../src/formats/nq";
import { sha256 } from "../../src/model/digest";
import { resultsOf } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { urlsAt } from "../../src/urls";

const urls = urlsAt("https://sti-policy.example");
const ontology = ontologyTriples(urls);

/** What the terms are and what is said of them, but for words, which may get better, and for version and day themselves. */
const RAISED = { version: "1.2.0", digest: "8c57e02c32b18391d0470a4cade81af6df07213f7d591add068b73df79ca09a7" };

describe("the portal's own terms", () => {
  it("have another version wherever a term or what is said of it has changed (raise VERSION and MODIFIED, then write both here)", async () => {
    const said = ontology.filter(
      ([, predicate, object]) => !(typeof object === "object" && object.language) && !/versionInfo$|\/modified$/.test(predicate),
    );
    const digest = await sha256([...new Set(said.map(line))].sort().join(""));
    expect({ version: VERSION, digest }).toEqual(RAISED);
  });

  it("have one label in each language", () => {
    const labels = ontology.flatMap(([subject, predicate, object]) =>
      predicate.endsWith("#label") && typeof object === "object" ? [`${subject} ${object.language}`] : [],
    );
    expect(labels.filter((one, i) => labels.indexOf(one) !== i)).toEqual([]);
  });

  it("state the scheme of just those editions whose priorities a release has", () => {
    const SKOS = "http://www.w3.org/2004/02/skos/core#";
    for (const edition of editionsOf(readFrozen())) {
      const triples = resultsOf(edition).flatMap((result) =>
        [...(result.rows as readonly { id: string }[])].flatMap(triplesReader(result, urls)),
      );
      const stated = triples.flatMap(([subject, , object]) => (object === `${SKOS}ConceptScheme` ? [subject] : []));
      const filled = triples.flatMap(([, predicate, object]) => (predicate === `${SKOS}topConceptOf` ? [object as string] : []));
      const ofEditions = filled.filter((one) => one.endsWith("#priorities"));
      expect([...new Set(ofEditions)].sort()).toEqual(stated.sort());
    }
  });

  it("say the datatype of every value that the latest release writes", () => {
    const edition = editionsOf(readFrozen()).at(-1);
    if (!edition) throw new Error("There is no frozen release");
    const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    const XSD = "http://www.w3.org/2001/XMLSchema#";
    const typeOf = (object: Exclude<Term, string>) => (object.language ? `${RDF}langString` : (object.datatype ?? `${XSD}string`));
    const ranges = new Map<string, Set<Term>>();
    for (const [subject, predicate, object] of ontology)
      if (predicate.endsWith("rangeIncludes")) ranges.set(subject, (ranges.get(subject) ?? new Set()).add(object));
    const wrong = new Set<string>();
    for (const result of resultsOf(edition))
      for (const row of result.rows as readonly { id: string }[])
        for (const [, predicate, object] of triplesReader(result, urls)(row))
          if (typeof object === "object" && predicate.startsWith(urls.terms) && !ranges.get(predicate)?.has(typeOf(object)))
            wrong.add(`${predicate} ${typeOf(object)}`);
    expect([...wrong]).toEqual([]);
  });
});
