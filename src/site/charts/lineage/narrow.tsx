import type { Descendant, Lineage } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { paths } from "../../../urls";
import { lineage as messages } from "../../messages/lineage";
import { type Drawing, type View, widthOf } from "../chart";
import { fill, stroke } from "../ink";
import { leading, TextLines, wrapped } from "../text";
import { keyOf, markOf, marksOf, strokeOf } from "./marks";

const SIZE = 13;
const HEADING = 16;
const APART = 22;

/** For a phone: editions below each other, and a line for each theme on which its priorities lie. */
export function drawLines(lineage: Lineage, view: View): Drawing {
  const width = widthOf(view);
  const left = (lineage.tracks.length + 1) * APART;
  const { items, bottom } = itemsOf(lineage, view.language, width - left);
  const trackX = (theme: string | null | undefined) => {
    const i = lineage.tracks.findIndex((track) => track.theme === theme);
    return (i < 0 ? lineage.tracks.length : i) * APART + 11;
  };
  const key = keyOf({ lineage, language: view.language, y: bottom + 48, width });
  const nodeOf = new Map(items.flatMap(({ one, y }) => (one ? [[one.priority.id, y - 4] as const] : [])));
  return {
    width,
    height: bottom + 48 + key.height,
    children: (
      <>
        {items.flatMap(({ one, y }) =>
          (one?.ancestors ?? []).map((ancestor) => {
            const from = nodeOf.get(ancestor.priority.id);
            const x = trackX(ancestor.track);
            return from === undefined ? null : <path d={`M${x} ${from}V${y - 4}`} {...strokeOf(lineage, ancestor)} />;
          }),
        )}
        {items.map(({ y, lines, one, isHeading }) => (
          <>
            {isHeading && <line x1={left} x2={width} y1={y - 24} y2={y - 24} {...stroke("line")} />}
            {one ? (
              <a href={view.href(paths.recordPage(view.language, priorities.collection, one.priority.id))}>
                <rect x={left} y={y - 16} width={width - left} height={lines.length * leading(SIZE) + 6} {...fill("page")} />
                {marksOf(lineage, one).map((mark) => {
                  const theme = lineage.tracks.find((track) => markOf(lineage, track.theme).letter === mark.letter)?.theme;
                  return (
                    <>
                      <circle cx={trackX(theme)} cy={y - 4} r="9.5" {...fill(mark.ink)} />
                      <TextLines x={trackX(theme)} y={y + 0.5} lines={[mark.letter]} size={SIZE} ink="page" bold anchor="middle" />
                    </>
                  );
                })}
                <TextLines x={left + 4} y={y} lines={lines} size={SIZE} />
              </a>
            ) : (
              <TextLines
                x={left + 4}
                y={y}
                lines={lines}
                size={isHeading ? HEADING : SIZE}
                bold={isHeading === true}
                ink={isHeading ? "text" : "quiet"}
              />
            )}
          </>
        ))}
        {key.children}
      </>
    ),
  };
}

type Item = { readonly y: number; readonly lines: readonly string[]; readonly one?: Descendant; readonly isHeading?: true };

/** What stands below each other, each at the base line of its first line. */
function itemsOf({ editions }: Lineage, language: Language, width: number) {
  const items: Item[] = [];
  let y = 0;
  const put = (item: Omit<Item, "y">, size: number, space: number) => {
    items.push({ ...item, y: y + space });
    y += space + (item.lines.length - 1) * leading(size);
  };
  for (const { edition, groups } of editions) {
    const name = edition.year === null ? edition.name[language] : String(edition.year);
    put({ lines: wrapped(name, width - 4, HEADING), isHeading: true }, HEADING, items.length === 0 ? 24 : 56);
    if (groups.length === 0) put({ lines: wrapped(messages.noneOfEdition[language], width - 4, SIZE) }, SIZE, 26);
    for (const { role, priorities: printed } of groups) {
      put({ lines: [priorities.fields.role?.values?.[role]?.[language] ?? role] }, SIZE, 28);
      for (const one of printed) {
        const words = `${one.priority.position}. ${one.priority.label[language]}`;
        put({ lines: wrapped(words, width - 8, SIZE), one }, SIZE, 28);
      }
    }
  }
  return { items, bottom: y };
}
