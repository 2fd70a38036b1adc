import { stringify } from "yaml";
import { attributionOf } from "../../catalog/attribution";
import { entities } from "../../model";
import type { Row } from "../../model/field";
import type { Text } from "../../model/text";
import { FIRST, type WrittenFacts } from "../facts";
import type { BookWords } from "./book";
import type { Folder } from "./folder";

/** What a dataset is completed from once its lines are written. */
export type Whole = {
  readonly words: BookWords;
  readonly sources: readonly Row[];
  readonly organizations: readonly Row[];
  readonly years: readonly number[];
  readonly firstLine: string;
  readonly lines: number;
  readonly retrieved: string;
  /** Who makes and publishes the portal. */
  readonly publisher: Text;
};

/** Writes what a data folder needs beside its lines: every other collection, what it is called, and the release that it is to become. */
export function writeDataset(folder: Folder, whole: Whole): void {
  const rows: Readonly<Record<string, readonly Row[]>> = { organizations: whole.organizations, sources: whole.sources };
  for (const { collection } of entities) {
    if (collection === "appropriations") continue;
    folder.write(`${collection}.ndjson`, (rows[collection] ?? []).map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  folder.write("dataset.yaml", stringify(factsOf(whole), { lineWidth: 0, aliasDuplicateObjects: false }));
  const summary = {
    ja: `${whole.words.title.ja}の${whole.lines}件を、${whole.retrieved}に取得したファイルから取り込みました。`,
    en: `Imports ${whole.lines} lines of “${whole.words.title.en}” from files fetched on ${whole.retrieved}.`,
  };
  folder.write(
    "releases.yaml",
    stringify([{ id: FIRST, issued: whole.retrieved, summary }], { lineWidth: 0, aliasDuplicateObjects: false }),
  );
  for (const list of ["tombstones", "withdrawals"]) folder.write(`${list}.yaml`, "[]\n");
}

function factsOf({ words, sources, organizations, years, firstLine, publisher }: Whole): WrittenFacts {
  const nameOf = (id: unknown) => organizations.find((row) => row.id === id)?.name as Text;
  const works = sources.map(({ title, publisher: by, issued, licence }) => ({
    title: title as Text,
    publisher: nameOf(by),
    issued: issued as string,
    locator: null,
    terms: licence as string,
  }));
  return {
    ...words,
    lead: words.description,
    period: { start: `${Math.min(...years)}-04-01`, end: `${Math.max(...years) + 1}-03-31` },
    keywords: words.keywords,
    publisher,
    notOfficial: {
      ja: "当ポータルは府省の公式サイトではありません。",
      en: "This portal is not an official site of any ministry.",
    },
    attribution: attributionOf(works),
    worksCited: works.map(({ title, publisher: by, issued }) => `${by.en}, “${title.en}” (${by.ja}「${title.ja}」), ${issued}`),
    examples: {
      appropriations: firstLine,
      organizations: organizations[0]?.id ?? "",
      sources: sources[0]?.id ?? "",
    },
  };
}
