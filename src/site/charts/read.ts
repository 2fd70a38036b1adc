import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { type Names, referencesOf } from "../../model/difference";
import { paths } from "../../urls";
import type { Chart, Figure } from "./chart";

/** A chart of a release, with the names of what its table refers to. */
export type Read = { readonly chart: Chart; readonly figure: Figure; readonly names: Names; readonly release: LedgerEntry };

/** Reads a chart; null where the release has nothing to draw. */
export async function readChart(d1: D1Database, release: LedgerEntry, chart: Chart): Promise<Read | null> {
  return readNamed(d1, release, chart, await chart.read(d1, release));
}

/** The same of a figure that a page has made from what it read anyway. */
export async function readNamed(d1: D1Database, release: LedgerEntry, chart: Chart, figure: Figure | null): Promise<Read | null> {
  if (!figure) return null;
  const names = await readNames(d1, release.sequence, referencesOf(figure.entity, figure.rows));
  return { chart, figure, names, release };
}

/** Path of what to cite of a chart: what it draws as the release holds it, or the release where it draws several collections. */
export function citedOf({ figure: { data }, release: { id: release } }: Read): string {
  const [only, ...more] = data;
  return only && more.length === 0 ? only.at({ release }) : paths.release(release);
}
