import type { Chart } from "./chart";
import { money } from "./money";
import { reconciliation } from "./reconciliation";

/** The only list of charts. */
export const charts: readonly Chart[] = [money, reconciliation];

export function chartOf(name: string): Chart | undefined {
  return charts.find((chart) => chart.name === name);
}
