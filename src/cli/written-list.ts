import { readFileSync } from "node:fs";
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLParseError } from "yaml";
import type { Finding } from "../release/finding";
import { fail } from "./fail";
import { DATA } from "./settings";

/** A list in the data folder: its items, what is wrong with it as a file, and the line of a place in it, null where no line is known. */
export type WrittenList = {
  readonly file: string;
  /** Null where the file holds no list, or has problems. */
  readonly rows: readonly unknown[] | null;
  readonly problems: readonly Omit<Finding, "collection" | "path">[];
  lineOf(path: Finding["path"]): number | null;
};

/**
 * Reads `{name}.yaml`, which people edit, or `{name}.ndjson`, one item a line, which programs write; null where there is neither. That
 * there are both is a problem. Ends the command where a file is there and cannot be read.
 */
export function readList(name: string): WrittenList | null {
  const [yaml, ndjson] = ["yaml", "ndjson"].map((extension) => `${DATA}/${name}.${extension}`) as [string, string];
  const [inYaml, inNdjson] = [readText(yaml), readText(ndjson)];
  if (inYaml !== null && inNdjson !== null) {
    const problem = {
      en: `${ndjson} holds the same collection; keep one of the two.`,
      ja: `${ndjson} にも同じコレクションがあります。どちらか一方だけにしてください。`,
    };
    return { file: yaml, rows: null, problems: [problem], lineOf: () => null };
  }
  if (inNdjson !== null) return fromNdjson(ndjson, inNdjson);
  return inYaml === null ? null : fromYaml(yaml, inYaml);
}

function fromYaml(file: string, text: string): WrittenList {
  const { value: rows, problems, lineOf } = parseYaml(text);
  return { file, rows: Array.isArray(rows) ? rows : null, problems: belowEmpty(text, problems), lineOf };
}

/** What a text in YAML holds, null where that is none, and what is wrong with it as such, by line. */
export function parseYaml(text: string): Pick<WrittenList, "problems" | "lineOf"> & { readonly value: unknown } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  // What follows the first is mostly what it led the reader to: of one tab there are as many as lines below it.
  const errors = document.errors.map((error) => ({ ...saidOf(error), at: error.pos[0] }));
  const problems = [...errors, ...starsIn(document)]
    .slice(0, 1)
    .map(({ at, ...said }) => ({ ...said, line: counter.linePos(at).line }));
  const value: unknown = problems.length > 0 ? null : document.toJS();
  return { value, problems, lineOf: (path) => lineInYaml(document, counter, path) };
}

/** Words that begin with a star, which YAML takes for the name of something written before. */
function starsIn(document: Document): (Pick<Finding, "en" | "ja"> & { readonly at: number })[] {
  const stars: ReturnType<typeof starsIn> = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      stars.push({
        en: `Put *${alias.source} in quotes: a star begins the name of something that was written before, and nothing was.`,
        ja: `*${alias.source} を引用符で囲んでください。YAMLでは * で始まる語は前に書いたものを指します。`,
        at: alias.range?.[0] ?? 0,
      });
    },
  });
  return stars;
}

/** The first entry of a list that was empty is easily written below the [] that said so. */
function belowEmpty(text: string, problems: WrittenList["problems"]): WrittenList["problems"] {
  const lines = text.split("\n");
  const line = lines.findIndex((one) => /^\[\]\s*(?:#.*)?$/.test(one)) + 1;
  if (problems.length === 0 || line === 0 || !lines.slice(line).some((one) => one.startsWith("- "))) return problems;
  const said = { en: "Replace [] by the list that stands below it.", ja: "[] を消し、その下のリストだけを残してください。" };
  return [{ ...said, line }];
}

function saidOf({ code, message }: YAMLParseError): Pick<Finding, "en" | "ja"> {
  if (code === "MULTIPLE_DOCS") {
    return {
      en: "A second document begins here; keep one list, without ---.",
      ja: "ここから2つ目の文書が始まっています。--- を使わず、1つのリストにしてください。",
    };
  }
  return { en: `This is no YAML: ${message}`, ja: `YAMLとして読めません: ${message}` };
}

/** The line of the deepest node on the way to a place; of a value that has a key, the line of the key. */
function lineInYaml(document: Document, counter: LineCounter, path: Finding["path"]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const around = length === 0 ? null : document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && key.value === path[length - 1]) : null;
    const node = pair ? pair.key : length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && (node as Node).range) return counter.linePos((node as Node).range?.[0] ?? 0).line;
  }
  return null;
}

/** Items stand one a line, so the place of an item is its line; blank lines are none. */
function fromNdjson(file: string, text: string): WrittenList {
  const rows: unknown[] = [];
  const lines: number[] = [];
  const problems: WrittenList["problems"][number][] = [];
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

/** Null where there is no such file. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    fail(`${path} cannot be read: ${message}`, `${path} を読み取れません: ${message}`);
  }
}
