import type { Chart } from "./chart";
import { lineage } from "./lineage";
import { money } from "./money";
import { reconciliation } from "./reconciliation";
import { timeline } from "./timeline";

/** The only list of charts. */
export const charts: readonly Chart[] = [money, reconciliation, lineage, timeline];

export function chartOf(name: string): Chart | undefined {
  return charts.find((chart) => chart.name === name);
}
