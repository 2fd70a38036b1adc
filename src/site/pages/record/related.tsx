import type { Child } from "hono/jsx";
import { queryString } from "../../../api/query-string";
import type { Referring } from "../../../api/referring";
import { inWords, labelOf, titleOf } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import { type Field, isMissing, type Json, type Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { priorities } from "../../../model/priorities";
import type { SortKey } from "../../../model/query";
import { reconciliations } from "../../../model/reconciliations";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Value } from "../../frame/value";
import { Foreign, Words } from "../../frame/words";
import { record as messages } from "../../messages/record";
import type { Serving } from "./serving";
import type { Shown } from "./shown";

type Props = {
  readonly shown: Shown;
  readonly referring: readonly Referring[];
  /** The initiatives of the themes that a priority is matched to. */
  readonly serving: readonly Serving[];
};

/** What refers to the record, by collection and field: the first of them with what tells them apart, and the way to all. */
export function Related({ shown, referring, serving }: Props): Child {
  return (
    <>
      {serving.length > 0 && <Initiatives shown={shown} serving={serving} />}
      <ReferredTo shown={shown} referring={referring} />
    </>
  );
}

/** The way from a priority to what is done for it, through the themes that it is matched to. */
function Initiatives({ shown, serving }: Omit<Props, "referring">) {
  const { language, names } = shown;
  return (
    <section>
      <h2 id="initiatives">{messages.serving[language]}</h2>
      <p class="ours">{messages.servingIntro[language]}</p>
      <div class="related">
        {serving.map(({ theme, match, rows, total }) => (
          <Group
            shown={shown}
            group={{
              entity: initiatives,
              rows,
              total,
              heading: filled(messages.servingBy[language], {
                theme: names(themes.collection, theme)?.[language] ?? theme,
                match: inWords(priorities.fields.match as Field, match)[language],
              }),
              query: `within=theme:${theme}`,
              without: "theme",
            }}
          />
        ))}
      </div>
    </section>
  );
}

function ReferredTo({ shown, referring }: Omit<Props, "serving">): Child {
  const { language, entity, row } = shown;
  const beside = workedOutPage(shown, entity, row);
  if (referring.length === 0 && !beside) return null;
  return (
    <section>
      <h2 id="related">{messages.related[language]}</h2>
      {beside && (
        <p>
          <a href={beside}>{messages.lines[language]}</a>
        </p>
      )}
      <div class="related">
        {referring.map((one) => (
          <Group
            shown={shown}
            group={{
              ...one,
              heading: filled(messages.relatedBy[language], {
                collection: one.entity.label[language],
                field: nameOf(one)[language],
              }),
              query: one.part ? null : queryOf(one, row),
              without: one.field,
            }}
          />
        ))}
      </div>
    </section>
  );
}

/** What names the record, as people read it: a part stands after its field. */
function nameOf({ entity, field, part }: Referring): Text {
  const { label, parts } = entity.fields[field] as Field;
  const inside = part && parts?.[part]?.label;
  return inside ? { ja: `${label.ja}：${inside.ja}`, en: `${label.en}: ${inside.en}` } : label;
}

function queryOf({ field, order }: Referring, { id }: Row): string {
  return queryString([[field, id], ...(order.length > 0 ? [["sort", order.map(inSort)] as const] : [])]);
}

function inSort({ column, descending }: SortKey): string {
  return descending ? `-${column}` : column;
}

/** Records under a heading, of which the list with `query` has all; null where no list has just them. `without` is the field that they are alike in. */
type Grouped = Pick<Referring, "entity" | "rows" | "total"> & {
  readonly heading: string;
  readonly query: string | null;
  readonly without: string;
};

function Group({
  shown,
  group: { entity, rows, total, heading, query, without },
}: {
  readonly shown: Shown;
  readonly group: Grouped;
}) {
  const { language, row, frozen, names } = shown;
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {rows.map((one) => (
          <li>
            <a href={paths.recordPage(language, entity.collection, one.id, { release: frozen })}>
              <Foreign text={titleOf(entity, one, names)[language]} language={language} />
            </a>
            <Telling shown={shown} entity={entity} row={one} without={without} />
            <WhyNot language={language} entity={entity} row={one} />
            {workedOutPage(shown, entity, one) && (
              <a class="beside" href={workedOutPage(shown, entity, one) as string}>
                {messages.lines[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
      {entity === themes && shown.entity === themes && (
        <p>
          <a href={paths.listPage(language, initiatives.collection, { release: frozen, query: `within=theme:${row.id}` })}>
            {filled(messages.below[language], { label: initiatives.label[language] })}
          </a>
        </p>
      )}
      {total > rows.length && (
        <p>
          {query === null ? (
            filled(messages.relatedMore[language], { count: number(total - rows.length, language) })
          ) : (
            <a href={paths.listPage(language, entity.collection, { release: frozen, query })}>
              {filled(messages.relatedAll[language], { count: number(total, language) })}
              <span class="unseen">: {heading}</span>
            </a>
          )}
        </p>
      )}
    </section>
  );
}

/** Why an amount could not be reconciled, in the words of the record: beside an exact candidate nobody would guess it. */
function WhyNot({ language, entity, row }: { readonly language: Language; readonly entity: Entity; readonly row: Row }): Child {
  const note = row.note as Text | null;
  if (entity !== reconciliations || row.status !== "not-possible" || !note) return null;
  return (
    <p class="quiet">
      <Words text={note[language]} language={language} />
    </p>
  );
}

// As many values as a line has room for.
const MOST_TOLD = 3;
const TELLING: readonly Field["kind"][] = ["yen", "date", "fiscalYear", "reference", "code"];

/** The values that tell a record from others at a glance: its amount, its time, what it belongs to, what sort it is. */
function Telling({
  shown,
  entity,
  row,
  without,
}: {
  readonly shown: Shown;
  readonly entity: Entity;
  readonly row: Row;
  readonly without: string;
}): Child {
  const { language, names, frozen } = shown;
  const told = Object.entries(entity.fields)
    .filter(([key]) => key !== without && !entity.distinguishedBy?.includes(key))
    .filter(([, { kind, many, ours }]) => kind !== "reference" || !(many || ours))
    .filter(([key, field]) => TELLING.includes(field.kind) && !field.ofRecord && !isMissing(row[key]))
    .sort(([, a], [, b]) => TELLING.indexOf(a.kind) - TELLING.indexOf(b.kind))
    .slice(0, MOST_TOLD);
  if (told.length === 0) return null;
  return (
    <dl class="telling">
      {told.map(([key, field]) => (
        <div>
          <dt>{labelOf(field)[language]}</dt>
          <dd>
            <Value field={field} value={row[key] as Json} names={names} language={language} release={frozen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The page that works out what a record comes to, where there is one: what a reconciliation comes to is seen beside its lines. */
function workedOutPage({ language, frozen }: Shown, entity: Entity, row: Row): string | null {
  return entity === reconciliations ? paths.reconciliationPage(language, row.budget as string, { release: frozen }) : null;
}
