import type { Text } from "../../model/text";
import type { Headings } from "./columns";
import type { ReasonName } from "./reasons";

/** What the command was told beside the files. */
export type Options = {
  /** The day on which the files were fetched, YYYY-MM-DD. */
  readonly retrieved: string;
  /** When the book was published, at the precision known; undefined where not told. */
  readonly issued: string | undefined;
  /** The fiscal year that the amounts are for; undefined where not told. */
  readonly year: number | undefined;
};

/** A book of a budget: how its files are laid out, and what its dataset is called. */
export type Book = {
  readonly name: string;
  /** Options that its files do not tell and a person must; it takes no other. */
  readonly needs: readonly (keyof Options)[];
  /** Begins to read the files of one import. */
  open(options: Options): Reading;
};

/** One import of a book. Layouts are in the order in which they must be read. */
export type Reading = {
  readonly layouts: readonly Layout[];
  /** What the dataset is called and holds, once all is read. */
  words(): BookWords;
};

/** What the dataset of a book is called; the rest of `dataset.yaml` follows. */
export type BookWords = {
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  readonly keywords: readonly Text[];
};

/** One kind of file of a book. */
export type Layout<K extends string = string> = {
  /** `2-1` */
  readonly name: string;
  readonly headings: Headings<K>;
  /** The lines that a row makes, maybe none. Throws RowRefused where it makes none for a reason that is to be told. */
  linesIn(row: SheetRow<K>): readonly Draft<K>[];
  /** Told of the lines of a row once a record holds each of them. */
  accept?(drafts: readonly Draft<K>[], row: SheetRow<K>): void;
  /** What the file is, once a row of it is read. */
  source(): SourceWords;
};

/** A file of a book as a source. */
type SourceWords = {
  readonly id: string;
  readonly title: Text;
  /** Name of the body that published it. */
  readonly publisher: string;
  readonly issued: string;
  readonly licence: string;
};

/** A row of a file: cells by column, without space around them. */
export type SheetRow<K extends string = string> = { text(column: K): string };

/** A line of a budget book in the making; evidence and citation follow from the row. */
export type Draft<K extends string = string> = {
  readonly id: string;
  readonly label: string;
  /** Column of the ministry, and of the amount as printed. */
  readonly ministry: K;
  readonly printed: K;
  readonly amount: number;
  readonly project?: string | undefined;
  readonly fiscalYear: number;
  readonly phase: string;
  readonly supplementaryNumber?: number | undefined;
  readonly semantics: "increment" | "revised-total";
  readonly partOf?: string | undefined;
  readonly citation: { readonly title: string; readonly publisher: string; readonly issued?: string; readonly locator: string };
  /** What the line is of, whatever the round: revised totals of one item replace each other. */
  readonly item: string;
};

/** Why a row makes no line. */
export class RowRefused extends Error {
  readonly reason: ReasonName;

  constructor(reason: ReasonName, what: string) {
    super(what);
    this.reason = reason;
  }
}
