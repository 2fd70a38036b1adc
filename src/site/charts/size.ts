import type { Language } from "../../model/text";
import { BROAD, type Figure } from "./chart";

/** The widest that a chart is drawn in a page, in CSS pixels; below `narrow` the drawing for phones is shown. `styles/charts.css` has the same. */
const usual = { widest: 800, narrow: 640 };
const broad = { widest: BROAD + 32, narrow: 960 };

/** Of a frame: what is around the drawing, from the title to the source. */
const AROUND = 190;

type Most = { readonly width?: number | undefined; readonly height?: number | undefined };

/** The size of a frame that shows a chart whole, or as much of it as fits: what is larger scrolls. */
export function embedSize(figure: Figure, language: Language, most: Most): { readonly width: number; readonly height: number } {
  const { widest, narrow } = figure.broad ? broad : usual;
  const width = Math.min(widest, most.width ?? widest);
  const inside = width - 32;
  const drawing = figure.draw({ language, narrow: width < narrow, id: "size", href: (path) => path });
  const shown = Math.min(inside, width < narrow ? 480 : widest);
  const height = Math.ceil((drawing.height * shown) / drawing.width) + AROUND;
  return { width, height: Math.min(height, most.height ?? height) };
}
