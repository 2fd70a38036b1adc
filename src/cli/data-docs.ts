import { emptyInFacets } from "../api/operations/parameters";
import { WHOLE } from "../catalog/dataset";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { Field, Fields } from "../model/field";
import { isSortable, kinds, localizedColumn } from "../model/kinds";
import { facetNames, themePath } from "../model/query";
import { languages, type Text } from "../model/text";
import { paths } from "../urls";

/** docs/data.md: every collection with its fields, from the registry, as Markdown in English and Japanese. */
export function dataDocs(): string {
  const shared = sharedFields();
  const sections = [introduction(), kindsTable(), sharedSection(shared), ...entities.map((entity) => section(entity, shared))];
  return `${sections.join("\n\n")}\n`;
}

function introduction(): string {
  const patched = code(`${WHOLE}.json`);
  const columns = languages.map((language) => code(localizedColumn("name", language))).join(", ");
  return `# The data, field by field / データの項目

<!-- Made by \`npm run schemas\` from src/model/. Edit there, not here. -->

A field has one name everywhere: in \`data/\`, in SQL, in JSON, as the header of a CSV column, as a query parameter and as a
JSON-LD term. Only \`localized\` fields divide: \`name\` is \`{ "ja": "…", "en": "…" }\` in JSON and a column for each language in
SQL and CSV (${columns}), and each column can be filtered by as well. It can be sorted by too, unless the field may be
absent (${prose()}): that is prose, whose order nobody looks for.

項目の名前は、\`data/\`・SQL・JSON・CSVの見出し・クエリパラメータ・JSON-LDの語のすべてで共通です。\`localized\` の項目だけは分かれ、たとえば
\`name\` は、JSONでは \`{ "ja": "…", "en": "…" }\`、SQLとCSVでは言語ごとの列（${columns}）になります。各列でも絞り込めます。並べ替えもできますが、
値がないことのある項目（${prose()}）は文章であり、並べ替えに使えません。

${table(
  ["Word / 語", "Meaning", "意味"],
  [
    [
      "optional",
      `May be absent: \`null\` in JSON, an empty cell in CSV. Inside a structure an absent part is left out. So is an absent field of a record in ${patched}, to which the patches apply.`,
      `値がないことがある。JSONでは \`null\`、CSVでは空欄。構造の中では、その部分を省く。差分（JSON Patch）の対象である ${patched} では、レコードの項目も省く。`,
    ],
    [
      "list",
      `Several values, or none. A filter holds where one of them does; \`__ne\` where none is the value. A list without values is \`[]\` in JSON; ${patched} leaves it out, and in Parquet a list of structures without any is NULL.`,
      `複数の値を持つ（空もある）。絞り込みは、いずれかの値が満たせば一致し、\`__ne\` はどの値も一致しないときに一致する。値のないリストはJSONでは \`[]\` で、${patched} では省き、Parquetでは構造のリストに限りNULLとなる。`,
    ],
    [
      "facet",
      `Can be counted by value with \`facet=\` (JSON only). ${emptyInFacets.en}`,
      `\`facet=\` で値ごとに数えられる（JSONのみ）。${emptyInFacets.ja}`,
    ],
    [
      "derived",
      "Worked out from the other fields when a release is frozen; not written in `data/`.",
      "リリースの凍結時に他の項目から求める。`data/` には書かない。",
    ],
    [
      "on request",
      "Worked out for one request and never stored. Linked data does not have it, as it is of the question and not of the thing.",
      "要求のたびに求め、保存しない。レコードではなく問い合わせに応じた値なので、リンクトデータにはない。",
    ],
    ["→", "The id of a record of that collection.", "そのコレクションのレコードの識別子。"],
  ],
)}`;
}

/** The names of the texts that cannot be sorted by. */
function prose(): string {
  const names = entities.flatMap(({ fields }) =>
    Object.keys(fields).filter((key) => fields[key]?.kind === "localized" && !isSortable(fields[key] as Field)),
  );
  return [...new Set(names)].sort().map(code).join(", ");
}

function kindsTable(): string {
  const rows = Object.entries(kinds).map(([name, { expected, operators, sortable }]) => [
    code(name),
    expected.en || "–",
    expected.ja || "–",
    operators.map((operator) => code(operator === "eq" ? "=" : `__${operator}`)).join(" ") || "–",
    sortable ? "sort" : "–",
  ]);
  return `## Kinds of field / 項目の種類

What a kind of field takes in a query. The operators are explained in the documentation of the API at ${docs()}. A list cannot be sorted by, nor can
a text in both languages that may be absent.

クエリでの使い方です。演算子の意味はAPIドキュメント（${docs()}）にあります。リストの項目と、値がないことのある \`localized\` の項目では並べ替えできません。

${table(["Kind / 種類", "A filter takes", "絞り込みに書く値", "Filters / 絞り込み", "Sort / 並べ替え"], rows)}`;
}

function docs(): string {
  return languages.map((language) => code(paths.docs(language))).join(", ");
}

/** The fields that every collection has, the very same in each. */
function sharedFields(): Fields {
  const [first, ...others] = entities as readonly [Entity, ...Entity[]];
  return Object.fromEntries(
    Object.entries(first.fields).filter(([key, field]) => others.every(({ fields }) => fields[key] === field)),
  );
}

function sharedSection(shared: Fields): string {
  return `## In every record / すべてのレコードにある項目

${fieldsTable(shared, [])}`;
}

function section(entity: Entity, shared: Fields): string {
  const { collection, type, title, label, description, fields } = entity;
  const own = Object.fromEntries(Object.entries(fields).filter(([key]) => !(key in shared)));
  const facts = [
    `[data/${collection}.yaml](../data/${collection}.yaml)`,
    `[JSON Schema](../data/schema/${collection}.json)`,
    code(paths.list(collection)),
    `JSON-LD ${code(type)}`,
    `called by / 表示名 ${code(title)}`,
    ...(themePath(entity) ? [`takes / 指定可 ${code("within=theme:…")}`] : []),
  ];
  return `## ${collection}

**${label.en}.** ${description.en}

**${label.ja}。** ${description.ja}

${facts.join(" · ")}

${fieldsTable(own, facetNames(entity))}`;
}

function fieldsTable(fields: Fields, facets: readonly string[]): string {
  const rows = rowsOf(fields, "", facets);
  return table(["Field / 項目", "Label / 名称", "Kind / 種類", "Meaning / 意味"], rows);
}

/** A row for each field, and one for each part of a structure after it. */
function rowsOf(fields: Fields, prefix: string, facets: readonly string[]): string[][] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const name = prefix + key;
    const meaning = [field.description.en, field.description.ja, ...codesOf(field)].join("<br>");
    const parts = rowsOf(field.parts ?? {}, `${name}${field.many ? "[]" : ""}.`, []);
    return [[code(name), both(field.label), kindOf(field, facets.includes(key)), meaning], ...parts];
  });
}

function kindOf(field: Field, isFacet: boolean): string {
  const { kind, to, range, many, optional, derived, virtual } = field;
  const words = [
    to ? `${code(kind)} → [${to}](#${to})` : code(kind),
    ...(range ? [`${range[0]} to ${range[1]}`] : []),
    ...(many ? ["list"] : []),
    ...(optional ? ["optional"] : []),
    ...(derived ? ["derived"] : []),
    ...(virtual ? ["on request"] : []),
    ...(isFacet ? ["facet"] : []),
  ];
  return words.join(", ");
}

function codesOf({ values, meanings }: Field): string[] {
  return Object.entries(values ?? {}).map(([value, label]) => {
    const meaning = meanings?.[value];
    return `${code(value)} ${both(label)}${meaning ? ` (${both(meaning)})` : ""}`;
  });
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

function both({ en, ja }: Text): string {
  return `${en} / ${ja}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
