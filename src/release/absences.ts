import { entities } from "../model";
import { absences } from "../model/absences";
import { explanations } from "../model/coverage";
import { complete, type Entity, recordSchema } from "../model/entity";
import { isMissing, type Row } from "../model/field";
import { suggest } from "../model/suggest";
import { type Dataset, rowsOf } from "./dataset";
import type { Note, Path } from "./finding";

/** All that people wrote, and the absences whose shape is right. */
type Around = { readonly written: Dataset; readonly known: readonly Row[] };

/** An absence speaks of a collection, a field and records that there are, only of what they truly lack, and of something that no other explains. */
export function checkAbsence(row: Row, path: Path, { written, known }: Around, note: Note): void {
  if (row.expected !== undefined && row.reason !== "notYet")
    note([...path, "expected"], "Only what is notYet is expected.", "expected は notYet の場合だけ書きます。");
  const measured = entities.filter((entity) => entity !== absences);
  const entity = measured.find(({ collection }) => collection === row.collection);
  if (!entity) {
    const names = measured.map(({ collection }) => collection);
    noteUnknown([...path, "collection"], row.collection as string, names, note);
  } else if (row.field !== undefined) {
    checkField(row, path, entity, rowsOf(written, entity), explained(known, entity, row.field as string), note);
  } else if (row.records !== undefined) {
    note([...path, "records"], "Records are named only with a field.", "records は field とともに書いてください。");
  }
}

/**
 * Every value that a record lacks has a reason among the known absences. A folder that keeps none, as an import makes one, promises no
 * reason; nor does an absence, which says by what it leaves out which records it speaks for.
 */
export function checkExplained(
  entity: Entity,
  rows: readonly (readonly [row: Row, index: number])[],
  known: readonly Row[],
  note: Note,
): void {
  if (entity === absences || known.length === 0) return;
  const { collection } = entity;
  const whole = rows.map(([row, index]) => [entity.derive(complete(entity, row)), index] as const);
  for (const [field, { derived, virtual }] of Object.entries(entity.fields)) {
    if (virtual) continue;
    const explanationOf = explained(known, entity, field);
    for (const [{ id, [field]: value }, index] of whole) {
      if (!isMissing(value) || explanationOf(id)) continue;
      const [write, orWrite] = derived ? ["Say", ""] : ["Write it, or say", "値を書くか、"];
      note(
        [index, field],
        `“${id}” has no ${field}. ${write} why there is none in a record of ${absences.collection}.yaml: collection: ${collection}, field: ${field}, records: [${id}], and the reason.`,
        `「${id}」に ${field} がありません。${orWrite}ない理由を ${absences.collection}.yaml のレコードに書いてください（collection: ${collection}、field: ${field}、records: [${id}] と reason）。`,
      );
    }
  }
}

type Explanation = ReturnType<typeof explanations>;

/** Finds the absence that explains why a record has no value in a field. */
function explained(known: readonly Row[], { collection }: Entity, field: string): Explanation {
  return explanations(
    known.filter((row) => row.collection === collection && row.field === field).map((row) => complete(absences, row)),
  );
}

function checkField(row: Row, path: Path, entity: Entity, rows: readonly Row[], explanationOf: Explanation, note: Note): void {
  const field = row.field as string;
  const fields = Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  if (!fields.includes(field)) {
    noteUnknown([...path, "field"], field, fields, note);
    return;
  }
  const schema = recordSchema(entity, "data");
  // What has no sound shape has findings of its own, and nothing can be derived from it.
  const sound = rows.filter((one) => schema.safeParse(one).success);
  const having = sound.filter((one) => !isMissing(entity.derive(complete(entity, one))[field])).map(({ id }) => id);
  if (having.length === rows.length)
    note(
      [...path, "field"],
      `Every record of ${entity.collection} has a value in ${field}.`,
      `${entity.collection} のすべてのレコードに ${field} の値があります。`,
    );
  // A record whose id is none has a finding of its own.
  const ids = rows.map(({ id }) => id).filter((id) => typeof id === "string");
  for (const [i, id] of ((row.records ?? []) as readonly string[]).entries()) {
    if (!ids.includes(id)) noteUnknown([...path, "records", i], id, ids, note);
    else if (having.includes(id))
      note([...path, "records", i], `“${id}” has a value in ${field}.`, `「${id}」の ${field} には値があります。`);
  }
  const lacking = ids.filter((id) => !having.includes(id));
  const speaksFor = (row.records ?? lacking) as readonly string[];
  if (
    lacking.length > 0 &&
    speaksFor.every((id) => lacking.includes(id)) &&
    !lacking.some((id) => explanationOf(id)?.id === row.id)
  )
    note(
      [...path, "field"],
      `Other absences say already why these records have no ${field}. Remove this one, or name the records that it alone explains.`,
      `これらのレコードに ${field} がない理由は、ほかの欠けている情報がすでに示しています。これを削除するか、これだけが理由を示すレコードを records に挙げてください。`,
    );
}

function noteUnknown(path: Path, value: string, among: readonly string[], note: Note): void {
  const nearest = suggest(value, among);
  note(
    path,
    `There is no “${value}” here.${nearest ? ` Did you mean “${nearest}”?` : ""}`,
    `「${value}」はここにありません。${nearest ? `「${nearest}」ではありませんか。` : ""}`,
  );
}
