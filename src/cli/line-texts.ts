import { existsSync, readdirSync, readFileSync } from "node:fs";
import { DATA } from "./settings";

const LINES = `${DATA}/lines`;
const TEXT = ".txt";

/** The sources that pages show whole lines of, by id. */
export function sourcesWithText(): string[] {
  const names = existsSync(LINES) ? readdirSync(LINES) : [];
  return names.filter((name) => name.endsWith(TEXT)).map((name) => name.slice(0, -TEXT.length));
}

/** The text of such a source: data/lines/{source}.txt, the document itself. */
export function readLineText(source: string): Buffer {
  return readFileSync(`${LINES}/${source}${TEXT}`);
}
