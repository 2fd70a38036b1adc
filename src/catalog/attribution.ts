import type { Json, Row } from "../model/field";
import type { Text } from "../model/text";
import { attribution } from "./dataset";

/** A published work that facts are taken from. */
export type Work = {
  readonly title: Text;
  readonly publisher: Text;
  /** At the precision printed; null where no date is given. */
  readonly issued: string | null;
  /** The place in the work; null where the work as a whole is meant. */
  readonly locator: string | null;
  /** URL of the terms that the work is published under, where they are known. */
  readonly terms: string | null;
};

/** A piece of a record's evidence. */
export type Evidence = { readonly [part: string]: Json };

/** The evidence of a record. A row is any JSON; that this field has this shape was held when its release was checked. */
export function evidenceOf({ evidence }: Row): readonly Evidence[] {
  return (evidence ?? []) as readonly Evidence[];
}

/** The evidence of a record, or of one figure of it: the pieces that support just that field where there are any. */
export function evidenceFor(row: Row, field: string | null): readonly Evidence[] {
  const all = evidenceOf(row);
  const own = all.filter(({ supports }) => field !== null && (supports as readonly string[] | undefined)?.includes(field));
  if (own.length > 0) return own;
  const general = all.filter(({ supports }) => field === null || supports === undefined);
  return general.length > 0 ? general : all;
}

/** The works that some evidence rests on, each once, in order. `sourceOf` gives the work of a source of the portal. */
export function worksOf(evidence: readonly Evidence[], sourceOf: (id: string) => Work | null): Work[] {
  const works = evidence.flatMap((item) => {
    const citation = item.citation as Evidence | undefined;
    if (!citation) return sourceOf(item.source as string) ?? [];
    return work(citation);
  });
  const seen = new Set<string>();
  return works.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}

/** A source of the portal as a work. Its publisher is named by the body that it is part of, as a ministry is by its minister. */
export function sourceAsWork(source: Row, publisher: Row | null, above: Row | null): Work {
  const { title, issued, licence } = source;
  const name = ((above ?? publisher)?.name ?? { ja: "", en: "" }) as Text;
  return { title: title as Text, publisher: name, issued: issued as string | null, locator: null, terms: licence as string | null };
}

function work({ title, publisher, issued, locator }: Evidence): Work {
  const printed = (text: Json | undefined): Text => ({ ja: text as string, en: text as string });
  return {
    title: printed(title),
    publisher: printed(publisher),
    issued: (issued as string | undefined) ?? null,
    locator: (locator as string | undefined) ?? null,
    terms: null,
  };
}

// As many works as a sentence can name.
const MOST_NAMED = 4;

/**
 * The sentence that 公共データ利用規約（第1.0版） 1)ア asks for: publisher and title of every work, and that it was edited. Where there
 * are too many to name, places in a work are left out, then what is named says how many are not. Without works, the sentence for data
 * of any release.
 */
export function attributionOf(works: readonly Work[]): Text {
  if (works.length === 0) return attribution;
  const whole = works.length > MOST_NAMED ? withoutPlaces(works) : works;
  const named = whole.slice(0, MOST_NAMED);
  const more = whole.length - named.length;
  const ja = named.map(
    ({ publisher, title, ...one }) => `${publisher.ja}「${title.ja}」${bracketed(dateBeside(one), one.locator)}`,
  );
  const en = named.map(({ publisher, title, ...one }) => {
    const place = [dateBeside(one) && englishDate(one.issued), one.locator].filter(Boolean).join(", ");
    return `${publisher.en}, “${title.en}”${place && ` (${place})`}`;
  });
  return {
    ja: `出典：${ja.join("、")}${more > 0 ? `ほか${more}点` : ""}を加工して作成`,
    en: `Source: ${en.join("; ")}${more > 0 ? `; and ${more} more` : ""}, edited`,
  };
}

function withoutPlaces(works: readonly Work[]): Work[] {
  const named = new Map(
    works.map((one) => [JSON.stringify([one.publisher.ja, one.title.ja, one.issued]), { ...one, locator: null }]),
  );
  return [...named.values()];
}

function bracketed(...parts: readonly (string | null)[]): string {
  const said = parts.filter(Boolean);
  return said.length > 0 ? `（${said.join("、")}）` : "";
}

/** The date of a work, unless the place in it begins with the same. */
function dateBeside({ issued, locator }: Pick<Work, "issued" | "locator">): string | null {
  const date = issued && japaneseDate(issued);
  return date !== null && locator?.startsWith(date) ? null : date;
}

/** A date of any precision in Japanese words: `2025年3月`. */
export function japaneseDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
}

/** A date of any precision in English words: `March 2025`, `18 June 2021`. */
export function englishDate(date: string | null): string | null {
  if (date === null) return null;
  const [year, month, day] = date.split("-").map(Number);
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** The months in English. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
