import { LIST_SEPARATOR } from "../../formats/csv";
import { predicateOf } from "../../formats/graph";
import type { Entity } from "../../model/entity";
import type { Field } from "../../model/field";
import { columnsOf, kinds } from "../../model/kinds";
import type { Release } from "../../model/release";
import { type Language, languages } from "../../model/text";
import { LICENCE, paths, type Urls } from "../../urls";
import { publisher } from "../dataset";

/** A table of a release: a collection, with the fields that the release has. */
export type Table = { readonly entity: Entity; readonly fields: readonly string[] };

/**
 * The CSV files of a release in CSV on the Web (Metadata Vocabulary for Tabular Data): columns with datatypes and labels in both
 * languages, the key, and which column refers to which table. With a table named, that one alone.
 */
export function csvw(release: Release, tables: readonly Table[], only: string | null, urls: Urls): object {
  const described = tables.filter(({ entity }) => only === null || entity.collection === only);
  const one = described.map((table) => tableOf(release, table, only === null ? tables : [table], urls));
  const context = ["http://www.w3.org/ns/csvw", { "@language": "en" }];
  return only === null
    ? { "@context": context, ...shared(release), tables: one }
    : { "@context": context, ...shared(release), ...one[0] };
}

function shared({ issued }: Release) {
  return {
    "dc:license": { "@id": LICENCE },
    "dc:publisher": [
      { "@value": publisher.en, "@language": "en" },
      { "@value": publisher.ja, "@language": "ja" },
    ],
    "dc:issued": { "@value": issued, "@type": "xsd:date" },
    dialect: { header: true, encoding: "utf-8", lineTerminators: ["\r\n"], quoteChar: '"', doubleQuote: true },
  };
}

function tableOf(release: Release, { entity, fields }: Table, beside: readonly Table[], urls: Urls): object {
  const { collection, label, description } = entity;
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  const references = shown.filter(
    ([, { kind, many, to }]) => kind === "reference" && !many && beside.some((one) => one.entity.collection === to),
  );
  const at = (name: string) => urls.absolute(paths.dump(release.id, `${name}.csv`));
  return {
    url: at(collection),
    "dc:title": inBoth(label),
    "dc:description": inBoth(description),
    tableSchema: {
      columns: shown.flatMap(([key, field]) => columnsOf(key, field).map((name, i) => columnOf(name, key, field, i, urls))),
      primaryKey: "id",
      aboutUrl: `${urls.absolute("/id")}/${collection}/{id}`,
      ...(references.length > 0 && {
        foreignKeys: references.map(([key, { to }]) => ({
          columnReference: key,
          reference: { resource: at(to as string), columnReference: "id" },
        })),
      }),
    },
  };
}

function columnOf(name: string, key: string, field: Field, i: number, urls: Urls): object {
  const isList = field.many && field.kind !== "structure";
  return {
    name,
    titles: [name],
    "dc:title": inBoth(field.label),
    "dc:description": inBoth(field.description),
    datatype: datatypeOf(field),
    ...(field.kind === "localized" && { lang: languages[i] as Language }),
    ...(!field.optional && !field.many && { required: true }),
    ...(isList && { separator: LIST_SEPARATOR }),
    // A structure is a value of its own in RDF, which one cell of JSON cannot name.
    ...(field.kind === "structure" ? { suppressOutput: true } : { propertyUrl: predicateOf(key, field, urls) }),
    ...valueUrlOf(name, field, urls),
  };
}

/** What a cell names, where it is the identifier of another record or an address. */
function valueUrlOf(name: string, { kind, many, to }: Field, urls: Urls): object {
  if (kind === "reference" && !many) return { valueUrl: `${urls.absolute("/id")}/${to}/{${name}}` };
  return kind === "uri" && !many ? { valueUrl: `{+${name}}` } : {};
}

function datatypeOf(field: Field): string | object {
  const { kind, values, range } = field;
  if (values) return { base: "string", format: Object.keys(values).join("|") };
  switch (kind) {
    case "date":
      // Years, months and days stand side by side.
      return { base: "string", format: "\\d{4}(-\\d{2}(-\\d{2})?)?" };
    case "structure":
      return "json";
    case "integer":
      return { base: "integer", minimum: range?.[0] ?? 0, ...(range && { maximum: range[1] }) };
    case "fiscalYear":
      return { base: "integer", minimum: 1868, maximum: 2199 };
    case "boolean":
      return { base: "boolean", format: "true|false" };
    case "localized":
    case "text":
    case "id":
    case "reference":
      return "string";
    default:
      return kinds[kind].datatype;
  }
}

function inBoth({ ja, en }: Readonly<Record<Language, string>>) {
  return [
    { "@value": en, "@language": "en" },
    { "@value": ja, "@language": "ja" },
  ];
}
