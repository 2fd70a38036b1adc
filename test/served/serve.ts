import type { TestProject } from "vitest/node";
import { startPortal } from "../../src/cli/portal";

declare module "vitest" {
  export interface ProvidedContext {
    /** Origin of the portal, started the way a person starts it. */
    origin: string;
  }
}

/** Starts the portal for the tests of this folder, and stops it after them. One that runs already is named in the variable ORIGIN. */
export default async function serve(project: TestProject): Promise<() => void> {
  const { origin, stop } = process.env.ORIGIN ? { origin: process.env.ORIGIN, stop() {} } : await startPortal();
  project.provide("origin", origin);
  return stop;
}
