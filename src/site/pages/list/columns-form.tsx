import { filled } from "../../../model/text";
import { number } from "../../frame/locale";
import { Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import { Kept } from "./controls";
import { hrefOf, type Listing } from "./listing";
import { having, without } from "./state";

/** Which columns the table shows, to be chosen. */
export function ColumnsForm({ isChosen, ...listing }: Listing & { readonly isChosen: boolean }) {
  const { columns, entity, fields, language, request, state } = listing;
  // A field that speaks of a filter is offered beside that filter, where it may be among the columns.
  const offered = fields.filter((key) => {
    const virtual = entity.fields[key]?.virtual;
    return !virtual || columns.includes(key) || request.filters.some(({ field }) => field === virtual);
  });
  const shown = [entity.title, ...columns].filter((key) => offered.includes(key));
  const all = filled(messages.fields[language], {
    count: number(shown.length, language),
    all: number(offered.length, language),
  });
  return (
    <details class="columns">
      <summary>{all}</summary>
      <form action={hrefOf(listing, [])} aria-label={all}>
        <Kept state={state} replaced={["fields"]} />
        <ul>
          {offered.map((key) => (
            <li>
              <label>
                <input type="checkbox" name="fields" value={key} checked={shown.includes(key)} />{" "}
                <Words text={entity.fields[key]?.label[language] ?? key} language={language} />
              </label>
            </li>
          ))}
        </ul>
        <p>
          <button type="submit">{messages.fieldsShow[language]}</button>{" "}
          {shown.length < offered.length && (
            <a href={hrefOf(listing, having(state, "fields", offered))}>{messages.fieldsAll[language]}</a>
          )}{" "}
          {isChosen && <a href={hrefOf(listing, without(state, "fields"))}>{messages.fieldsUsual[language]}</a>}
        </p>
      </form>
    </details>
  );
}
