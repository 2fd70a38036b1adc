import { filterName, type ListRequest } from "../../../api/list-query";
import { comparedAs, phraseOf, searched, withinThemeOf } from "../../../catalog/conditions";
import { labelOf, type Names } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import type { Filter } from "../../../model/query";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { inShort } from "./in-short";
import { leaving, type State, without, wordsIn } from "./state";

/** A condition of a list in words, and the state without it. */
export type Condition = { readonly words: string; readonly rest: State };

/** What a list is narrowed by, each condition on its own; of values of which one is enough, each. */
export function conditionsOf(
  entity: Entity,
  { filters, terms, withinTheme }: ListRequest,
  state: State,
  names: Names,
  language: Language,
): Condition[] {
  const theme = withinTheme && (names("themes", withinTheme)?.[language] ?? withinTheme);
  return [
    ...(terms.length > 0 ? [{ words: filled(searched[language], { value: wordsIn(state) }), rest: without(state, "q") }] : []),
    ...(theme ? [{ words: filled(withinThemeOf[language], { value: theme }), rest: without(state, "within") }] : []),
    ...filters.flatMap((filter) =>
      oneEach(filter, state).map(({ value, rest }) => {
        const field = entity.fields[filter.field] as Field;
        const shown = filter.operator === "isnull" ? "" : inShort(comparedAs(field, filter), value, names, language);
        return { words: filled(phraseOf(field, filter)[language], { field: labelOf(field)[language], value: shown }), rest };
      }),
    ),
  ];
}

function oneEach(filter: Filter, state: State) {
  const { operator, values } = filter;
  if (operator !== "in") return values.map((value) => ({ value, rest: without(state, filterName(filter)) }));
  return values.map((value) => ({ value, rest: leaving(state, filterName(filter).replace(/__in$/, ""), value) }));
}
