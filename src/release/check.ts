import { LIST_SEPARATOR } from "../formats/csv";
import { entities } from "../model";
import { absences } from "../model/absences";
import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import { checkExplained } from "./absences";
import { type Dataset, rowsOf } from "./dataset";
import { checkEvidence, type LineDigests } from "./evidence";
import { type Finding, type Note, noteOf } from "./finding";
import { checkReferences } from "./references";
import { rules, wholes } from "./rules";
import { type Shaped, shapeOf } from "./shape";

/** Checks everything that people wrote. An empty answer means that a release may be made of it. */
export function check(written: Dataset, lines: LineDigests): Finding[] {
  const findings: Finding[] = [];
  const ids = new Map(
    entities.map((entity) => [
      entity.collection,
      new Set(
        rowsOf(written, entity)
          .map(({ id }) => id)
          .filter(isWord),
      ),
    ]),
  );
  const shaped = new Map(entities.map((entity) => [entity.collection, shapeOf(entity, rowsOf(written, entity))]));
  const sound: Dataset = new Map([...shaped].map(([collection, { rows }]) => [collection, rows.map(([row]) => row)]));
  // What an absence explains whose shape is wrong is not known; it has findings of its own.
  const known = shaped.get(absences.collection)?.findings.length === 0 ? rowsOf(sound, absences) : [];
  for (const entity of entities) {
    const rows = rowsOf(written, entity);
    const own = shaped.get(entity.collection) as Shaped;
    findings.push(...own.findings);
    const note = noteOf(entity, findings);
    checkIds(rows, note);
    for (const whole of wholes[entity.collection] ?? [])
      whole(sound.get(entity.collection) ?? [], (at, en, ja) =>
        note([own.rows[at[0] as number]?.[1] as number, ...at.slice(1)], en, ja),
      );
    for (const [row, index] of own.rows) {
      checkReferences(entity.fields, row, [index], ids, note);
      checkEvidence(entity, row, index, lines, note);
      checkLists(entity, row, index, note);
      rules[entity.collection]?.(row, index, { written, sound, lines, note });
    }
    checkExplained(entity, own.rows, known, note);
  }
  return findings;
}

/** Whether an id is one at all: who writes `id:` or `id: 2025` has written none yet, and is told so. */
function isWord(id: unknown): id is string {
  return typeof id === "string";
}

function checkIds(rows: readonly Row[], note: Note): void {
  const seen = new Map<string, number>();
  for (const [index, { id }] of rows.entries()) {
    if (!isWord(id)) continue;
    if (seen.has(id))
      note(
        [index, "id"],
        `The id “${id}” is used twice; give one record another.`,
        `識別子「${id}」が重複しています。一方を変えてください。`,
      );
    seen.set(id, index);
  }
}

function checkLists(entity: Entity, row: Row, index: number, note: Note): void {
  for (const [key, field] of Object.entries(entity.fields)) {
    if (!field.many || field.kind === "structure") continue;
    for (const [i, value] of ((row[key] as readonly Json[] | undefined) ?? []).entries()) {
      if (String(value).includes(LIST_SEPARATOR)) {
        note(
          [index, key, i],
          `A value of a list cannot hold “${LIST_SEPARATOR}”, which divides them in CSV.`,
          `リストの値に「${LIST_SEPARATOR}」は使えません（CSVの区切りです）。`,
        );
      }
    }
  }
}
