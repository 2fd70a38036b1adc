import type { Field } from "../model/field";
import { columnsOf, kinds } from "../model/kinds";
import type { DumpFile, Release } from "../model/release";
import type { Result } from "../model/result";
import type { Text } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import { datasetTitle, publisher } from "./dataset";

/**
 * The descriptor of a release's CSV files as a Data Package (Data Package 2.0), with a Table Schema for each: types, labels, keys
 * and references, all from the registry.
 */
export function dataPackageOf(
  release: Release,
  tables: readonly { readonly result: Result; readonly file: Pick<DumpFile, "name" | "sha256" | "bytes"> }[],
  urls: Urls,
): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "sti-policy",
    id: urls.absolute(paths.release(release.id)),
    title: `${datasetTitle.en} / ${datasetTitle.ja}`,
    description: both(release.summary),
    homepage: urls.absolute("/"),
    version: release.id,
    created: `${release.issued}T00:00:00Z`,
    licenses: [{ name: "CC-BY-4.0", path: LICENCE, title: "Creative Commons Attribution 4.0" }],
    contributors: [{ title: publisher.en, roles: ["publisher"] }],
    resources: tables.map(({ result, file }) => resourceOf(result, file, tables)),
  };
}

type Tables = readonly { readonly result: Result; readonly file: Pick<DumpFile, "name"> }[];

function resourceOf({ entity, fields }: Result, file: Pick<DumpFile, "name" | "sha256" | "bytes">, tables: Tables): object {
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  const held = new Set(tables.map(({ result }) => result.entity.collection));
  const references = shown.filter(([, field]) => field.kind === "reference" && !field.many && held.has(field.to as string));
  return {
    name: entity.collection,
    path: file.name,
    title: both(entity.label),
    description: both(entity.description),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    type: "table",
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: shown.flatMap(([key, field]) => columns(key, field)),
      primaryKey: ["id"],
      ...(references.length > 0 && {
        foreignKeys: references.map(([key, field]) => ({
          fields: [key],
          reference: { resource: field.to === entity.collection ? "" : field.to, fields: ["id"] },
        })),
      }),
    },
  };
}

function columns(key: string, field: Field): object[] {
  return columnsOf(key, field).map((name) => ({
    name,
    title: both(field.label),
    description: both(field.description),
    ...typeOf(field),
    ...((!field.optional || field.kind === "id") && {
      constraints: { required: true, ...(field.kind === "id" && { unique: true }) },
    }),
  }));
}

function typeOf(field: Field): object {
  if (field.kind === "structure") return { type: "string", format: "default" };
  if (field.many) {
    const itemType = kinds[field.kind].storage === "integer" ? "integer" : "string";
    return { type: "list", delimiter: "|", itemType };
  }
  if (field.kind === "boolean") return { type: "boolean", trueValues: ["true"], falseValues: ["false"] };
  if (field.kind === "uri") return { type: "string", format: "uri" };
  // A date of the precision printed, which no date type of Table Schema covers.
  return { type: kinds[field.kind].storage === "integer" ? "integer" : "string" };
}

function both({ en, ja }: Text): string {
  return `${en} / ${ja}`;
}
