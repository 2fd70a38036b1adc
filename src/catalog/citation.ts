import { inWords } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Field } from "../model/field";
import type { Release } from "../model/release";
import type { Sum } from "../model/sums/sum";
import type { Text } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import { attributionOf, type Work } from "./attribution";
import type { ReleaseAndManifest } from "./catalog";
import { datasetDescription, datasetTitle, graphFile, publisher, WHOLE } from "./dataset";

/** What every style of citation is written from. Nothing in it moves: the day is the day of the release, never today. */
export type Citation = {
  /** Stable key of letters, digits, dots and hyphens: sti-policy-1.1.0-budgets-k-program-2021-2022. */
  readonly key: string;
  readonly kind: "dataset" | "collection" | "record" | "figure" | "query" | "sum" | "comparison";
  readonly title: Text;
  /** What it is part of, from the nearest to the dataset; empty for the dataset itself. */
  readonly partOf: readonly { readonly title: Text; readonly url: string }[];
  /** A figure in words: `金額 500,000,000,000円`. */
  readonly figure?: Text;
  readonly description: Text;
  /** What the release brings, where the release itself is cited. */
  readonly note: Text | null;
  /** `issued` is YYYY-MM-DD. */
  readonly release: { readonly id: string; readonly issued: string };
  /** When and why the release was withdrawn, where it was: then nothing of it can be read, nor its digest be proven. */
  readonly withdrawn: Text | null;
  /** Who made and publishes the dataset. */
  readonly publisher: Text;
  /** Frozen URL. */
  readonly url: string;
  readonly digest: Digest;
  /** URL of the licence. */
  readonly licence: string;
  /** The sentence on the original works that 公共データ利用規約 asks for. */
  readonly attribution: Text;
  /** URLs of the terms that the original works are published under. */
  readonly terms: readonly string[];
  /** The same in the release before, where that has it and can be read. */
  readonly previous: string | null;
  /** The same in the release after, where that can be read: said of the dataset alone, as its citation is not kept for a year. */
  readonly next: string | null;
};

/** What a citation in a sentence says. */
export type InSentence = Pick<Citation, "title" | "partOf" | "figure" | "release" | "publisher" | "url">;

/** SHA-256 in 64 hexadecimal digits, the URL whose bytes it is of, and what these are, in words. */
export type Digest = { readonly sha256: string; readonly of: string; readonly covers: Text };

/** A way to write a citation. A new style is one file with one of these and one line in index.ts. */
export type CitationStyle = {
  readonly extension: string;
  readonly contentType: string;
  readonly label: Text;
  write(citation: Citation): string;
};

/** What a citation of a part of a release starts from. `sha256` is that of its digest. */
export type Cited = { readonly release: Release; readonly works: readonly Work[]; readonly sha256: string; readonly urls: Urls };

/** The releases before and after one that may be read, where somebody has looked, and what is said of one that was withdrawn. */
type Beside = Readonly<Record<"before" | "after", string | null>> & { readonly withdrawn?: Text | null };

/** How to cite a whole release; the digest is that of its canonical graph. */
export function datasetCitation(
  { release, works, sha256, urls }: Cited,
  { before, after, withdrawn = null }: Beside = { before: null, after: null },
): Citation {
  const at = (id: string) => urls.absolute(paths.release(id));
  return {
    ...shared(release, works),
    withdrawn,
    kind: "dataset",
    key: `${WHOLE}-${release.id}`,
    title: datasetTitle,
    partOf: [],
    description: datasetDescription,
    note: release.summary,
    url: at(release.id),
    digest: { sha256, of: urls.absolute(paths.dump(release.id, `${WHOLE}.nq`)), covers: GRAPH },
    previous: before && at(before),
    next: after && at(after),
  };
}

/** The same where nobody has read which works its records rest on: the sentence of source is the one for any release. */
export function releaseCitation({ release, manifest }: ReleaseAndManifest, urls: Urls): Citation {
  return datasetCitation({ release, works: [], sha256: graphFile(manifest)?.sha256 ?? "", urls });
}

/** How to cite a collection of a release; the digest is that of its canonical graph. `before` is the release before, where that has it. */
export function collectionCitation(
  { release, works, sha256, urls }: Cited,
  { collection, label, description }: Entity,
  before: string | null,
): Citation {
  const at = (id: string) => urls.absolute(paths.list(collection, { release: id }));
  return {
    ...shared(release, works),
    kind: "collection",
    key: `${WHOLE}-${release.id}-${collection}`,
    title: label,
    partOf: [whole(release, urls)],
    description,
    note: null,
    url: at(release.id),
    digest: { sha256, of: urls.absolute(paths.dump(release.id, `${collection}.nq`)), covers: GRAPH },
    previous: before && at(before),
  };
}

/**
 * How to cite a record or, with a figure, one field of it. The digest is that of its NDJSON: for a record just the line that stands in
 * the frozen file of the collection, so that the proof outlives this portal. `before` is the release before, where that has the same.
 */
export function recordCitation(
  { release, works, sha256, urls }: Cited,
  { collection, label }: Entity,
  record: { readonly id: string; readonly title: Text; readonly query: string; readonly before: string | null },
  figure: { readonly field: string; readonly words: Text } | null,
): Citation {
  const { id, title, query, before } = record;
  const at = (of: string, extension?: string) => urls.absolute(paths.record(collection, id, { release: of, extension, query }));
  return {
    ...shared(release, works),
    kind: figure ? "figure" : "record",
    key: [WHOLE, release.id, collection, id, ...(figure ? [figure.field] : [])].join("-"),
    title,
    partOf: [{ title: label, url: urls.absolute(paths.list(collection, { release: release.id })) }, whole(release, urls)],
    ...(figure && { figure: figure.words }),
    description: { ja: `${label.ja}のレコード ${id}`, en: `Record ${id} of ${label.en}` },
    note: null,
    url: at(release.id),
    digest: { sha256, of: at(release.id, "ndjson"), covers: figure ? lineOf(figure.field) : LINE },
    previous: before && at(before),
  };
}

/** How to cite a kept query; the digest is that of its whole result as NDJSON. */
export function queryCitation(
  { release, works, sha256, urls }: Cited,
  { collection, label }: Entity,
  { pid, conditions, rows }: { readonly pid: string; readonly conditions: readonly Text[]; readonly rows: number },
): Citation {
  const url = urls.absolute(paths.query(pid));
  const asked = joined(conditions);
  return {
    ...shared(release, works),
    kind: "query",
    key: `${WHOLE}-${release.id}-query-${pid}`,
    title: {
      ja: `${label.ja}のクエリ${asked.ja && `（${shortened(asked.ja)}）`}：${rows}件`,
      en: `Query on ${label.en}${asked.en && ` (${shortened(asked.en)})`}: ${rows} ${rows === 1 ? "record" : "records"}`,
    },
    partOf: [{ title: label, url: urls.absolute(paths.list(collection, { release: release.id })) }, whole(release, urls)],
    description: {
      ja: `リリース${release.id}の${label.ja}（${collection}）に対するクエリの結果${rows}件`,
      en: `The ${rows} ${rows === 1 ? "record" : "records"} of ${label.en} (${collection}) in release ${release.id} that the query finds`,
    },
    note: null,
    url,
    digest: { sha256, of: urls.absolute(paths.inFormat(paths.query(pid), "ndjson")), covers: RESULT },
    previous: null,
  };
}

function joined(conditions: readonly Text[]): Text {
  return { ja: conditions.map(({ ja }) => ja).join("、"), en: conditions.map(({ en }) => en).join(", ") };
}

/** The address of a query stands beside. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")}…` : text;
}

/** A sum of amounts that is cited. */
type CitedSum = {
  /** What the amounts were narrowed by. */
  readonly conditions: readonly Text[];
  readonly sum: Pick<Sum, "total" | "included" | "excluded">;
  /** Canonical query string of the sum. */
  readonly query: string;
};

/** How to cite a sum of amounts of a collection in a sentence: which amounts, what they come to, and where that is worked out. */
export function sumInSentence(release: Release, { collection, label, fields }: Entity, cited: CitedSum, urls: Urls): InSentence {
  const { conditions, sum, query } = cited;
  const { ja, en } = joined(conditions);
  const total = inWords(fields.amount as Field, sum.total);
  const caveats = sumCaveats(sum);
  const [count, all] = [sum.included.length, sum.included.length + sum.excluded.length];
  // What is left out may be more than what is added.
  const share = count < all ? { ja: `（${all}件のうち${count}件）`, en: ` (${count} of ${all} amounts)` } : { ja: "", en: "" };
  const figure = { ja: `${summed.ja} ${total.ja}${share.ja}${caveats.ja}`, en: `${summed.en} ${total.en}${share.en}${caveats.en}` };
  return {
    title: ja ? { ja: `${label.ja}（${ja}）`, en: `${label.en} (${en})` } : label,
    figure: sum.included.length > 0 ? figure : notSummed,
    partOf: [whole(release, urls)],
    release,
    publisher,
    url: urls.absolute(paths.sum(collection, { release: release.id, query })),
  };
}

/**
 * How to cite a sum; the digest is that of its rows as NDJSON: which amounts were added, which were not, and why. `before` is the release
 * before, where that can be asked for the same.
 */
export function sumCitation(
  { release, works, sha256, urls }: Cited,
  entity: Entity,
  cited: CitedSum & { readonly before: string | null },
): Citation {
  const { collection, label } = entity;
  const { sum, query, before } = cited;
  const at = (of: string, extension?: string) => urls.absolute(paths.sum(collection, { release: of, query, extension }));
  const count = sum.included.length;
  return {
    ...shared(release, works),
    ...sumInSentence(release, entity, cited, urls),
    kind: "sum",
    // Sums of a release are told apart by their digests.
    key: [WHOLE, release.id, collection, "sum", ...(query ? [sha256.slice(0, 8)] : [])].join("-"),
    description: {
      ja: `リリース${release.id}の${label.ja}（${collection}）のうち、足してよい金額${count}件の合計。二重に数えた金額はない。`,
      en: `The sum of the ${count} ${count === 1 ? "amount" : "amounts"} of ${label.en} (${collection}) in release ${release.id} that may be added; none is counted twice.`,
    },
    note: null,
    digest: { sha256, of: at(release.id, "ndjson"), covers: ROWS },
    previous: before && at(before),
  };
}

/** Two releases that are compared, in the order that was asked for. */
type Compared = Readonly<Record<"from" | "to", Release>>;

/** How to cite what two releases hold differently, of which the release is the later; the digest is that of the JSON Patch from one to the other. */
export function comparisonCitation({ release, works, sha256, urls }: Cited, { from, to }: Compared): Citation {
  return {
    ...shared(release, works),
    kind: "comparison",
    key: `${WHOLE}-${from.id}-to-${to.id}`,
    title: { ja: `リリース${from.id}から${to.id}への変更点`, en: `What changed from release ${from.id} to ${to.id}` },
    partOf: [whole(release, urls)],
    description: {
      ja: `リリース${from.id}（${from.issued}）と${to.id}（${to.issued}）で異なるレコード`,
      en: `The records that release ${from.id} (${from.issued}) and release ${to.id} (${to.issued}) hold differently`,
    },
    note: null,
    url: urls.absolute(paths.compare(from.id, to.id)),
    digest: { sha256, of: urls.absolute(paths.compare(from.id, to.id, "view=patch")), covers: PATCH },
    previous: null,
  };
}

/** What a sum is called. */
export const summed: Text = { ja: "足してよい金額の合計", en: "Sum of what may be added" };

/** What stands in its place where nothing may be added: an amount that is not known is not zero. */
const notSummed: Text = {
  ja: "足してよい金額はない（0円という意味ではない）",
  en: "None of these amounts may be added (which does not mean 0 yen)",
};

/** What keeps a sum from being one exact number, in brackets; empty where nothing does. */
export function sumCaveats({ included }: Pick<Sum, "included">): Text {
  const found = [
    ...(included.some(({ ambiguous }) => ambiguous === true) ? [AMBIGUOUS] : []),
    ...(included.some(({ precision }) => precision === "approximate") ? [APPROXIMATE] : []),
  ];
  return { ja: found.map(({ ja }) => ja).join(""), en: found.map(({ en }) => en).join("") };
}

const AMBIGUOUS = { ja: "（読み方が複数ある金額を含む）", en: " (with amounts that have more than one reading)" };
const APPROXIMATE = { ja: "（概数を含む）", en: " (with approximate amounts)" };

// A longer condition would hide the title that it stands in.
const MOST_SHOWN = 120;

/** The title as it is cited, a figure after what it is of. */
export function citedTitle({ title, figure }: InSentence): Text {
  return figure ? { ja: `${title.ja}：${figure.ja}`, en: `${title.en}: ${figure.en}` } : title;
}

/** How the digest is said in a note, and of a release that was withdrawn, that it was. */
export function digestNote({ digest: { sha256, of, covers }, withdrawn }: Citation): string {
  return `${withdrawn ? `${withdrawn.en.replace(/[^.]$/, "$&.")} ` : ""}SHA-256 ${sha256} of ${of}, which is ${covers.en}`;
}

const GRAPH = { ja: "正規化したN-Quads（RDFC-1.0）のファイル全体", en: "the whole file of canonical N-Quads (RDFC-1.0)" };

const LINE = {
  ja: "このレコードのNDJSON（コレクションのNDJSONファイルの1行。行末の改行を含む）",
  en: "this record’s NDJSON (its line in the NDJSON file of the collection, line end included)",
};

const ROWS = {
  ja: "合計のNDJSON（条件に合うすべての金額と、その扱い）",
  en: "the sum as NDJSON (every amount that matches, and what became of it)",
};

const PATCH = {
  ja: "変更のJSON Patch（RFC 6902）全体",
  en: "the whole JSON Patch (RFC 6902) of the changes",
};

const RESULT = { ja: "結果全体のNDJSON", en: "the whole result as NDJSON" };

/** What the digest of a figure is of: as little as still says which record it is of. */
function lineOf(field: string): Text {
  return {
    ja: `このレコードのidと${field}だけのNDJSON（1行。行末の改行を含む）`,
    en: `this record’s id and ${field} alone as NDJSON (one line, line end included)`,
  };
}

function shared({ id, issued }: Release, works: readonly Work[]) {
  const terms = [...new Set(works.flatMap((one) => one.terms ?? []))];
  return {
    release: { id, issued },
    publisher,
    licence: LICENCE,
    attribution: attributionOf(works),
    terms,
    withdrawn: null,
    next: null,
  };
}

function whole({ id }: Release, urls: Urls) {
  return { title: datasetTitle, url: urls.absolute(paths.release(id)) };
}
