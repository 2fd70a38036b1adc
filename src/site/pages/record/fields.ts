import { type Evidence, evidenceFor, evidenceOf } from "../../../catalog/attribution";
import { type Field, isMissing, type Json, type Row } from "../../../model/field";
import { isOurs } from "../../../model/whose";
import type { Shown } from "./shown";

/** The fields of a record by their standing: what is printed, what is ours, what is missing, what is said of the record itself. */
export function fieldsOf({ entity, row, fields }: Shown) {
  const isSaid = (key: string) => key !== "id" && key !== entity.title && key !== "evidence" && !fieldOf(key).ofRecord;
  const fieldOf = (key: string) => entity.fields[key] as Field;
  const said = fields.filter(isSaid);
  const held = said.filter((key) => !isMissing(row[key]));
  const isOurOwn = (key: string) => isOurs(fieldOf(key), row[key] as Json, row);
  return {
    facts: held.filter((key) => !isOurOwn(key)),
    ours: held.filter(isOurOwn),
    missing: said.filter((key) => isMissing(row[key])),
    ofRecord: ["id", ...fields.filter((key) => key !== "evidence" && fieldOf(key).ofRecord && !isMissing(row[key]))],
  };
}

/**
 * The evidence for a field, as runs of its numbers: of a fact all that can be for it, of what is ours only what says that it is.
 */
export function numbersFor(row: Row, field: string, ours: boolean): (readonly [first: number, last: number])[] {
  const all = evidenceOf(row);
  const isFor = ({ supports }: Evidence) => (supports as readonly string[] | undefined)?.includes(field);
  const some = ours ? all.filter(isFor) : evidenceFor(row, field);
  const runs: [number, number][] = [];
  for (const number of some.map((item) => all.indexOf(item) + 1)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
