import type { Field } from "../model/field";
import { columnsOf } from "../model/kinds";
import type { Result } from "../model/result";
import type { Text } from "../model/text";

/** What the columns of some tables hold and what their codes mean. A release keeps its own: words may get better, a release does not change. */
export type Dictionary = {
  readonly columns: readonly {
    readonly collection: string;
    readonly column: string;
    readonly label: Text;
    readonly description: Text;
  }[];
  /** A code inside a structure stands under its path, `rounds.phase`. */
  readonly codes: readonly { readonly collection: string; readonly column: string; readonly code: string; readonly label: Text }[];
};

/** The dictionary of some results as the registry words it today. */
export function dictionaryOf(results: readonly Result[]): Dictionary {
  const shown = results.flatMap(({ entity, fields }) =>
    fields.map((key) => ({ collection: entity.collection, key, field: entity.fields[key] as Field })),
  );
  return {
    columns: shown.flatMap(({ collection, key, field }) =>
      columnsOf(key, field).map((column) => ({ collection, column, label: field.label, description: field.description })),
    ),
    codes: shown.flatMap(({ collection, key, field }) =>
      withParts(key, field).flatMap(([column, { values }]) =>
        Object.entries(values ?? {}).map(([code, label]) => ({ collection, column, code, label })),
      ),
    ),
  };
}

function withParts(path: string, field: Field): (readonly [path: string, field: Field])[] {
  const parts = Object.entries(field.parts ?? {});
  return [[path, field], ...parts.flatMap(([key, part]) => withParts(`${path}.${key}`, part))];
}
