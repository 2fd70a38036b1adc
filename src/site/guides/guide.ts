import type { Row } from "../../model/field";
import type { Manifest, Release } from "../../model/release";
import type { Language, Text } from "../../model/text";

/** A link within the site or to another. */
export type Link = { readonly href: string | ((language: Language) => string); readonly words: Text | string };

/** What stands in the {places} of a text: a link, words in both languages, a number, or a name in the type of code. */
export type Fill = Readonly<Record<string, Link | Text | number | string>>;

/** A sentence or several, with what is filled in. */
export type Line = { readonly text: Text; readonly fill?: Fill };

export type Block =
  | ({ readonly kind: "paragraph" } & Line)
  | { readonly kind: "points" | "steps"; readonly lines: readonly Line[] }
  /** Terms with what is said of each. */
  | { readonly kind: "terms"; readonly terms: readonly (readonly [term: Line, said: Line])[] }
  /** A command to copy and to run. `at` is the address that it asks, where a reader may open it as well. */
  | { readonly kind: "command"; readonly text: string; readonly at?: string }
  /** Text of a program or of an answer, to copy. */
  | { readonly kind: "code"; readonly text: string }
  /** A sentence to copy, which is in its own language on every page. */
  | { readonly kind: "sentence"; readonly text: string }
  | {
      readonly kind: "table";
      readonly caption: Text;
      readonly columns: readonly Text[];
      readonly rows: readonly (readonly Line[])[];
    };

export type Section = { readonly id: string; readonly heading: Text; readonly blocks: readonly Block[] };

/** A guide: what it is for in a sentence, and its sections, of which those that nothing in the data stands for are left out. */
export type Guide = { readonly lead: Text; readonly sections: (book: Book) => readonly (Section | null)[] };

/** What guides take their examples from: a release with its records, and all releases, oldest first. */
export type Book = {
  readonly origin: string;
  readonly contact: string;
  readonly release: Release;
  readonly manifest: Manifest;
  readonly releases: readonly Release[];
  readonly rows: (collection: string) => readonly Row[];
  /** The record that the dataset names as the example of a collection; null where it holds none. */
  readonly example: (collection: string) => Row | null;
};

/** Words in both languages with what is filled in. */
export function line(ja: string, en: string, fill?: Fill): Line {
  return { text: { ja, en }, ...(fill && { fill }) };
}

export function paragraph(ja: string, en: string, fill?: Fill): Block {
  return { kind: "paragraph", ...line(ja, en, fill) };
}

export function points(...lines: readonly Line[]): Block {
  return { kind: "points", lines };
}

export function steps(...lines: readonly Line[]): Block {
  return { kind: "steps", lines };
}

export function code(text: string): Block {
  return { kind: "code", text };
}

export function sentence(text: string): Block {
  return { kind: "sentence", text };
}

export function command(text: string, at?: string): Block {
  return { kind: "command", text, ...(at && { at }) };
}

export function link(href: Link["href"], words: Link["words"]): Link {
  return { href, words };
}

/** An address that says itself. */
export function address(path: string): Link {
  return { href: path, words: decodeURI(path) };
}
