import { readdirSync, readFileSync } from "node:fs";
import { type Document, isNode, LineCounter, type Node, parseDocument } from "yaml";
import * as z from "zod";
import { entities } from "../model";
import type { Row } from "../model/field";
import type { Tombstone, Withdrawal } from "../model/release";
import { releaseSchema, tombstoneSchema, withdrawalSchema } from "../model/release-schemas";
import type { Text } from "../model/text";
import type { Finding, LineDigests } from "../release/check";
import type { Uncited } from "../release/verify";
import { DATA } from "./settings";

/** What people wrote, and where each value stands. */
export type Written = {
  readonly dataset: ReadonlyMap<string, readonly Row[]>;
  readonly findings: readonly Finding[];
  /** `${DATA}/initiatives.yaml:12` for a finding. */
  locate(finding: Finding): string;
};

/** A release as its editors announce it. */
export type Announced = { readonly id: string; readonly issued: string; readonly summary: Text };

/** A file of data/: its records, what is wrong with it as a file, and the line of a place in it, null where no line is known. */
type Collection = {
  readonly file: string;
  readonly rows: readonly unknown[] | null;
  readonly problems: readonly Omit<Finding, "collection" | "path">[];
  lineOf(path: Finding["path"]): number | null;
};

/**
 * Reads every collection of the data folder: `{collection}.yaml`, which people edit, or `{collection}.ndjson`, one record a line, which
 * programs write. A collection in neither or in both, and a file that is no list of records, is a finding.
 */
export function readData(): Written {
  const dataset = new Map<string, readonly Row[]>();
  const findings: Finding[] = [];
  const read = new Map(entities.map(({ collection }) => [collection, readCollection(collection)]));
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
      const { file, lineOf } = read.get(collection) as Collection;
      const at = line ?? lineOf(path);
      return at ? `${file}:${at}` : file;
    },
  };
}

function readCollection(collection: string): Collection {
  const [yaml, ndjson] = ["yaml", "ndjson"].map((extension) => `${DATA}/${collection}.${extension}`) as [string, string];
  const [inYaml, inNdjson] = [readText(yaml), readText(ndjson)];
  if (inYaml !== null && inNdjson !== null) {
    return withoutRows(yaml, {
      en: `${ndjson} holds the same collection; keep one of the two.`,
      ja: `${ndjson} にも同じコレクションがあります。どちらか一方だけにしてください。`,
    });
  }
  if (inNdjson !== null) return fromNdjson(ndjson, inNdjson);
  if (inYaml !== null) return fromYaml(yaml, inYaml);
  return withoutRows(yaml, {
    en: "The file is missing; a collection without records holds [].",
    ja: "ファイルがありません。レコードのないコレクションには [] と書いてください。",
  });
}

function withoutRows(file: string, problem: Text): Collection {
  return { file, rows: null, problems: [problem], lineOf: () => null };
}

function fromYaml(file: string, text: string): Collection {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const problems = document.errors.map((error) => ({
    en: `This is no YAML: ${error.message}`,
    ja: `YAMLとして読めません: ${error.message}`,
    line: counter.linePos(error.pos[0]).line,
  }));
  const rows: unknown = problems.length > 0 ? null : document.toJS();
  return { file, rows: Array.isArray(rows) ? rows : null, problems, lineOf: (path) => lineInYaml(document, counter, path) };
}

/** The line of the deepest node on the way to a place. */
function lineInYaml(document: Document, counter: LineCounter, path: Finding["path"]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && (node as Node).range) return counter.linePos((node as Node).range?.[0] ?? 0).line;
  }
  return null;
}

/** Records stand one a line, so the place of a record is its line; blank lines are none. */
function fromNdjson(file: string, text: string): Collection {
  const rows: unknown[] = [];
  const lines: number[] = [];
  const problems: Collection["problems"][number][] = [];
  for (const [i, written] of text.split("\n").entries()) {
    if (written.trim() === "") continue;
    try {
      rows.push(JSON.parse(written));
      lines.push(i + 1);
    } catch (error) {
      const message = (error as Error).message;
      problems.push({ en: `This is no JSON: ${message}`, ja: `JSONとして読めません: ${message}`, line: i + 1 });
    }
  }
  return { file, rows, problems, lineOf: ([index]) => lines[index as number] ?? null };
}

/** The digests of the lines of every source: data/lines/{source}.sha256, one line of hexadecimal digits per line. */
export function readLineDigests(): LineDigests {
  const files = readdirSync(`${DATA}/lines`).filter((name) => name.endsWith(".sha256"));
  return new Map(
    files.map((name) => [name.replace(/\.sha256$/, ""), readFileSync(`${DATA}/lines/${name}`, "utf8").trimEnd().split("\n")]),
  );
}

/** data/releases.yaml: the releases announced, oldest first. Throws where it is not one. */
export function readAnnounced(): Announced[] {
  const releases = parseDocument(readText(`${DATA}/releases.yaml`) ?? "[]").toJS() as Announced[];
  for (const { id, issued, summary } of releases) {
    if (!releaseSchema.pick({ id: true, issued: true, summary: true }).safeParse({ id, issued, summary }).success) {
      throw new Error(
        `${DATA}/releases.yaml: ${JSON.stringify({ id, issued })} needs id (MAJOR.MINOR.PATCH), issued ("YYYY-MM-DD" in quotes) and summary in ja and en.`,
      );
    }
  }
  return releases;
}

/** data/tombstones.yaml: every record that was ever removed, and why. Throws where it is not one. */
export function readTombstones(): Tombstone[] {
  return listOf("tombstones", tombstoneSchema).map(({ successor = null, merged = false, ...stone }) => ({
    ...stone,
    successor,
    merged,
  }));
}

/** data/withdrawals.yaml: the releases that may no longer be read, and why. Throws where it is not one. */
export function readWithdrawals(): Withdrawal[] {
  return listOf("withdrawals", withdrawalSchema);
}

function listOf<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  const list = z.array(schema).safeParse(parseDocument(readText(`${DATA}/${file}.yaml`) ?? "[]").toJS());
  if (!list.success) throw new Error(`${DATA}/${file}.yaml: ${z.prettifyError(list.error)}`);
  return list.data;
}

/** data/uncited.yaml or .ndjson: the lines of each source that no record needs to cite, and why. */
export function readUncited(): Uncited[] {
  const written = readText(`${DATA}/uncited.ndjson`);
  if (written === null) return parseDocument(readText(`${DATA}/uncited.yaml`) ?? "[]").toJS();
  return fromNdjson(`${DATA}/uncited.ndjson`, written).rows as Uncited[];
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
