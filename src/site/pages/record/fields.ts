import { type Evidence, evidenceFor, evidenceOf } from "../../../catalog/attribution";
import { NOT_PUBLISHED } from "../../../model/absences";
import { explanations } from "../../../model/coverage";
import { type Field, isMissing, type Json, type Row } from "../../../model/field";
import { isOurs } from "../../../model/whose";
import type { Shown } from "./shown";

/** The fields of a record by their standing: what is printed, measured, ours or missing, and what is said of the record itself. */
export function fieldsOf({ entity, row, fields }: Pick<Shown, "entity" | "row" | "fields">) {
  const fieldOf = (key: string) => entity.fields[key] as Field;
  const shown = fields.filter((key) => key !== "id" && key !== entity.title && key !== "evidence");
  const said = shown.filter((key) => !fieldOf(key).ofRecord);
  const held = said.filter((key) => !isMissing(row[key]));
  const isOurOwn = (key: string) => isOurs(fieldOf(key), row[key] as Json, row);
  return {
    facts: held.filter((key) => !isOurOwn(key) && !fieldOf(key).measured),
    measured: held.filter((key) => fieldOf(key).measured),
    ours: held.filter(isOurOwn),
    missing: shown.filter((key) => isMissing(row[key])),
    ofRecord: ["id", ...fields.filter((key) => key !== "evidence" && fieldOf(key).ofRecord && !isMissing(row[key]))],
  };
}

/** What a record lacks: fields without a value, each with the absence that explains it, and the absences that name the whole record. */
export function lacksOf(shown: Pick<Shown, "entity" | "row" | "fields" | "absences">) {
  const { row, absences } = shown;
  const because = (key: string) => explanations(absences.filter(({ field }) => field === key))(row.id);
  const missing = fieldsOf(shown).missing.map((key) => [key, because(key)] as const);
  // What is missing as a whole names the record where it is about it.
  const whole = absences.filter(({ field, records }) => field === null && (records as readonly string[]).includes(row.id));
  const isUnstated = [...missing.map(([, absence]) => absence), ...whole].some((absence) => absence?.reason === NOT_PUBLISHED);
  return { missing, whole, isUnstated };
}

/**
 * The evidence for a field, as runs of its numbers: of what sources print all that can be for it, of the rest only what says that it is.
 */
export function numbersFor(row: Row, field: string, isStated: boolean): (readonly [first: number, last: number])[] {
  const all = evidenceOf(row);
  const isFor = ({ supports }: Evidence) => (supports as readonly string[] | undefined)?.includes(field);
  const some = isStated ? evidenceFor(row, field) : all.filter(isFor);
  const runs: [number, number][] = [];
  for (const number of some.map((item) => all.indexOf(item) + 1)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
