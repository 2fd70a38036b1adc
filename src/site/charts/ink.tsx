/**
 * The colours of drawings on light ground, as a file on its own has them; `styles/charts.css` has those of a page, in both schemes. Marks
 * are told apart by the colour-blind and differ from the ground by 3:1, text by 4.5:1. Colour is never all that tells: add a pattern, a
 * shape or words.
 */
const inks = {
  text: "#1d2530",
  quiet: "#53606f",
  line: "#d5dbe2",
  control: "#7b8794",
  page: "#fdfdfc",
  raised: "#f3f5f7",
  link: "#14559e",
  ours: "#7a4d00",
  "mark-1": "#0b5fa5",
  "mark-2": "#b24a00",
  "mark-3": "#007a5e",
  "mark-4": "#8a4389",
  "mark-5": "#7d6200",
  "mark-6": "#5b6672",
} as const;

export type Ink = keyof typeof inks;

/** `<rect {...fill("mark-1")} />` */
export function fill(ink: Ink) {
  return { class: `fill-${ink}`, fill: inks[ink] };
}

/** `<path {...stroke("line")} fill="none" />` */
export function stroke(ink: Ink, width = 1) {
  return { class: `stroke-${ink}`, stroke: inks[ink], "stroke-width": String(width) };
}

type PatternProps = { readonly id: string; readonly ink: Ink };

/** Slanting lines, to be used as `fill={`url(#${id})`}` with an outline in the same ink: what has more than one reading. */
export function Hatch({ id, ink }: PatternProps) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" {...fill("page")} />
      <rect width="3" height="7" {...fill(ink)} />
    </pattern>
  );
}

/** Dots: what is approximate. */
export function Dots({ id, ink }: PatternProps) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" {...fill("page")} />
      <circle cx="3" cy="3" r="1.8" {...fill(ink)} />
    </pattern>
  );
}
