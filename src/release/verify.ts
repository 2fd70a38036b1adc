import { entities } from "../model";
import { sha256 } from "../model/digest";
import type { Json, Row } from "../model/field";
import type { Text } from "../model/text";
import { type Dataset, rowsOf } from "./dataset";
import type { Finding } from "./finding";

/** Lines of a source that no record needs to cite, and why. */
export type Uncited = { readonly source: string; readonly from: number; readonly to: number; readonly reason: Text };

type Verification = {
  readonly evidence: number;
  readonly findings: readonly Finding[];
  /** Lines with words that neither a record cites nor the list explains. */
  readonly uncited: readonly { readonly line: number; readonly text: string }[];
  /** Lines that the list explains. */
  readonly explained: readonly Explained[];
};

type Explained = { readonly line: number; readonly text: string; readonly reason: Text };

/** The evidence of a record; null where what is written is none, as of a record that was only begun. */
function evidenceIn({ evidence }: Row): readonly Record<string, Json>[] | null {
  const isList = Array.isArray(evidence) && evidence.every((item) => typeof item === "object" && item !== null);
  return isList ? (evidence as readonly Record<string, Json>[]) : null;
}

/** Holds every evidence of one source against the document itself. */
export async function verify(
  dataset: Dataset,
  source: string,
  document: string,
  uncited: readonly Uncited[],
): Promise<Verification> {
  const lines = document.split(/\r?\n/);
  const digests = await Promise.all(lines.map((line) => sha256(line)));
  const findings: Finding[] = [];
  const cited = new Set<number>();
  let evidence = 0;
  for (const entity of entities) {
    for (const [index, row] of rowsOf(dataset, entity).entries()) {
      const written = evidenceIn(row);
      if (!written)
        findings.push({
          collection: entity.collection,
          path: [index],
          en: "The record has no evidence. Write it as a list of { source, line, printed, sha256 }.",
          ja: "根拠がありません。evidence に { source, line, printed, sha256 } のリストを書いてください。",
        });
      for (const [i, item] of (written ?? []).entries()) {
        if (item.source !== source) continue;
        evidence++;
        const number = item.line as number;
        const line = lines[number - 1];
        const note = (key: string, en: string, ja: string) =>
          findings.push({ collection: entity.collection, path: [index, "evidence", i, key], en, ja });
        if (line === undefined) {
          note(
            "line",
            `The document has ${lines.length} lines, not ${number}.`,
            `資料は${lines.length}行で、${number}行目はありません。`,
          );
          continue;
        }
        cited.add(number);
        if (digests[number - 1] !== item.sha256) {
          note(
            "sha256",
            `Line ${number} has the SHA-256 ${digests[number - 1]}.`,
            `${number}行目のSHA-256は ${digests[number - 1]} です。`,
          );
        }
        if (!line.includes(item.printed as string)) {
          note(
            "printed",
            `Line ${number} does not print “${item.printed}”; it says: ${line}`,
            `${number}行目に「${item.printed}」はありません。記載は: ${line}`,
          );
        }
      }
    }
  }
  const reasons = new Map(
    uncited
      .filter((entry) => entry.source === source)
      .flatMap(({ from, to, reason }) => Array.from({ length: to - from + 1 }, (_, i) => [from + i, reason] as const)),
  );
  const open = lines
    .map((text, i) => ({ line: i + 1, text, reason: reasons.get(i + 1) }))
    .filter(({ line, text }) => text.trim() !== "" && !cited.has(line));
  const isExplained = (one: (typeof open)[number]): one is Explained => one.reason !== undefined;
  return {
    evidence,
    findings,
    uncited: open.filter((one) => !isExplained(one)).map(({ line, text }) => ({ line, text })),
    explained: open.filter(isExplained),
  };
}
