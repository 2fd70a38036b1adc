import type { Triple } from "../formats/graph";
import type { Text } from "../model/text";
import type { Urls } from "../urls";
import { limits } from "./limits";

/** Every kind of problem, with its status. One page each at /v1/problems/{code}. */
export const problemTypes = {
  "invalid-parameter": {
    status: 400,
    title: { ja: "パラメータが不正です", en: "Invalid parameter" },
    cure: {
      ja: "errors に、直すべきパラメータ、期待する値、近い候補を示しています。",
      en: "`errors` names each parameter to fix, what is expected and the nearest candidate.",
    },
  },
  "malformed-url": {
    status: 400,
    title: { ja: "URLの形式が正しくありません", en: "Malformed URL" },
    cure: {
      ja: "パーセント符号化（UTF-8）と制御文字を確認してください。例：量子 は %E9%87%8F%E5%AD%90 です。",
      en: "Check percent-encoding (UTF-8) and control characters; 量子, for example, is %E9%87%8F%E5%AD%90.",
    },
  },
  "malformed-header": {
    status: 400,
    title: { ja: "ヘッダーの形式が正しくありません", en: "Malformed header" },
    cure: { ja: "ヘッダーを直すか外してください。", en: "Fix the header or leave it out." },
  },
  "unexpected-body": {
    status: 400,
    title: { ja: "本文は受け付けません", en: "Unexpected body" },
    cure: { ja: "GET と HEAD は本文なしで送ってください。", en: "Send GET and HEAD without a body." },
  },
  "not-found": {
    status: 404,
    title: { ja: "見つかりません", en: "Not found" },
    cure: {
      ja: "/v1 に入口の一覧、/openapi.json にAPIのすべてのURLがあります。",
      en: "/v1 lists the entry points and /openapi.json every URL of the API.",
    },
  },
  "unknown-release": {
    status: 404,
    title: { ja: "そのリリースはありません", en: "Unknown release" },
    cure: { ja: "/v1/releases にすべてのリリースがあります。", en: "/v1/releases lists every release." },
  },
  "unknown-collection": {
    status: 404,
    title: { ja: "そのコレクションはありません", en: "Unknown collection" },
    cure: { ja: "/v1 にすべてのコレクションがあります。", en: "/v1 lists every collection." },
  },
  "unknown-record": {
    status: 404,
    title: { ja: "そのレコードはありません", en: "Unknown record" },
    cure: {
      ja: "識別子を確認してください。同じコレクションの一覧か /v1/search で探せます。",
      en: "Check the id; the collection's list and /v1/search find records.",
    },
  },
  "unknown-query": {
    status: 404,
    title: { ja: "そのクエリはありません", en: "Unknown query" },
    cure: {
      ja: "/v1/queries に POST すると永続的な名前が得られます。",
      en: "POST to /v1/queries gives a query its permanent name.",
    },
  },
  "unknown-format": {
    status: 404,
    title: { ja: "その形式はありません", en: "Unknown format" },
    cure: { ja: "拡張子を available のいずれかにしてください。", en: "Use one of “available” as the extension." },
  },
  "not-yet-released": {
    status: 404,
    title: { ja: "その日にはまだリリースがありません", en: "Nothing released by then" },
    cure: { ja: "/v1/releases に発行日の一覧があります。", en: "/v1/releases lists the days of issue." },
  },
  "record-removed": {
    status: 410,
    title: { ja: "削除されたレコードです", en: "Record removed" },
    cure: {
      ja: "削除前のリリースではこれまで通り読めます。history にすべての状態、citation に最後の状態の引用情報、あれば successor に後継があります。",
      en: "Earlier releases still answer with it. `history` has every state, `citation` cites the last one and `successor`, where there is one, is the record to use.",
    },
  },
  "release-withdrawn": {
    status: 410,
    title: { ja: "取り下げられたリリースです", en: "Release withdrawn" },
    cure: {
      ja: "manifest に目録、citation に引用情報が残っています。ほかのリリースは /v1/releases にあります。",
      en: "`manifest` and `citation` stay. /v1/releases lists the other releases.",
    },
  },
  "method-not-allowed": {
    status: 405,
    title: { ja: "そのメソッドは使えません", en: "Method not allowed" },
    cure: {
      ja: "Allow ヘッダーにあるメソッドを使ってください。",
      en: "Use a method listed in the Allow header.",
    },
  },
  "not-acceptable": {
    status: 406,
    title: { ja: "求められた形式では返せません", en: "Not acceptable" },
    cure: {
      ja: "Accept を available のいずれかにしてください。GETでは、その形式の拡張子（.jsonld など）をURLに付けても指定できます。",
      en: "Ask in Accept for one of “available”; with GET, its extension at the end of the URL (such as .jsonld) does the same.",
    },
  },
  "precondition-failed": {
    status: 412,
    title: { ja: "前提条件を満たしません", en: "Precondition failed" },
    cure: {
      ja: "If-Match・If-Unmodified-Since を外すか、現在のETagを指定してください。",
      en: "Leave out If-Match or If-Unmodified-Since, or give the present ETag.",
    },
  },
  "uri-too-long": {
    status: 414,
    title: { ja: "URLが長すぎます", en: "URI too long" },
    cure: {
      ja: "条件を減らすか、ダンプ（/dumps/latest/…）を使ってください。",
      en: "Use fewer conditions, or a dump (/dumps/latest/…).",
    },
  },
  "content-too-large": {
    status: 413,
    title: { ja: "本文が大きすぎます", en: "Content too large" },
    cure: { ja: `本文は${limits.bodyBytes}バイトまでです。`, en: `A body must not exceed ${limits.bodyBytes} bytes.` },
  },
  "unsupported-media-type": {
    status: 415,
    title: { ja: "本文の形式が違います", en: "Unsupported media type" },
    cure: { ja: "Content-Type: application/json で送ってください。", en: "Send it as Content-Type: application/json." },
  },
  "range-not-satisfiable": {
    status: 416,
    title: { ja: "指定範囲がファイルの長さを超えています", en: "Range not satisfiable" },
    cure: {
      ja: "Content-Range ヘッダーにファイルの長さがあります。Range を外すか、その中の範囲を指定してください。",
      en: "Content-Range says how long the file is. Leave out Range or ask for a range within.",
    },
  },
  "malformed-body": {
    status: 400,
    title: { ja: "要求の本文を解釈できません", en: "Malformed body" },
    cure: {
      ja: "JSONのオブジェクト { collection, release, filter, sort, fields } を送ってください。",
      en: "Send a JSON object { collection, release, filter, sort, fields }.",
    },
  },
  "invalid-query": {
    status: 422,
    title: { ja: "クエリの内容が不正です", en: "Invalid query" },
    cure: {
      ja: "errors に、直すべき項目、期待する値、近い候補を示しています。",
      en: "`errors` names each member to fix, what is expected and the nearest candidate.",
    },
  },
  "too-many-changes": {
    status: 422,
    title: { ja: "変更が多すぎます", en: "Too many changes" },
    cure: {
      ja: `一度に扱える変更は${limits.changedRecords}件までです。view=rows でページごとに読むか、各リリースの差分ダンプ（delta-from-…）を使ってください。`,
      en: `One answer holds up to ${limits.changedRecords} changed records. Read view=rows page by page, or use the delta dumps of the releases (delta-from-…).`,
    },
  },
  "result-too-large": {
    status: 422,
    title: { ja: "結果が多すぎます", en: "Result too large" },
    cure: {
      ja: `引用できるクエリと、Excelで開く表は、${limits.queryRows}件までです。条件を加えるか、コレクション全体のファイル（ダンプ）を使ってください。`,
      en: `A citable query, and a table for Excel, has up to ${limits.queryRows} records. Add conditions, or take a file of the whole collection (a dump).`,
    },
  },
  "too-many-amounts": {
    status: 422,
    title: { ja: "合計する金額が多すぎます", en: "Too many amounts" },
    cure: {
      ja: `一度に合計できる金額は${limits.summedRecords}件までです。条件を加えるか、ダンプから合計してください。`,
      en: `A sum takes up to ${limits.summedRecords} amounts. Add conditions, or sum a dump.`,
    },
  },
  "too-many-requests": {
    status: 429,
    title: { ja: "要求が多すぎます", en: "Too many requests" },
    cure: {
      ja: "Retry-After の秒数を待って再送してください。多くのレコードが要るときは、limit を大きくするか、ダンプ（/dumps/latest/…）を使ってください。",
      en: "Wait the number of seconds given in Retry-After. For many records use a larger limit, or a dump (/dumps/latest/…).",
    },
  },
  "too-many-matches": {
    status: 422,
    title: { ja: "一致が多すぎます", en: "Too many matches" },
    cure: {
      ja: `一覧の q= は${limits.searchMatchesInList}件までです。語を増やすか、/v1/search を使ってください。`,
      en: `q= on a list takes up to ${limits.searchMatchesInList} matches. Add words, or use /v1/search, which pages through any number.`,
    },
  },
  "too-much-work": {
    status: 422,
    title: { ja: "処理の量が多すぎます", en: "Too much work" },
    cure: {
      ja: "条件・並べ替えの項目・facet を減らすか、検索語をより長いもの・正確なものにするか、ダンプ（/dumps/latest/…）を使ってください。ダンプのSQLiteファイルではどのような問い合わせもできます。",
      en: "Use fewer conditions, names to sort by or facets, a longer or more exact word to search for, or a dump (/dumps/latest/…): its SQLite file answers any question.",
    },
  },
  "internal-error": {
    status: 500,
    title: { ja: "内部エラー", en: "Internal error" },
    cure: {
      ja: "instance の番号を添えてお知らせください。",
      en: "Please report it with the number in `instance`.",
    },
  },
  "not-implemented": {
    status: 501,
    title: { ja: "その形式には対応していません", en: "Format not implemented" },
    cure: { ja: "format=json とするか、format を外してください。", en: "Ask for format=json, or leave format out." },
  },
  unavailable: {
    status: 503,
    title: { ja: "一時的に利用できません", en: "Temporarily unavailable" },
    cure: {
      ja: "Retry-After の秒数を待って再送してください。",
      en: "Wait the number of seconds given in Retry-After and send again.",
    },
  },
} as const satisfies Record<string, { status: number; title: Text; cure: Text }>;

export type ProblemCode = keyof typeof problemTypes;

/** What is wrong with one parameter. */
export type ParameterError = {
  readonly parameter: string;
  readonly code: "unknown" | "repeated" | "empty" | "type" | "range" | "length" | "value" | "cursor" | "format";
  readonly value: string;
  readonly expected: string;
  readonly expectedJa: string;
  readonly didYouMean: string | null;
  /** The closed list to choose from, where there is one. */
  readonly allowed?: readonly string[];
};

type More = {
  readonly errors?: readonly ParameterError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document (RFC 9457, section 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  /** What stays of a thing that is gone, for clients that ask for a graph. */
  graph?(urls: Urls): readonly Triple[];
};

/** An answer that is a problem. Thrown anywhere, made a response in one place. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: Text,
    readonly more: More = {},
  ) {
    super(detail.en);
  }
}

/** Whether a problem is the portal's and not the request's: then the log says more. */
export function isOurs({ code }: Problem): boolean {
  // What is not there by intent is nobody's fault.
  return problemTypes[code].status >= 500 && code !== "not-implemented";
}

/**
 * The response of a problem: RFC 9457 in both languages. `number` is that of a request that the log speaks of: behind the name of the
 * kind of problem it names this occurrence (section 3.1.5).
 */
export function problemResponse({ code, detail, more }: Problem, urls: Urls, number?: string): Response {
  const { status, title, cure } = problemTypes[code];
  const document = {
    type: urls.problem(code),
    title: title.en,
    titleJa: title.ja,
    status,
    detail: `${detail.en} ${cure.en}`,
    detailJa: `${detail.ja}${cure.ja}`,
    ...(number && { instance: `${urls.problem(code)}#${number}` }),
    ...(more.errors && { errors: more.errors }),
    ...more.members,
  };
  const body = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
  return new Response(body, {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Length": String(body.byteLength),
      "Cache-Control": "no-store",
      ...more.headers,
    },
  });
}
