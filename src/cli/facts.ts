import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import type { DatasetFacts } from "../catalog/dataset";
import { isDate, isName } from "../model/kinds";
import { RELEASE_ID } from "../model/release";
import { readWithdrawals } from "./data";
import { fail } from "./fail";
import { sourcesWithText } from "./line-texts";
import { DATA } from "./settings";
import { parseYaml } from "./written-list";

const text = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const date = z.string().refine((value) => value.length === 10 && isDate(value), 'is no "YYYY-MM-DD" in quotes');

/** What people write in `dataset.yaml`. */
export type WrittenFacts = Omit<DatasetFacts, "exampleRelease">;

/** Its form. */
const datasetFacts = z.strictObject({
  name: z.string().refine(isName, "must be lower-case letters, digits and single hyphens"),
  title: text,
  heading: text.optional(),
  description: text,
  lead: text,
  period: z.strictObject({ start: date, end: date }),
  keywords: z.array(text).min(1),
  publisher: text.refine(({ en, ja }) => !(en + ja).includes(","), "has a comma"),
  notOfficial: text,
  attribution: text,
  worksCited: z.array(z.string().min(1)).min(1),
  examples: z.record(z.string(), z.string().refine(isName)),
}) satisfies z.ZodType<WrittenFacts>;

/** The number that the first release of a data folder bears. */
export const FIRST = "1.0.0";

/**
 * What the data folder says of its dataset. Importing this module gives the catalogue in this process its facts, so it must come before
 * anything that imports the catalogue: a command has it as its first line.
 */
export const facts: DatasetFacts = readFacts();

// As JSON: of an object a bundler makes a module, which every other module would begin by asking for.
const globals = { DATASET: JSON.stringify(facts), TEXTS: JSON.stringify(sourcesWithText()) };
Object.assign(globalThis, globals);

/** What gives a bundle the same facts, and the sources whose text the build puts among the assets. */
export const define: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(globals).map(([name, value]) => [name, JSON.stringify(value)]),
);

function readFacts(): DatasetFacts {
  const file = `${DATA}/dataset.yaml`;
  let written: string;
  try {
    written = readFileSync(file, "utf8");
  } catch {
    fail(
      `There is no ${file}: DATA names a data folder, which says there what its dataset is called.`,
      `${file} がありません。DATA にはデータフォルダーを指定し、データセットの名称などをこのファイルに書いてください。`,
    );
  }
  const { value, problems } = parseYaml(written);
  const [problem] = problems;
  if (problem) fail(`${file}:${problem.line}: ${problem.en}`, `${file}:${problem.line}: ${problem.ja}`);
  const read = datasetFacts.safeParse(value);
  if (read.success) return { ...read.data, exampleRelease: latestFrozen() ?? FIRST };
  fail(
    `${file}: ${z.prettifyError(read.error)}`,
    `${file}: ${z.prettifyError(datasetFacts.safeParse(value, { error: z.locales.ja().localeError }).error as z.ZodError)}`,
  );
}

/** The latest release in the data folder that may be read; null where it has none yet. */
function latestFrozen(): string | null {
  const folder = `${DATA}/releases`;
  if (!existsSync(folder)) return null;
  const withdrawn = readWithdrawals().map(({ release }) => release);
  const frozen = readdirSync(folder).filter((name) => RELEASE_ID.test(name) && !withdrawn.includes(name));
  return frozen.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? null;
}
