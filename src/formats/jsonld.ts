import type { Target } from "../model/entity";
import { type Field, type Fields, isMissing, type Json, type Row, schemeOf } from "../model/field";
import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import { contextOf } from "./context";
import type { Format } from "./format";
import {
  dateType,
  documentOf,
  documentPath,
  fieldsOf,
  linkedOf,
  partName,
  recordName,
  subjectOf,
  targetName,
  typesOf,
} from "./graph";

/**
 * JSON-LD 1.1: one graph with its context inside, the described document first, then the records, a line each. Every id is
 * absolute, every date carries the datatype of its precision, every text its language.
 */
export const jsonld: Format = {
  name: "jsonld",
  mediaType: "application/ld+json",
  contentType: "application/ld+json",
  label: { ja: "JSON-LD（リンクトデータ）", en: "JSON-LD, linked data" },
  revision: 4,
  envelope: false,
  async *write(result, urls) {
    yield opening([result], documentOf(documentPath(result), result.release, urls), urls);
    yield* nodesOf(result, urls);
    yield "\n]}\n";
  },
  async *writeWhole({ release, results }, urls) {
    yield opening(results, documentOf(paths.release(release.id), release, urls), urls);
    for (const result of results) yield* nodesOf(result, urls);
    yield "\n]}\n";
  },
};

function opening(results: readonly Result[], document: object, urls: Urls): string {
  const context = contextOf(results, urls);
  return `{"@context":${JSON.stringify(context)},\n"@graph":[\n${JSON.stringify(document)}`;
}

async function* nodesOf(result: Result, urls: Urls): AsyncGenerator<string> {
  for await (const row of result.rows) {
    yield `,\n${JSON.stringify(nodeOf(result, row, urls))}`;
    for (const part of partsOf(result, row, urls)) yield `,\n${JSON.stringify(part)}`;
  }
}

function nodeOf(result: Result, row: Row, urls: Urls) {
  const { entity } = result;
  const { collection } = entity;
  const base = recordName(result, row, urls);
  const said = (of: "thing" | "record") => propertiesOf(fieldsOf(result, of), row, base, collection, urls);
  const home = entity.collectionOf?.(row);
  if (home) return { "@type": entity.type, "sti:record": { "@id": urls.record(home, row.id) }, ...said("thing") };
  const { classes = [], links = [], reverse = [] } = linkedOf(result, row);
  return {
    "@id": subjectOf(result, row, urls),
    "@type": classes.length > 0 ? [entity.type, ...classes] : entity.type,
    ...said("thing"),
    ...byPredicate(links, urls),
    ...(reverse.length > 0 && { "@reverse": byPredicate(reverse, urls) }),
    isPrimaryTopicOf: {
      "@id": base,
      "@type": typesOf("Record"),
      "dct:isPartOf": { "@id": urls.absolute(documentPath(result)) },
      ...said("record"),
    },
  };
}

function byPredicate(links: readonly (readonly [predicate: string, target: Target])[], urls: Urls): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  for (const [predicate, target] of links) {
    const value = "literal" in target ? target.literal : { "@id": targetName(target, urls) };
    found[predicate] = [...(found[predicate] ?? []), value];
  }
  return found;
}

/** What a row describes beside itself: each a node of its own. */
function partsOf(result: Result, row: Row, urls: Urls): object[] {
  const subject = subjectOf(result, row, urls);
  const { parts = [] } = linkedOf(result, row);
  return parts.map(({ fragment, classes, label }) => ({
    "@id": `${subject}#${fragment}`,
    "@type": classes,
    "skos:prefLabel": Object.entries(label).map(([language, value]) => ({ "@value": value, "@language": language })),
  }));
}

/** The properties of a node; absent values are left out, as RDF has no null. */
function propertiesOf(
  fields: Fields,
  values: { readonly [key: string]: Json },
  base: string,
  collection: string,
  urls: Urls,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key] ?? null;
    if (isMissing(value)) continue;
    const scheme = schemeOf(field, collection, key);
    const one = (item: Json, index: number | null) => jsonldValue(field, item, partName(base, key, index), scheme, urls);
    properties[key] = Array.isArray(value) ? value.map((item, i) => one(item, i)) : one(value, null);
  }
  return properties;
}

function jsonldValue(field: Field, value: Json, part: string, scheme: string, urls: Urls): unknown {
  switch (field.kind) {
    case "reference":
      return urls.record(field.to as string, value as string);
    case "code":
      return urls.code(scheme, value as string);
    case "date":
      return { "@value": value, "@type": `xsd:${dateType(value as string)}` };
    case "structure":
      return {
        "@id": part,
        ...(field.type && { "@type": typesOf(field.type) }),
        ...propertiesOf(field.parts ?? {}, value as { readonly [key: string]: Json }, part, scheme, urls),
      };
    default:
      return value;
  }
}
