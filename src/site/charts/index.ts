import type { Chart } from "./chart";
import { lineage } from "./lineage";
import { money } from "./money";
import { reconciliation } from "./reconciliation";

/** The only list of charts. */
export const charts: readonly Chart[] = [money, reconciliation, lineage];

export function chartOf(name: string): Chart | undefined {
  return charts.find((chart) => chart.name === name);
}
