import { readdirSync, readFileSync } from "node:fs";
import { type Document, isNode, LineCounter, type Node, parseDocument } from "yaml";
import * as z from "zod";
import { entities } from "../model";
import type { Row } from "../model/field";
import { releaseSchema, type Tombstone, tombstoneSchema, type Withdrawal, withdrawalSchema } from "../model/release";
import type { Text } from "../model/text";
import type { Finding, LineDigests } from "../release/check";

const DATA = "data";

/** What people wrote, and where each value stands. */
export type Written = {
  readonly dataset: ReadonlyMap<string, readonly Row[]>;
  readonly findings: readonly Finding[];
  /** `data/initiatives.yaml:12` for a finding. */
  locate(finding: Finding): string;
};

/** A release as its editors announce it. */
export type Announced = { readonly id: string; readonly issued: string; readonly summary: Text };

/** Reads every collection of data/. A file that is missing or no list of records is a finding. */
export function readData(): Written {
  const dataset = new Map<string, readonly Row[]>();
  const findings: Finding[] = [];
  const parsed = new Map<string, { document: Document; counter: LineCounter }>();
  for (const { collection } of entities) {
    const note = (en: string, ja: string, line?: number) => findings.push({ collection, path: [], en, ja, ...(line && { line }) });
    const text = readText(`${DATA}/${collection}.yaml`);
    if (text === null) {
      note(
        "The file is missing; a collection without records holds [].",
        "ファイルがありません。レコードのないコレクションには [] と書いてください。",
      );
      continue;
    }
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter });
    parsed.set(collection, { document, counter });
    for (const error of document.errors) {
      note(`This is no YAML: ${error.message}`, `YAMLとして読めません: ${error.message}`, counter.linePos(error.pos[0]).line);
    }
    if (document.errors.length > 0) continue;
    const rows: unknown = document.toJS();
    if (!Array.isArray(rows) || rows.some((row) => typeof row !== "object" || row === null)) {
      note("The file is no list of records.", "レコードのリストではありません。");
    } else {
      dataset.set(collection, rows as Row[]);
    }
  }
  return {
    dataset,
    findings,
    locate({ collection, path, line }) {
      const file = `${DATA}/${collection}.yaml`;
      if (line) return `${file}:${line}`;
      const { document, counter } = parsed.get(collection) ?? {};
      if (!document || !counter) return file;
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        if (isNode(node) && (node as Node).range) return `${file}:${counter.linePos((node as Node).range?.[0] ?? 0).line}`;
      }
      return file;
    },
  };
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
        `data/releases.yaml: ${JSON.stringify({ id, issued })} needs id (MAJOR.MINOR.PATCH), issued ("YYYY-MM-DD" in quotes) and summary in ja and en.`,
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
  if (!list.success) throw new Error(`data/${file}.yaml: ${z.prettifyError(list.error)}`);
  return list.data;
}

/** data/uncited.yaml: the lines of each source that no record needs to cite, and why. */
export function readUncited(): { source: string; from: number; to: number; reason: Text }[] {
  return parseDocument(readText(`${DATA}/uncited.yaml`) ?? "[]").toJS();
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
