import type { LedgerEntry } from "../db/releases";
import type { Format } from "../formats/format";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Result } from "../model/result";
import { fieldsIn } from "./ledger";

/** Writes records of several collections as one graph: what a derived answer rests on, in a format for linked data. */
export function linkedRecords(
  { writeWhole }: Format,
  parts: readonly (readonly [entity: Entity, rows: readonly Row[]])[],
): Format["write"] {
  return async function* ({ release }, urls) {
    const results = parts.map(([entity, rows]): Result => {
      const fields = fieldsIn(release as LedgerEntry, entity, Object.keys(entity.fields)).filter(
        (key) => !entity.fields[key]?.virtual,
      );
      return { entity, release, fields, rows };
    });
    yield* writeWhole?.({ release, results }, urls) ?? [];
  };
}
