import type { Text } from "../model/text";

/** What every style of citation is written from. Nothing in it moves: the day is the day of the release, never today. */
export type Citation = {
  /** Stable key of letters, digits, dots and hyphens: sti-policy-1.1.0-budgets-k-program-2021-2022. */
  readonly key: string;
  readonly kind: "dataset" | "collection" | "record" | "figure" | "query";
  readonly title: Text;
  /** The dataset that it is part of; null for the dataset itself. */
  readonly partOf: Text | null;
  /** A figure in words: `金額 500,000,000,000円`. */
  readonly figure?: Text;
  readonly description: Text;
  /** `issued` is YYYY-MM-DD. */
  readonly release: { readonly id: string; readonly issued: string };
  /** Who made and publishes the dataset. */
  readonly publisher: Text;
  /** Frozen URL. */
  readonly url: string;
  /** SHA-256 in 64 hexadecimal digits, and the URL whose bytes it is of. */
  readonly digest: { readonly sha256: string; readonly of: string; readonly canonicalization?: "RDFC-1.0" };
  /** URL of the licence. */
  readonly licence: string;
  /** The sentence on the original sources that 公共データ利用規約 asks for. */
  readonly attribution: Text;
  /** The same in the release before, where there is one. */
  readonly previous: string | null;
};

/** A way to write a citation. A new style is one file with one of these and one line in index.ts. */
export type CitationStyle = {
  readonly extension: string;
  readonly contentType: string;
  readonly label: Text;
  write(citation: Citation): string;
};

/** The title as it is cited, a figure after what it is of. */
export function citedTitle({ title, figure }: Citation): Text {
  return figure ? { ja: `${title.ja}：${figure.ja}`, en: `${title.en}: ${figure.en}` } : title;
}

/** How the digest is said in a note. */
export function digestNote({ digest }: Citation): string {
  const canonical = digest.canonicalization ? ` (${digest.canonicalization})` : "";
  return `SHA-256${canonical} ${digest.sha256} of ${digest.of}`;
}
