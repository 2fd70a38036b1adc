import { entityOf } from "../../../model";
import { absences, type Reason, reasons } from "../../../model/absences";
import type { CollectionCoverage } from "../../../model/coverage";
import type { Entity } from "../../../model/entity";
import type { Field, Row } from "../../../model/field";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { comma, day, number } from "../../frame/locale";
import { said } from "../../frame/said";
import { Table, Td, Th, Tr } from "../../frame/table";
import { Words } from "../../frame/words";
import { coverage as messages } from "../../messages/coverage";
import { Filled, shareOf } from "./share";

const reasonField = absences.fields.reason as Field;

type Props = { readonly language: Language; readonly coverage: CollectionCoverage; readonly known: readonly Row[] };

/** How much of each field of a collection is there: those that some record lacks in a table, the others named below it. */
export function FieldsOf({ language, coverage: { collection, records, fields }, known }: Props) {
  const entity = entityOf(collection);
  const label = labelOf(collection)[language];
  const gaps = fields.filter(({ absent }) => absent > 0);
  const complete = fields.filter(({ absent }) => absent === 0);
  const because = Object.keys(reasons) as Reason[];
  const columns = [
    messages.field[language],
    messages.present[language],
    ...because.map((reason) => said(reasonField, reason)?.[language]),
    ...(gaps.some(({ unexplained }) => unexplained > 0) ? [messages.unexplained[language]] : []),
    messages.why[language],
  ];
  const hasUnexplained = columns.length > because.length + 3;
  return (
    <>
      {gaps.length > 0 && (
        <Table
          id={`fields-of-${collection}`}
          caption={filled(messages.fieldsOf[language], { label, records: number(records, language) })}
          columns={columns}
        >
          {gaps.map((field) => (
            <Tr>
              <Th>
                <FieldName entity={entity} field={field.field} language={language} />
              </Th>
              <Td label={messages.present[language]} class="share">
                <Filled {...shareOf([field])} />
                {filled(messages.shareOf[language], {
                  present: number(field.present, language),
                  all: number(records, language),
                })}
              </Td>
              {because.map((reason) => (
                <Td label={reasons[reason][language]} class="number">
                  {number(field[reason], language)}
                </Td>
              ))}
              {hasUnexplained && (
                <Td label={messages.unexplained[language]} class="number">
                  {number(field.unexplained, language)}
                </Td>
              )}
              <Td label={messages.why[language]} class="prose">
                <Why language={language} absences={known.filter(({ id }) => field.absences.includes(id))} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {complete.length > 0 && (
        <p class="complete">
          {messages.complete[language]}
          {complete.map(({ field }, i) => (
            <>
              {i > 0 && comma[language]}
              <FieldName entity={entity} field={field} language={language} />
            </>
          ))}
        </p>
      )}
    </>
  );
}

function Why({ language, absences: explaining }: { readonly language: Language; readonly absences: readonly Row[] }) {
  if (explaining.length === 0) return <>–</>;
  return (
    <ul class="values">
      {explaining.map((absence) => {
        const expected = absence.expected as string | null;
        return (
          <li>
            <a href={paths.recordPage(language, absences.collection, absence.id)}>
              <Words text={(absence.label as Text)[language]} language={language} />
            </a>
            {expected && (
              <>
                {" "}
                <Words
                  text={messages.expected[language]}
                  language={language}
                  fill={{ date: <time datetime={expected}>{day(expected, language)}</time> }}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type FieldName = { readonly entity: Entity | null; readonly field: string; readonly language: Language };

function FieldName({ entity, field, language }: FieldName) {
  return <>{entity?.fields[field]?.label[language] ?? <code>{field}</code>}</>;
}

/** What a collection is called; its name where the registry does not know it. */
export function labelOf(collection: string): Text {
  return entityOf(collection)?.label ?? { ja: collection, en: collection };
}
