// JSON, put here by what bundles or runs the code (src/cli/facts.ts): the Worker knows no files, and asks for none that there is not.
declare const TEXTS: string;

/** The sources whose whole text the build serves, by id. */
export const sourceTexts: readonly string[] = JSON.parse(TEXTS);
