import type { Portal } from "./portal";

/** A standard that the portal claims, and how it is seen whether it keeps it. */
export type Standard = {
  /** Name and version, as they stand in the table. What is checked is no more than this says. */
  readonly title: string;
  /** One line for each thing that is not kept, none where all is well. `schemas` is the folder with the schemas and shapes of others. */
  violations(portal: Portal, schemas: string): Promise<string[]>;
};

/** A node of a document whose members are looked at one by one. */
export type Node = { readonly [key: string]: unknown };
