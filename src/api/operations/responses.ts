import * as z from "zod";
import { formats } from "../../formats";
import type { Format } from "../../formats/format";
import { graphFormats } from "../../formats/graph-formats";
import type { Entity } from "../../model/entity";
import type { Text } from "../../model/text";
import { type ProblemCode, problemTypes } from "../problem";
import { sent } from "./headers";
import { problem } from "./schemas";

const GONE = problemTypes["record-removed"].status;

/** Words of OpenAPI, which knows one language: English, then Japanese. */
export const both = ({ en, ja }: Text) => `${en} / ${ja}`;

/** What a result has, whatever its format: the last two where its release is named, and where Accept chose the format. */
export const resultHeaders = sent(["ETag", "Content-Location", "Last-Modified", "Link"], ["Memento-Datetime", "Vary"]);

/** What is said of a body by its media type alone: JSON is read as what it holds (RFC 6839, section 3.1), all else is text. */
export function bodyAs(mediaType: string, bytes: number): z.ZodType {
  return /[/+]json$/.test(mediaType) ? z.looseObject({}) : z.string().max(bytes);
}

// A body of rows alone has no place to say that it is a page.
const isRowsAlone = ({ envelope, graph }: Format) => !envelope && !graph;

const pageOfRows = {
  en: 'one page: where there are more records, only Link says so (rel="next"), and limit sets how many it holds',
  ja: '1ページ分。続きの有無は Link ヘッダー（rel="next"）だけが示し、件数は limit で指定',
};

/** What is said of a format in the answer of a list: where nothing in the body tells a page from the whole. */
export function pagedIn(format: Format): Text {
  const { label } = format;
  if (!isRowsAlone(format)) return label;
  return { en: `${label.en}; ${pageOfRows.en}`, ja: `${label.ja}。${pageOfRows.ja}` };
}

/** The answer of a result: one schema where the format has an envelope, text elsewhere. */
export function inEveryFormat(entity: Entity, answer: z.ZodType, labelOf: (format: Format) => Text = ({ label }) => label) {
  return {
    description: both(entity.description),
    headers: resultHeaders,
    content: Object.fromEntries(
      formats.map((format) => [
        format.mediaType,
        { schema: format.envelope ? answer : bodyAs(format.mediaType, 100_000_000).describe(both(labelOf(format))) },
      ]),
    ),
  };
}

/** 304 and some problems. */
export function notModifiedAnd(codes: readonly ProblemCode[]) {
  return { "304": { description: "Not modified / 変更なし" }, ...problemsOf(codes) };
}

/** Whether an address has its release in it, or that of a kept query: it never moves. */
export function isPinned(path: string): boolean {
  return /\{(?:release|pid)\}/.test(path);
}

/** What an address that names no release answers beside: 307 to the release of a day. */
export function asOfAnswers(path: string, codes: readonly ProblemCode[]) {
  if (isPinned(path)) return notModifiedAnd(codes);
  return {
    "307": { description: "With as_of: to the release of that day / as_of を指定した場合：その日のリリースへ" },
    ...notModifiedAnd([...codes, "not-yet-released"]),
  };
}

/** What a graph is answered as. */
export function graphContent() {
  return Object.fromEntries(graphFormats.map(({ mediaType }) => [mediaType, { schema: bodyAs(mediaType, 10_000_000) }]));
}

/** 303 for browsers, where a page stands beside the data. */
export function pageAnswer() {
  const description = both({
    en: "To the page for people, where Accept prefers HTML",
    ja: "Accept がHTMLを優先する場合はページへ",
  });
  return { "303": { description } };
}

/** 303 for browsers at a list or record of a named release: it is what citations print. An alias has data alone. */
export function pageOfFrozen(path: string) {
  return path.includes("{release}") ? pageAnswer() : {};
}

/** 308 about a record that was merged into another. */
export function mergedAnswer() {
  const description = both({
    en: "Merged: to the record that it lives on in, with its tombstone as a graph where one is asked for",
    ja: "統合先のレコードへ（グラフの形式を求めた場合は、統合の記録が本文に付きます）",
  });
  return { "308": { description, content: graphContent() } };
}

/** Responses for some problems, one per status, and those that any request can meet. */
export function problemsOf(codes: readonly ProblemCode[]) {
  const all: ProblemCode[] = [
    ...codes,
    "method-not-allowed",
    "precondition-failed",
    "uri-too-long",
    "malformed-header",
    "too-many-requests",
    "internal-error",
    "unavailable",
  ];
  const statuses = [...new Set(all.map((code) => problemTypes[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const titles = [...new Set(all.filter((code) => problemTypes[code].status === status))].map((code) =>
        both(problemTypes[code].title),
      );
      // What is gone has a tombstone, which is a graph for those who ask for one.
      const content = { "application/problem+json": { schema: problem }, ...(status === GONE && graphContent()) };
      return [status, { description: titles.join("; "), content }];
    }),
  );
}
