import { readAll } from "../../../db/records";
import type { LedgerEntry } from "../../../db/releases";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import { themePath } from "../../../model/query";
import type { Text } from "../../../model/text";
import { themes } from "../../../model/themes";
import type { ThemeChoice } from "./controls";

// A longer list is no list to choose from.
const MOST = 200;

/** The themes of a release as a tree written downwards, for collections that reach them; else none. */
export async function themesFor(d1: D1Database, { sequence, manifest }: LedgerEntry, entity: Entity): Promise<ThemeChoice[]> {
  const count = manifest.counts[themes.collection] ?? 0;
  if (themePath(entity) === null || count === 0 || count > MOST) return [];
  return below(await Array.fromAsync(readAll(d1, sequence, themes)), null, 0);
}

function below(rows: readonly Row[], broader: string | null, depth: number): ThemeChoice[] {
  const here = rows.filter((row) => (row.broader ?? null) === broader);
  return here
    .sort((a, b) => Number(a.position) - Number(b.position))
    .flatMap((row) => [{ id: row.id, label: row.label as Text, depth }, ...below(rows, row.id, depth + 1)]);
}
