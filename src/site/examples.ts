import type { Text } from "../model/text";
import { paths } from "../urls";
import { home } from "./messages";

/** A request to try. */
export type Example = { readonly label: Text; readonly path: string };

/** The requests that the home page offers. */
export const examples: readonly Example[] = [
  { label: home.callSearch, path: paths.search({ query: `q=${encodeURIComponent("量子")}` }) },
  { label: home.callSort, path: paths.list("milestones", { query: "sort=date" }) },
  { label: home.callFilter, path: paths.list("budgets", { query: "fiscalYear=2022" }) },
];
