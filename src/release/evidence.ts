import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import { suggest } from "../model/suggest";
import type { Note } from "./finding";

/** SHA-256 of each line of each source, in order. */
export type LineDigests = ReadonlyMap<string, readonly string[]>;

/** Evidence is a line of a source, with its digest, or a citation, and supports fields that there are. */
export function checkEvidence(entity: Entity, row: Row, index: number, lines: LineDigests, note: Note): void {
  for (const [i, item] of (row.evidence as readonly Record<string, Json>[]).entries()) {
    const at = [index, "evidence", i];
    const { source, line, printed, sha256, citation } = item;
    for (const field of (item.supports ?? []) as readonly string[]) {
      if (entity.fields[field]) continue;
      const nearest = suggest(field, Object.keys(entity.fields));
      note(
        [...at, "supports"],
        `${entity.collection} has no field “${field}”.${nearest ? ` Did you mean “${nearest}”?` : ""}`,
        `${entity.collection} に項目「${field}」はありません。${nearest ? `「${nearest}」ではありませんか。` : ""}`,
      );
    }
    const parts = [source, line, printed, sha256].filter((part) => part !== undefined).length;
    if ((citation !== undefined) === parts > 0 || (parts > 0 && parts < 4)) {
      note(
        at,
        "Evidence is either source, line, printed and sha256, or a citation.",
        "根拠は source・line・printed・sha256 の組か、citation のどちらかです。",
      );
    } else if (source !== undefined) {
      const known = lines.get(source as string)?.[(line as number) - 1];
      if (known === undefined) {
        note(
          [...at, "line"],
          `The source “${source}” has no line ${line} in lines/${source}.sha256.`,
          `資料「${source}」に${line}行目がありません（lines/${source}.sha256）。`,
        );
      } else if (known !== sha256) {
        note(
          [...at, "sha256"],
          `Line ${line} of “${source}” has the SHA-256 ${known}, not ${sha256}.`,
          `「${source}」${line}行目のSHA-256は ${known} です（${sha256} ではありません）。`,
        );
      }
    }
  }
}
