import { type Evidence, evidenceOf } from "../catalog/attribution";
import { sourceTexts } from "../catalog/source-texts";
import { hop } from "../hop";
import { sha256 } from "../model/digest";
import type { Row } from "../model/field";
import { paths } from "../urls";

/** Of a piece of evidence: the whole line that its digest is of; null where the build has no text of the source, or another. */
export type WholeLines = (item: Evidence) => string | null;

// The page is a page without them.
const WITHIN_MS = 1_000;

/** Reads the lines that the evidence of a record is of. One whose digest is not that of the evidence is not shown. */
export async function readLines(assets: Fetcher, { url }: Request, row: Row): Promise<WholeLines> {
  const named = evidenceOf(row).filter(({ source, line }) => line && sourceTexts.includes(source as string));
  const texts = new Map(
    await Promise.all(
      [...new Set(named.map(({ source }) => source as string))].map(
        async (source) => [source, await textOf(assets, new URL(paths.sourceText(source), url))] as const,
      ),
    ),
  );
  const found = new Map<Evidence, string>();
  for (const item of named) {
    const line = texts.get(item.source as string)?.[(item.line as number) - 1];
    if (line !== undefined && (await sha256(line)) === item.sha256) found.set(item, line);
  }
  return (item) => found.get(item) ?? null;
}

async function textOf(assets: Fetcher, at: URL): Promise<readonly string[] | null> {
  try {
    const found = await hop("ASSETS", assets.fetch(new Request(at)), { within: WITHIN_MS });
    if (found.status !== 200) return null;
    return (await hop("ASSETS", found.text(), { within: WITHIN_MS })).split(/\r?\n/);
  } catch {
    return null;
  }
}
