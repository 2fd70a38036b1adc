import type { NamedView, SqlitePart } from "../../../formats/sqlite";
import { partsOf } from "../../../formats/sqlite";
import { entities } from "../../../model";
import type { Field } from "../../../model/field";
import { columnsOf } from "../../../model/kinds";
import type { Manifest } from "../../../model/release";
import { totalStatement } from "../../../model/sums/treatments";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { comma, number } from "../../frame/locale";
import { Table, Td, Th, Tr } from "../../frame/table";
import { Words } from "../../frame/words";
import { sql as messages } from "../../messages/sql";
import { queryOf, wholeTable } from "./statement";

type Props = { readonly language: Language; readonly release: string; readonly manifest: Manifest };

/** The tables of a release's SQLite file with their columns, closed until they are wanted. */
export function SqlTables({ language, release, manifest }: Props) {
  return (
    <section>
      <h2 id="tables">{messages.tables[language]}</h2>
      <p>
        <Words text={messages.tablesLead[language]} language={language} />
      </p>
      {partsIn(manifest).map((part) => (
        <Part language={language} release={release} part={part} records={manifest.counts[part.entity.collection] ?? 0} />
      ))}
      <p>
        <Words text={messages.others[language]} language={language} />
      </p>
    </section>
  );
}

/** What to know of the amounts in each table that has some. The script shows what a result wants, and whoever listens hears it. */
export function Adding({ language, release, manifest }: Props) {
  return (
    <div role="status">
      {partsIn(manifest).flatMap(({ entity: { collection }, treatments }) =>
        treatments.map(({ name }) => (
          <p class="warnings" data-amounts={collection} hidden>
            <Words text={messages.adding[language]} language={language} fill={{ table: <code>{collection}</code> }} />
            {language === "en" && " "}
            <Treatments language={language} release={release} collection={collection} table={name} />
          </p>
        )),
      )}
    </div>
  );
}

function partsIn({ fields }: Manifest): SqlitePart[] {
  return partsOf(
    entities.flatMap((entity) => {
      const held = fields[entity.collection];
      return held ? [{ entity, fields: held, rows: [] }] : [];
    }),
  );
}

type PartProps = { readonly language: Language; readonly release: string; readonly part: SqlitePart; readonly records: number };

function Part({ language, release, part: { entity, tables, treatments, views }, records }: PartProps) {
  const { collection, label } = entity;
  const [table, ...lists] = tables;
  const view = views.find(({ name }) => name === `${collection}_named`);
  return (
    <details id={`table-${collection}`}>
      <summary>
        <code>{collection}</code> {label[language]}{" "}
        <span class="quiet">{filled(messages.recordsIn[language], { count: number(records, language) })}</span>
      </summary>
      <div class="body">
        <p class="links-inline">
          <a href={paths.sqlPage(language, queryOf(release, wholeTable(entity, view?.name)))}>
            {messages.rowsOf[language]}
            <span class="unseen">{filled(messages.rowsOfTable[language], { label: label[language] })}</span>
          </a>{" "}
          <a href={paths.datasetPage(language, collection)}>
            {messages.aboutTable[language]}
            <span class="unseen">{filled(messages.rowsOfTable[language], { label: label[language] })}</span>
          </a>
        </p>
        <Table
          id={`columns-${collection}`}
          caption={filled(messages.columnsOf[language], { table: collection })}
          columns={[messages.column, messages.type, messages.meaning].map((column) => column[language])}
        >
          {(table?.columns ?? []).map(({ name, definition }) => {
            const field = fieldOf(name, entity.fields);
            return (
              <Tr>
                <Th>
                  <code>{name}</code>
                </Th>
                <Td label={messages.type[language]}>
                  <code>{definition.split(" ")[0]}</code>
                  {field?.kind === "reference" &&
                    !field.many &&
                    ` ${filled(messages.refersTo[language], { table: field.to ?? "" })}`}
                </Td>
                <Td label={messages.meaning[language]} class="prose">
                  {field && <Words text={field.description[language]} language={language} />}
                </Td>
              </Tr>
            );
          })}
        </Table>
        <ul>
          {view && <ViewNote language={language} view={view} />}
          {lists.map(({ name, columns }) => (
            <li>
              <Words
                text={messages.list[language]}
                language={language}
                fill={{ table: <code>{name}</code>, columns: <Names names={columns.map((one) => one.name)} language={language} /> }}
              />
            </li>
          ))}
          {treatments.map(({ name }) => (
            <li>
              <Treatments language={language} release={release} collection={collection} table={name} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

type TreatmentsProps = {
  readonly language: Language;
  readonly release: string;
  readonly collection: string;
  readonly table: string;
};

/** Which table says what is added of a collection, and the statement that adds. */
function Treatments({ language, release, collection, table }: TreatmentsProps) {
  const statement = totalStatement(collection);
  const link = (
    <a href={paths.sqlPage(language, queryOf(release, statement))}>
      <code>{statement}</code>
    </a>
  );
  return <Words text={messages.treatments[language]} language={language} fill={{ table: <code>{table}</code>, statement: link }} />;
}

function ViewNote({ language, view: { name, added } }: { readonly language: Language; readonly view: NamedView }) {
  return (
    <li>
      <Words
        text={messages.view[language]}
        language={language}
        fill={{ view: <code>{name}</code>, columns: <Names names={added} language={language} /> }}
      />
    </li>
  );
}

function Names({ names, language }: { readonly names: readonly string[]; readonly language: Language }) {
  return (
    <>
      {names.map((name, i) => (
        <>
          {i > 0 && comma[language]}
          <code>{name}</code>
        </>
      ))}
    </>
  );
}

/** The field that a column is of. */
function fieldOf(column: string, fields: Readonly<Record<string, Field>>): Field | undefined {
  return Object.entries(fields).find(([key, field]) => columnsOf(key, field).includes(column))?.[1];
}
