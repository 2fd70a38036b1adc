import { entities } from "../model";
import { absences } from "../model/absences";
import { complete, type Entity, recordSchema } from "../model/entity";
import { isMissing, type Row } from "../model/field";
import { suggest } from "../model/suggest";
import type { Finding, Note } from "./check";
import { type Dataset, rowsOf } from "./dataset";

type Path = Finding["path"];

/** An absence speaks of a collection, a field and records that there are, and only of what they truly lack. */
export function checkAbsence(row: Row, path: Path, written: Dataset, note: Note): void {
  if (row.expected !== undefined && row.reason !== "notYet")
    note([...path, "expected"], "Only what is notYet is expected.", "expected は notYet の場合だけ書きます。");
  const measured = entities.filter((entity) => entity !== absences);
  const entity = measured.find(({ collection }) => collection === row.collection);
  if (!entity) {
    const names = measured.map(({ collection }) => collection);
    noteUnknown([...path, "collection"], row.collection as string, names, note);
  } else if (row.field !== undefined) {
    checkField(row, path, entity, rowsOf(written, entity), note);
  } else if (row.records !== undefined) {
    note([...path, "records"], "Records are named only with a field.", "records は field とともに書いてください。");
  }
}

function checkField(row: Row, path: Path, entity: Entity, rows: readonly Row[], note: Note): void {
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
}

function noteUnknown(path: Path, value: string, among: readonly string[], note: Note): void {
  const nearest = suggest(value, among);
  note(
    path,
    `There is no “${value}” here.${nearest ? ` Did you mean “${nearest}”?` : ""}`,
    `「${value}」はここにありません。${nearest ? `「${nearest}」ではありませんか。` : ""}`,
  );
}
