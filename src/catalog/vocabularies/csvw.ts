import { LIST_SEPARATOR } from "../../formats/csv";
import { predicateOf } from "../../formats/graph";
import { type Field, schemeOf } from "../../model/field";
import { boundsOf, columnsOf, kinds } from "../../model/kinds";
import type { Release } from "../../model/release";
import type { Result } from "../../model/result";
import { type Language, languages } from "../../model/text";
import { LICENCE, paths, type Urls } from "../../urls";

/**
 * The CSV files of a release in CSV on the Web (Metadata Vocabulary for Tabular Data): columns with datatypes and labels in both
 * languages, the key, and which column refers to which table. The tables are named beside the metadata, so that a downloaded folder is
 * described too.
 */
export function csvw({ issued }: Release, tables: readonly Result[], urls: Urls): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    "dc:license": { "@id": LICENCE },
    "dc:publisher": { "@id": urls.absolute(paths.catalog("#publisher")) },
    "dc:issued": { "@value": issued, "@type": "xsd:date" },
    dialect: { header: true, encoding: "utf-8", lineTerminators: ["\r\n"], quoteChar: '"', doubleQuote: true },
    tables: tables.map((table) => tableOf(table, tables, urls)),
  };
}

function tableOf({ entity, fields, release }: Result, beside: readonly Result[], urls: Urls): object {
  const { collection, label, description } = entity;
  // Whose rows have the ids of another table's says nothing of things of its own.
  const isBeside = entity.fields.id?.kind === "reference";
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  const references = shown.filter(
    ([, { kind, many, to }]) => kind === "reference" && !many && beside.some((one) => one.entity.collection === to),
  );
  const record = urls.absolute(paths.recordTemplate(collection, { release: release.id }));
  return {
    url: `${collection}.csv`,
    "dc:title": inBoth(label),
    "dc:description": inBoth(description),
    ...(isBeside && { suppressOutput: true }),
    tableSchema: {
      columns: shown.flatMap(([key, field]) =>
        columnsOf(key, field).map((name, i) => ({
          ...columnOf(name, field, i),
          ...(isBeside ? {} : inRdf(name, key, field, collection, urls)),
          ...(field.ofRecord && { aboutUrl: record }),
        })),
      ),
      primaryKey: "id",
      ...(!isBeside && { aboutUrl: urls.record(collection, "{id}") }),
      ...(references.length > 0 && {
        foreignKeys: references.map(([key, { to }]) => ({
          columnReference: key,
          reference: { resource: `${to}.csv`, columnReference: "id" },
        })),
      }),
    },
  };
}

function columnOf(name: string, field: Field, i: number): object {
  const isList = field.many && field.kind !== "structure";
  return {
    name,
    titles: [name],
    "dc:title": inBoth(field.label),
    "dc:description": inBoth(field.description),
    datatype: datatypeOf(field),
    ...(field.kind === "localized" && { lang: languages[i] as Language }),
    ...(field.language && { lang: field.language }),
    ...(!field.optional && !field.many && { required: true }),
    ...(isList && { separator: LIST_SEPARATOR }),
  };
}

/**
 * What a column says in RDF (Generating RDF from Tabular Data on the Web, section 4.6). It says nothing where that would be something else
 * than the linked data of the release says: one cell of JSON cannot name a structure, `valueUrl` makes one IRI of a cell whatever its
 * separator, and a column of years, months and days has one datatype.
 */
function inRdf(name: string, key: string, field: Field, collection: string, urls: Urls): object {
  const named = valueUrlOf(name, key, collection, field, urls);
  const isOther = field.kind === "structure" || field.kind === "date" || (field.many && "valueUrl" in named);
  return isOther ? { suppressOutput: true } : { propertyUrl: predicateOf(key, field, urls), ...named };
}

/** What a cell names, where it is the identifier of another record, a code or an address. */
function valueUrlOf(name: string, key: string, collection: string, field: Field, urls: Urls): object {
  const { kind, to } = field;
  switch (kind) {
    case "reference":
      return { valueUrl: urls.record(to as string, `{${name}}`) };
    case "code":
      return { valueUrl: urls.code(schemeOf(field, collection, key), `{${name}}`) };
    case "uri":
      return { valueUrl: `{+${name}}` };
    default:
      return {};
  }
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
    case "fiscalYear": {
      const [minimum, maximum] = boundsOf(field) ?? [];
      return { base: "integer", minimum, maximum };
    }
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
