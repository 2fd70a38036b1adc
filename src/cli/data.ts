import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { entities } from "../model";
import type { Row } from "../model/field";
import type { Tombstone, Withdrawal } from "../model/release";
import { releaseSchema, tombstoneSchema, uncitedSchema, withdrawalSchema } from "../model/release-schemas";
import type { Text } from "../model/text";
import type { LineDigests } from "../release/evidence";
import type { Finding } from "../release/finding";
import { unknownKey, valueAt } from "../release/shape";
import type { Uncited } from "../release/verify";
import { fail } from "./fail";
import { DATA } from "./settings";
import { readList, type WrittenList } from "./written-list";

/** What people wrote, and where each value stands. */
export type Written = {
  readonly dataset: ReadonlyMap<string, readonly Row[]>;
  readonly findings: readonly Finding[];
  /** `${DATA}/initiatives.yaml:12` for a finding. */
  locate(finding: Finding): string;
};

/** A release as its editors announce it, and where each part of it stands: `${DATA}/releases.yaml:12`. */
export type Announced = {
  readonly id: string;
  readonly issued: string;
  readonly summary: Text;
  placeOf(...part: string[]): string;
};

/**
 * Reads every collection of the data folder. A collection in no file or in two, and a file that is no list of records, is a finding.
 */
export function readData(): Written {
  const dataset = new Map<string, readonly Row[]>();
  const findings: Finding[] = [];
  const read = new Map(entities.map(({ collection }) => [collection, readList(collection) ?? missing(collection)]));
  for (const [collection, { rows, problems }] of read) {
    findings.push(...problems.map((problem) => ({ collection, path: [], ...problem })));
    if (problems.length > 0) continue;
    if (!rows || rows.some((row) => typeof row !== "object" || row === null)) {
      const said = { en: "The file is no list of records.", ja: "レコードのリストではありません。" };
      findings.push({ collection, path: [], ...said });
    } else {
      dataset.set(collection, rows as Row[]);
    }
  }
  return {
    dataset,
    findings,
    locate({ collection, path, line }) {
      const written = read.get(collection) as WrittenList;
      return placeIn(written, line ?? written.lineOf(path));
    },
  };
}

function missing(collection: string): WrittenList {
  const problem = {
    en: "The file is missing; a collection without records holds [].",
    ja: "ファイルがありません。レコードのないコレクションには [] と書いてください。",
  };
  return { file: `${DATA}/${collection}.yaml`, rows: null, problems: [problem], lineOf: () => null };
}

function placeIn({ file }: WrittenList, line: number | null | undefined): string {
  return line ? `${file}:${line}` : file;
}

/** The digests of the lines of every source: data/lines/{source}.sha256, one line of hexadecimal digits per line. */
export function readLineDigests(): LineDigests {
  const files = readdirSync(`${DATA}/lines`).filter((name) => name.endsWith(".sha256"));
  return new Map(
    files.map((name) => [name.replace(/\.sha256$/, ""), readFileSync(`${DATA}/lines/${name}`, "utf8").trimEnd().split("\n")]),
  );
}

/** data/releases.yaml: the releases announced, oldest first. */
export function readAnnounced(): Announced[] {
  const { items, written } = readItems("releases", releaseSchema.pick({ id: true, issued: true, summary: true }));
  return items.map((one, i) => ({ ...one, placeOf: (...part) => placeIn(written, written.lineOf([i, ...part])) }));
}

/** data/tombstones.yaml: every record that was ever removed, and why. */
export function readTombstones(): Tombstone[] {
  return listOf("tombstones", tombstoneSchema).map(({ successor = null, merged = false, ...stone }) => ({
    ...stone,
    successor,
    merged,
  }));
}

/** `${DATA}/tombstones.yaml:12` for the tombstone of that place in the list. */
export function placeOfTombstone(index: number): string {
  const written = readList("tombstones") as WrittenList;
  return placeIn(written, written.lineOf([index]));
}

/** data/withdrawals.yaml: the releases that may no longer be read, and why. */
export function readWithdrawals(): Withdrawal[] {
  return listOf("withdrawals", withdrawalSchema);
}

/** data/uncited.yaml or .ndjson: the lines of each of the sources that no record needs to cite, and why. */
export function readUncited(sources: readonly Row[]): Uncited[] {
  const lineCounts = new Map(sources.map(({ id, lineCount }) => [id, lineCount as number]));
  const known = uncitedSchema.superRefine(({ source, to }, { addIssue }) => {
    const lineCount = lineCounts.get(source);
    if (lineCount === undefined)
      addIssue({ code: "custom", path: ["source"], message: "is no record of sources / sources のレコードにありません" });
    else if (to > lineCount)
      addIssue({ code: "custom", path: ["to"], message: `the source has ${lineCount} lines / 資料は${lineCount}行です` });
  });
  return listOf("uncited", known);
}

function listOf<S extends z.ZodType>(name: string, item: S): z.infer<S>[] {
  return readItems(name, item).items;
}

/** A list that is no collection; without a file it is empty. Ends the command where it is no such list: what is half read is never acted on. */
function readItems<S extends z.ZodType>(name: string, item: S): { readonly items: z.infer<S>[]; readonly written: WrittenList } {
  const written = readList(name) ?? { file: `${DATA}/${name}.yaml`, rows: [], problems: [], lineOf: () => null };
  const { rows, problems, lineOf } = written;
  const [problem = rows ? undefined : { en: "The file is no list.", ja: "リストではありません。" }] = problems;
  if (problem) refuse(written, problem.line, problem);
  const list = z.array(item).safeParse(rows);
  if (list.success) return { items: list.data, written };
  const [first] = list.error.issues as [z.core.$ZodIssue];
  // What is misspelt is missing as well; the one says both.
  const issue = list.error.issues.find(({ code, path }) => code === "unrecognized_keys" && path[0] === first.path[0]) ?? first;
  const at = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    refuse(written, lineOf([...at, key]), inField([...at, key], unknownKey(key, keysIn(item, at.slice(1)))));
  }
  if (at.length > 1 && valueAt(rows, at) === undefined) {
    const own = keysIn(item, at.slice(1));
    const keys = (own.length > 0 ? own : keysIn(item, at.slice(1, -1))).join(", ");
    const said = { en: `The field is missing; write { ${keys} }.`, ja: `この項目がありません。{ ${keys} } を書いてください。` };
    refuse(written, lineOf(at), inField(at, said));
  }
  const japanese = z.array(item).safeParse(rows, { error: z.locales.ja().localeError }).error?.issues[0]?.message;
  const [en = "", ja = japanese ?? ""] = issue.message.split(" / ");
  refuse(written, lineOf(at), inField(at, { en, ja }));
}

/** Names the field of an entry that something is said of. */
function inField([, ...keys]: Finding["path"], { en, ja }: Text): Text {
  const field = keys.length > 0 ? `${keys.join(".")}: ` : "";
  return { en: field + en, ja: field + ja };
}

function keysIn(item: z.core.$ZodType, [key, ...inside]: Finding["path"]): readonly string[] {
  if (!(item instanceof z.ZodObject)) return [];
  return key === undefined ? Object.keys(item.shape) : keysIn(item.shape[key], inside);
}

function refuse(written: WrittenList, line: number | null | undefined, { en, ja }: Text): never {
  const place = placeIn(written, line);
  fail(`${place}: ${en}`, `${place}: ${ja}`);
}
