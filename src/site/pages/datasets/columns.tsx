import { predicateOf } from "../../../formats/graph";
import type { Entity } from "../../../model/entity";
import { type Field, type Fields, schemeOf } from "../../../model/field";
import { columnsOf } from "../../../model/kinds";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths, type Urls } from "../../../urls";
import { comma, number } from "../../frame/locale";
import { said } from "../../frame/said";
import { Table, Td, Th, Tr } from "../../frame/table";
import { Words } from "../../frame/words";
import { kindWords, datasets as messages } from "../../messages/datasets";

type Props = {
  readonly language: Language;
  readonly entity: Entity;
  /** The fields of the collection in the release, in the registry's order. */
  readonly fields: readonly string[];
  readonly urls: Urls;
};

/** A field, or a part of one, under its path: `rounds[].phase`. `scheme` names its code list. */
type Line = {
  readonly path: readonly string[];
  readonly key: string;
  readonly field: Field;
  readonly scheme: string;
};

/** Every field of a collection: what it is called, what it holds and means, its codes, and its term in RDF. */
export function Columns({ language, entity, fields, urls }: Props) {
  const shown = Object.fromEntries(fields.map((key) => [key, entity.fields[key] as Field]));
  const columns = [messages.name, messages.label, messages.type, messages.meaning, messages.term].map((column) => column[language]);
  const example = columnsOf(entity.title, entity.fields[entity.title] as Field)[0] ?? "";
  const lines = linesOf(shown, [], entity.collection);
  return (
    <section>
      <h2 id="columns">{messages.columns[language]}</h2>
      <p>
        <Words text={messages.columnsLead[language]} language={language} fill={{ example: <code>{example}</code> }} />
      </p>
      <Table id="fields" caption={filled(messages.columnsCaption[language], { label: entity.label[language] })} columns={columns}>
        {lines.map((line, i) => (
          <Tr>
            <Th class={line.path.length > 1 ? "part" : undefined}>
              <code>
                {line.path.map((step, depth) => (
                  <>
                    {depth > 0 && (
                      <>
                        .<wbr />
                      </>
                    )}
                    {step}
                  </>
                ))}
              </code>
            </Th>
            <Td label={messages.label[language]} class="words">
              {line.field.label[language]}
            </Td>
            <Td label={messages.type[language]} class="type">
              <Type language={language} field={line.field} />
            </Td>
            <Td label={messages.meaning[language]} class="prose">
              <Meaning language={language} line={line} isFirst={lines.findIndex(({ scheme }) => scheme === line.scheme) === i} />
            </Td>
            <Td label={messages.term[language]}>
              <Term line={line} urls={urls} />
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}

function linesOf(fields: Fields, above: readonly string[], place: string): Line[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const path = [...above, key];
    const scheme = schemeOf(field, place, key);
    return [{ path, key, field, scheme }, ...linesOf(field.parts ?? {}, [...above, key + (field.many ? "[]" : "")], scheme)];
  });
}

/** The kind of a field, what it refers to or ranges over, and whether it may be absent. */
function Type({ language, field }: { readonly language: Language; readonly field: Field }) {
  const { kind, to, range, many, optional, derived, virtual } = field;
  const one = kindWords[kind][language];
  const notes = [
    ...(range ? [filled(messages.range[language], { from: number(range[0], language), to: number(range[1], language) })] : []),
    ...(optional && !virtual ? [messages.optional[language]] : []),
    ...(derived ? [messages.derived[language]] : []),
    ...(virtual ? [filled(messages.virtual[language], { field: virtual })] : []),
  ];
  return (
    <>
      {many ? filled(messages.list[language], { kind: one }) : one}
      {to && (
        <>
          {" → "}
          <a href={paths.datasetPage(language, to)}>
            <code>{to}</code>
          </a>
        </>
      )}
      {notes.map((note) => (
        <span class="note">{note}</span>
      ))}
    </>
  );
}

type MeaningProps = { readonly language: Language; readonly line: Line; readonly isFirst: boolean };

/** What a field means, the columns that it divides into, and its codes, each where the list is first of use. */
function Meaning({ language, line: { path, key, field, scheme }, isFirst }: MeaningProps) {
  const columns = path.length === 1 && field.kind === "localized" ? columnsOf(key, field) : [];
  return (
    <>
      <Words text={field.description[language]} language={language} />
      {columns.length > 0 && (
        <span class="note">
          {messages.inCsv[language]}{" "}
          {columns.map((column, i) => (
            <>
              {i > 0 && comma[language]}
              <code>{column}</code>
            </>
          ))}
        </span>
      )}
      {field.values && isFirst && (
        <dl class="code-list">
          {Object.keys(field.values).map((code) => (
            <div>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>
                {said(field, code)?.[language]}
                {field.meanings?.[code] && <span class="note">{field.meanings[code][language]}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {field.values && !field.virtual && (
        <span class="note">
          <a href={paths.schemePage(language, scheme)}>
            {messages.codes[language]}
            <span class="unseen">{filled(messages.ofLabel[language], { label: field.label[language] })}</span>
          </a>
        </span>
      )}
    </>
  );
}

/** The property that a field is in linked data; what is worked out for one request is no part of it. */
function Term({ line: { key, field }, urls }: { readonly line: Line; readonly urls: Urls }) {
  if (field.virtual) return <>–</>;
  const iri = predicateOf(key, field, urls);
  const isOwn = iri.startsWith(urls.terms);
  const short = field.kind === "id" ? "dct:identifier" : (field.iri ?? `sti:${key}`);
  return (
    <a href={isOwn ? `${paths.terms()}#${key}` : iri}>
      <code>{short}</code>
    </a>
  );
}
