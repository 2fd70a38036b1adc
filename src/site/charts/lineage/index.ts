import { readConcordance } from "../../../api/concordance";
import type { LedgerEntry } from "../../../db/releases";
import { type Lineage, lineageOf } from "../../../model/lineage";
import { lineageLines, lineageRows } from "../../../model/lineage-lines";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { lineage as messages } from "../../messages/lineage";
import type { Chart, Figure } from "../chart";
import { drawRows } from "./narrow";
import { drawColumns } from "./wide";

/** The priorities of every edition side by side, and how they go on. */
export const lineage: Chart = { name: "lineage", title: messages.chart, page: paths.lineagePage, read };

async function read(d1: D1Database, release: LedgerEntry): Promise<Figure | null> {
  const { editions, placed, records } = await readConcordance(d1, release, null);
  return figureOf(lineageOf(editions, placed, records.find(([entity]) => entity === themes)?.[1] ?? []));
}

/** The figure of a lineage that was read; null where no edition has a priority. */
export function figureOf(followed: Lineage): Figure | null {
  if (followed.editions.every(({ groups }) => groups.length === 0)) return null;
  return {
    description: { ja: describe(followed, "ja"), en: describe(followed, "en") },
    entity: lineageLines,
    fields: Object.keys(lineageLines.fields).filter((key) => key !== "id" && key !== "note"),
    rows: lineageRows(followed),
    link: ({ id }, language) => paths.recordPage(language, priorities.collection, id),
    data: [{ name: messages.title, at: paths.concordance }],
    linked: true,
    broad: true,
    draw: (view) => (view.narrow ? drawRows(followed, view) : drawColumns(followed, view)),
  };
}

function describe({ editions, tracks }: Lineage, language: Language): string {
  const printing = editions.filter(({ groups }) => groups.length > 0);
  const all = printing.flatMap(({ groups }) => groups.flatMap(({ priorities }) => priorities));
  const unmatched = all.filter((one) => one.tracks.length === 0).length;
  const moves = printing.flatMap(({ edition, groups }) => {
    const moved = groups.flatMap(({ priorities }) => priorities).filter(({ change }) => change === "moved").length;
    return moved === 0
      ? []
      : [filled(messages.describesMoved[language], { year: String(edition.year), count: number(moved, language) })];
  });
  return [
    filled(messages.describes[language], {
      editions: number(printing.length, language),
      priorities: number(all.length, language),
      tracks: number(tracks.length, language),
    }),
    ...moves,
    ...(unmatched > 0 ? [filled(messages.describesUnmatched[language], { count: number(unmatched, language) })] : []),
  ].join(language === "ja" ? "" : " ");
}
