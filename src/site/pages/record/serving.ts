import { storedIn } from "../../../api/ledger";
import { readLists } from "../../../db/records";
import type { LedgerEntry } from "../../../db/releases";
import type { Entity } from "../../../model/entity";
import type { Json, Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { priorities } from "../../../model/priorities";
import { wholeOf } from "../../../model/query";

/** The initiatives of a theme and of those below it that a priority is matched to: the first of them, and how many there are. */
export type Serving = { readonly theme: string; readonly match: Json; readonly rows: readonly Row[]; readonly total: number };

/** Reads the initiatives of each theme that a priority is matched to, up to `most` of each; of other records none. */
export async function readServing(
  d1: D1Database,
  release: LedgerEntry,
  entity: Entity,
  row: Row,
  most: number,
): Promise<readonly Serving[]> {
  if (entity !== priorities || !release.manifest.fields[initiatives.collection]) return [];
  const matches = [row, ...((row.furtherMatches ?? []) as readonly Row[])].filter(({ theme }) => theme);
  if (matches.length === 0) return [];
  const fields = storedIn(release, initiatives);
  const queries = matches.map(({ theme }) => ({
    ...wholeOf(initiatives),
    withinTheme: theme as string,
    limit: most,
    fields,
    total: true,
  }));
  const answers = await readLists(d1, release.sequence, queries);
  return matches
    .map(({ theme, match }, i) => ({
      theme: theme as string,
      match: match ?? null,
      rows: answers[i]?.rows ?? [],
      total: answers[i]?.total ?? 0,
    }))
    .filter(({ total }) => total > 0);
}
