import { localizedColumn, type Operator, operators } from "../../model/kinds";
import { languages } from "../../model/text";
import type { Operation, Parameter, Schema } from "./document";

/** Every way to filter a list by one field. */
export type Filter = {
  /** The field, and where it is in two languages the field of each. */
  readonly names: readonly string[];
  readonly operators: readonly Operator[];
  readonly schema: Schema;
  /** What the field is. */
  readonly label: string;
};

/** An operator and what OpenAPI says it means. */
export type Meaning = { readonly operator: Operator; readonly meaning: string };

type FilterParameter = { readonly name: string; readonly operator: Operator; readonly parameter: Parameter };

/** Parameters that are filters, a row for each field; the rest as they are. A field that can be compared has `field__ne`. */
export function splitFilters(parameters: readonly Parameter[]): { filters: Filter[]; rest: Parameter[] } {
  const names = new Set(parameters.map(({ name }) => name));
  const isFilter = ({ name, in: place }: Parameter) => place === "query" && names.has(`${partsOfName(name).name}__ne`);
  const byField = Map.groupBy(
    parameters.filter(isFilter).map((parameter): FilterParameter => ({ ...partsOfName(parameter.name), parameter })),
    ({ name }) => name,
  );
  const filters = [...byField].map(([name, asks]): Filter => {
    const parameter = (asks[0] as FilterParameter).parameter;
    return {
      names: [name, ...languages.map((language) => localizedColumn(name, language)).filter((column) => byField.has(column))],
      operators: asks.map(({ operator }) => operator),
      schema: parameter.schema,
      label: parts(parameter).label,
    };
  });
  const ofOneLanguage = new Set(filters.flatMap(({ names }) => names.slice(1)));
  return {
    filters: filters.filter(({ names }) => !ofOneLanguage.has(names[0] as string)),
    rest: parameters.filter((parameter) => !isFilter(parameter)),
  };
}

/** The operators that the filters of some operations use, in the model's order. */
export function meaningsOf(operations: readonly Operation[]): Meaning[] {
  const meanings = new Map<Operator, string>();
  for (const { parameters } of operations) {
    const { rest } = splitFilters(parameters);
    for (const parameter of parameters) {
      if (!rest.includes(parameter)) meanings.set(partsOfName(parameter.name).operator, parts(parameter).meaning);
    }
  }
  return operators
    .filter((operator) => meanings.has(operator))
    .map((operator) => ({ operator, meaning: meanings.get(operator) ?? "" }));
}

/** How an operator is written after the name of a field. */
export function suffixOf(operator: Operator): string {
  return operator === "eq" ? "" : `__${operator}`;
}

/** `amount__gte` asks for the field `amount` with `gte`. */
function partsOfName(parameter: string): { name: string; operator: Operator } {
  const [name = "", operator = "eq"] = parameter.split("__");
  return { name, operator: operator as Operator };
}

/** The description of a filter is its field's label and its operator's meaning. */
function parts({ description }: Parameter): { label: string; meaning: string } {
  const [label = "", meaning = ""] = description.split(": ");
  return { label, meaning };
}
