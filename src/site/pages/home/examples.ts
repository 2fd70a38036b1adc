import type { Text } from "../../../model/text";
import { paths } from "../../../urls";
import { home } from "../../messages/home";

/** A request to try; one on a collection is worth it where that holds records. */
export type Example = { readonly label: Text; readonly path: string; readonly collection?: string };

/** The requests that the home page offers. */
export const examples: readonly Example[] = [
  { label: home.callSearch, path: paths.search({ query: `q=${encodeURIComponent("量子")}` }) },
  { collection: "milestones", label: home.callSort, path: paths.list("milestones", { query: "sort=date" }) },
  { collection: "budgets", label: home.callFilter, path: paths.list("budgets", { query: "fiscalYear=2022" }) },
  { collection: "appropriations", label: home.callLargest, path: paths.list("appropriations", { query: "sort=-amount" }) },
];
