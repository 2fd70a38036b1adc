import { LIST_SEPARATOR } from "../formats/csv";
import type { Field } from "../model/field";
import { columnsOf, kinds } from "../model/kinds";
import type { DumpFile, Release } from "../model/release";
import type { Result } from "../model/result";
import { type Language, languageNames, languages, type Text } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import type { Work } from "./attribution";
import { datasetDescription, datasetTitle, keywords, publisher, spdxLicence, WHOLE } from "./dataset";

/**
 * The descriptor of a release's CSV files as a Data Package (Data Package 2.0), with a Table Schema for each: types, labels, keys
 * and references, all from the registry.
 */
export function dataPackageOf(
  release: Release,
  tables: readonly { readonly result: Result; readonly file: Pick<DumpFile, "name" | "sha256" | "bytes"> }[],
  works: readonly Work[],
  urls: Urls,
): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: WHOLE,
    id: urls.absolute(paths.release(release.id)),
    title: `${datasetTitle.en} / ${datasetTitle.ja}`,
    description: `${both(datasetDescription)}\n\n${release.id}: ${both(release.summary)}`,
    keywords: keywords.flatMap(({ en, ja }) => [en, ja]),
    homepage: urls.portal,
    version: release.id,
    created: `${release.issued}T00:00:00Z`,
    licenses: [{ name: spdxLicence.id, path: LICENCE, title: spdxLicence.name }],
    sources: works.map(({ publisher: by, title, issued, locator, terms }) => ({
      title: [both(by), both(title), issued, locator, terms].filter(Boolean).join(", "),
    })),
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
  return columnsOf(key, field).map((name, i) => ({
    name,
    title: field.kind === "localized" ? inLanguage(field.label, languages[i] as Language) : both(field.label),
    description: both(field.description) + (field.many && field.kind !== "structure" ? ` ${DIVIDED}` : ""),
    ...typeOf(field),
    ...(field.values &&
      !field.many && { categories: Object.entries(field.values).map(([value, label]) => ({ value, label: both(label) })) }),
    ...((!field.optional || field.kind === "id") && {
      constraints: { required: true, ...(field.kind === "id" && { unique: true }) },
    }),
  }));
}

const DIVIDED = `(values divided by ${LIST_SEPARATOR} / ${LIST_SEPARATOR} 区切り)`;

function typeOf(field: Field): object {
  if (field.kind === "structure") return { type: field.many ? "array" : "object" };
  // The JSON Schema of Data Package 2.0 does not know the type “list” of its own Table Schema; the description says how to divide the cell.
  if (field.many) return { type: "string", format: "default" };
  if (field.kind === "boolean") return { type: "boolean", trueValues: ["true"], falseValues: ["false"] };
  if (field.kind === "uri") return { type: "string", format: "uri" };
  // A date of the precision printed, which no date type of Table Schema covers.
  return { type: kinds[field.kind].storage === "integer" ? "integer" : "string" };
}

function both({ en, ja }: Text): string {
  return en === ja ? en : `${en} / ${ja}`;
}

/** `Name (Japanese) / 名称（日本語）` for the column of a language. */
function inLanguage({ en, ja }: Text, language: Language): string {
  const name = languageNames[language];
  return `${en} (${name.en}) / ${ja}（${name.ja}）`;
}
