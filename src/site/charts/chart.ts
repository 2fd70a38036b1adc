import type { Child } from "hono/jsx";
import { type Pairs, queryString } from "../../api/query-string";
import type { LedgerEntry } from "../../db/releases";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { type Place, paths } from "../../urls";

/**
 * A picture of data. A chart is a file in this folder and a line in `index.ts`: its address, its page, its files (SVG, CSV), its frame
 * for other sites and its oEmbed answer follow from that. A page shows it with `<ChartFigure>` (figure.tsx), from what `readChart`
 * (read.ts) gives.
 */
export type Chart = {
  /** The word in its addresses: `/ja/charts/{name}`, `/charts/{name}.ja.svg`. */
  readonly name: string;
  readonly title: Text;
  /** Path of the page that tells what it shows. */
  readonly page: (language: Language) => string;
  /** Reads a release by the functions that answer the API; null where the release has nothing to draw. */
  readonly read: (d1: D1Database, release: LedgerEntry) => Promise<Figure | null>;
};

/** What a chart shows of one release. */
export type Figure = {
  /** What there is to see, in sentences, for those who do not see it: the finding, not the shapes. */
  readonly description: Text;
  /** The same as a table, in a page and as CSV: a collection or rows that are worked out (`defineRows`), and the fields to show. */
  readonly entity: Entity;
  readonly fields: readonly string[];
  readonly rows: readonly Row[];
  /** Path of the page of a row, to which its title leads in the table. */
  readonly link?: (row: Row, language: Language) => string;
  /** What a reader of the table should know of a value, or of its absence. */
  readonly remark?: (key: string, row: Row) => Text | null;
  /** The records that it draws, as data: each by its name and its path in a release, which is what to cite. */
  readonly data: readonly Drawn[];
  /**
   * Whether there are links in the drawing. What is one image to a screen reader can hold none, so that such a drawing is read piece by
   * piece: every `a` in it needs words.
   */
  readonly linked?: true;
  /** Whether it needs the width of the page: BROAD units, so that a window must be wide to show it legibly. */
  readonly broad?: true;
  readonly draw: (view: View) => Drawing;
};

export type Drawn = {
  readonly name: Text;
  readonly at: (place: Place) => string;
  /** Where it is a list of a whole collection, in an order where it needs one. */
  readonly list?: { readonly collection: string; readonly order: Pairs };
};

/** A collection as what a chart draws. */
export function drawnList({ collection, label }: Entity, sort?: string): Drawn {
  const order: Pairs = sort ? [["sort", sort]] : [];
  const query = queryString(order);
  return { name: label, at: (place) => paths.list(collection, { query, ...place }), list: { collection, order } };
}

/** For whom it is drawn. */
export type View = {
  readonly language: Language;
  /** For a phone: a drawing 340 units wide; else 800 wide, or BROAD. Text is at least 13 units high in both. */
  readonly narrow: boolean;
  /** What the ids in the drawing begin with: two drawings may stand on one page. */
  readonly id: string;
  /** A path as a link from where the drawing stands. */
  readonly href: (path: string) => string;
};

/** The inside of an `svg` with its size: colours from `fill` and `stroke` (ink.ts), text by `TextLines` and `wrapped` (text.tsx). */
export type Drawing = { readonly width: number; readonly height: number; readonly children: Child };

/** How wide a drawing is. */
export const widthOf = ({ narrow }: Pick<View, "narrow">): number => (narrow ? 340 : 800);

/** How wide a broad one is. */
export const BROAD = 1024;
