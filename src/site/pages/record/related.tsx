import type { Child } from "hono/jsx";
import type { Referring } from "../../../api/referring";
import { labelOf, titleOf } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import { type Field, isMissing, type Json, type Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { reconciliations } from "../../../model/reconciliations";
import type { Language } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Value } from "../../frame/value";
import { Foreign, filled } from "../../frame/words";
import { record as messages } from "../../messages/record";
import type { Shown } from "./shown";

type Props = { readonly shown: Shown; readonly referring: readonly Referring[] };

/** What refers to the record, by collection and field: the first of them with what tells them apart, and the way to all. */
export function Related({ shown, referring }: Props): Child {
  const { language, entity, row } = shown;
  const beside = workedOutPage(language, entity, row);
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
          <Group shown={shown} referring={one} />
        ))}
      </div>
    </section>
  );
}

function Group({ shown, referring: { entity, field, rows, total } }: { readonly shown: Shown; readonly referring: Referring }) {
  const { language, row, frozen, names } = shown;
  const heading = filled(messages.relatedBy[language], {
    collection: entity.label[language],
    field: (entity.fields[field] as Field).label[language],
  });
  const query = new URLSearchParams([[field, row.id]]).toString();
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {rows.map((one) => (
          <li>
            <a href={paths.recordPage(language, entity.collection, one.id, { release: frozen })}>
              <Foreign text={titleOf(entity, one, names)[language]} language={language} />
            </a>
            <Telling shown={shown} entity={entity} row={one} without={field} />
            {workedOutPage(language, entity, one) && (
              <a class="beside" href={workedOutPage(language, entity, one) as string}>
                {messages.lines[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
      {entity === themes && (
        <p>
          <a href={paths.listPage(language, initiatives.collection, { release: frozen, query: `within=theme:${row.id}` })}>
            {filled(messages.below[language], { label: initiatives.label[language] })}
          </a>
        </p>
      )}
      {total > rows.length && (
        <p>
          <a href={paths.listPage(language, entity.collection, { release: frozen, query })}>
            {filled(messages.relatedAll[language], { count: number(total, language) })}
            <span class="unseen">: {heading}</span>
          </a>
        </p>
      )}
    </section>
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
function workedOutPage(language: Language, entity: Entity, row: Row): string | null {
  return entity === reconciliations ? paths.reconciliationPage(language, row.budget as string) : null;
}
