import { type Ancestor, type Descendant, isSupplied, type Lineage } from "../../../model/lineage";
import type { Language } from "../../../model/text";
import { lineage as messages } from "../../messages/lineage";
import { fill, type Ink, stroke } from "../ink";
import { leading, TextLines, wrapped } from "../text";

/** How a theme is told in the drawing: by a letter and a colour. */
type Mark = { readonly letter: string; readonly ink: Ink };

const inks = ["mark-1", "mark-2", "mark-3", "mark-4", "mark-5"] as const;

function markOf({ tracks }: Lineage, theme: string | null | undefined): Mark {
  const i = tracks.findIndex((track) => track.theme === theme);
  if (i >= 0) return { letter: String.fromCharCode(65 + i), ink: inks[i % inks.length] as Ink };
  return { letter: theme ? "+" : "–", ink: "mark-6" };
}

/** The themes of a priority that the drawing follows, that of its first match first; where there is none, what tells that. */
export function marksOf(lineage: Lineage, { tracks }: Descendant): readonly Mark[] {
  const followed = tracks.filter((theme) => lineage.tracks.some((track) => track.theme === theme));
  return followed.length > 0 ? followed.map((theme) => markOf(lineage, theme)) : [markOf(lineage, tracks[0])];
}

/**
 * Its place among those that the edition calls by the same name, as the words of the page tell it: none where it is the only one. A star
 * where the edition does not print it there.
 */
export function numberOf({ rank, of, priority }: Descendant): string {
  return (of === 1 ? "" : String(rank)) + (isSupplied(priority) ? "*" : "");
}

/** A relation is solid where sources print it, dashed where it is ours; thick where it is near. */
export function strokeOf(lineage: Lineage, { relation, basis, track }: Ancestor) {
  const near = relation === "exact" || relation === "close";
  return {
    fill: "none",
    "stroke-dasharray": basis === "printed" ? undefined : near ? "7 4" : "3 4",
    ...stroke(markOf(lineage, track).ink, near ? 3 : 1.75),
  };
}

type Key = { readonly lineage: Lineage; readonly language: Language; readonly y: number; readonly width: number };

/** What the marks and the lines mean; `height` is how much room that takes. */
export function keyOf({ lineage, language, y, width }: Key) {
  const editions = lineage.editions.flatMap(({ groups }) => groups.flatMap(({ priorities }) => priorities));
  const drawn = new Map(
    editions.flatMap((one) =>
      marksOf(lineage, one).map((mark, i) => [mark.letter, { mark, theme: one.tracks[i] ?? null }] as const),
    ),
  );
  const words = [...drawn]
    .sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b))
    .map(([letter, { mark, theme }]) => {
      const track = lineage.tracks.find((one) => one.theme === theme);
      const label = track?.label ?? (letter === "+" ? messages.otherTrack : messages.noTrack);
      return { mark, lines: wrapped(label[language], width - 32, 13) };
    });
  const lines = [messages.printedLine, messages.ourLine, messages.strongLine, messages.weakLine].map(
    (message) => message[language],
  );
  const sentences = [
    lines.join(language === "ja" ? "　" : ".  "),
    messages.numbers[language],
    ...(editions.some(({ priority }) => isSupplied(priority)) ? [messages.supplied[language]] : []),
  ];
  let at = y;
  const placed = words.map((one) => {
    const own = at;
    at += one.lines.length * leading(13) + 6;
    return { ...one, y: own };
  });
  const text = sentences.flatMap((sentence) => wrapped(sentence, width, 13));
  return {
    height: at - y + text.length * leading(13) + 6,
    children: (
      <>
        {placed.map(({ mark, lines: label, y: own }) => (
          <>
            <MarkBadge mark={mark} x={0} y={own - 13} />
            <TextLines x={28} y={own} lines={label} size={13} />
          </>
        ))}
        <TextLines x={0} y={at + 4} lines={text} size={13} ink="quiet" />
      </>
    ),
  };
}

/** Themes first, then what has none. */
function order(letter: string): number {
  return ["+", "–"].indexOf(letter);
}

function MarkBadge({ mark: { letter, ink }, x, y }: { readonly mark: Mark; readonly x: number; readonly y: number }) {
  return (
    <>
      <rect x={x} y={y} width="20" height="18" rx="3" {...fill(ink)} />
      <TextLines x={x + 10} y={y + 13.5} lines={[letter]} size={13} ink="page" bold anchor="middle" />
    </>
  );
}
