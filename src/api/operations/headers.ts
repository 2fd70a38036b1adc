import * as z from "zod";
import { problemTypes } from "../problem";
import type { Operation } from "./operation";
import { path } from "./schemas";

// The links of an answer repeat its query only up to a length, so they stay below what proxies take.
const LINK_BYTES = 8_192;

const text = (most: number, words: string) => z.string().max(most).describe(words);

/** Every header that says something of one answer. What all bear so that they are safe to show (CORS, policies) is not among them. */
const known = {
  ETag: text(100, "Strong; the same for the same bytes / 強いETag"),
  "Content-Location": path.describe("This representation in its release / リリース内のこの表現"),
  "Last-Modified": text(
    40,
    "Issue date of the release; where no release is named, it is not compared with If-Modified-Since / リリースの発行日（リリース番号を含まないURLでは If-Modified-Since と比較しない）",
  ),
  Link: text(LINK_BYTES, "canonical, cite-as, license, alternate, next and others (RFC 8288) / 関連リンク"),
  Location: path.describe("Where it is / 移動先・所在"),
  Vary: text(100, "Headers of the request that this answer was chosen by / この応答を選ぶのに使った要求ヘッダー"),
  "Memento-Datetime": text(
    40,
    "Of what is frozen: the day of its release (RFC 7089) / 凍結されたもの：リリースの発行日（RFC 7089）",
  ),
  "Accept-Ranges": text(10, "bytes: a part can be asked for / bytes：一部だけを要求できる"),
  "Content-Range": text(100, "Which bytes, of how many / 全体のうちのどのバイトか"),
  "Content-Disposition": text(300, "Name to save it under / 保存するときの名前"),
  "Repr-Digest": text(100, "SHA-256 of the whole (RFC 9530) / 全体のSHA-256（RFC 9530）"),
  "Accept-Query": text(100, "Media type of a query (RFC 10008) / クエリの本文の形式（RFC 10008）"),
  "Accept-Encoding": text(100, "Codings that a body may have / 本文に使える符号化"),
  Allow: text(100, "Methods that may be used / 使えるメソッド"),
  "Retry-After": text(10, "Seconds to wait / 待つ秒数"),
  RateLimit: text(100, "The rule that refused / 超えた規則"),
  "RateLimit-Policy": text(200, "The rules that count: name, quota and window / 件数を数える規則（名前、件数、秒数）"),
  "Cache-Control": text(200, "How long it may be kept, and by whom / 保存できる期間と主体"),
  "Server-Timing": text(300, "What it cost: time, rows read, statements / 処理の内訳（時間・読んだ行数・文の数）"),
  "X-Request-Id": text(100, "Number of the request, to report a fault with / 要求の番号（不具合の連絡用）"),
} as const satisfies Record<string, z.ZodType>;

export type HeaderName = keyof typeof known;

/** Headers of an answer: those that it always has, and those that it may have. */
export function sent(always: readonly HeaderName[], sometimes: readonly HeaderName[] = []): z.ZodObject {
  return z.object({
    ...Object.fromEntries(sometimes.map((name) => [name, known[name].optional()])),
    ...Object.fromEntries(always.map((name) => [name, known[name]])),
  });
}

// What the door, the account and the counter give any answer.
const ofEvery = sent([], ["Cache-Control", "Server-Timing", "X-Request-Id", "RateLimit-Policy"]);

const statusOf = (code: keyof typeof problemTypes) => problemTypes[code].status;

/** What a status has by itself. */
const ofStatus: Readonly<Record<number, z.ZodObject>> = {
  ...Object.fromEntries([301, 302, 303, 307, 308].map((status) => [status, sent(["Location"], ["Vary"])])),
  [statusOf("method-not-allowed")]: sent(["Allow"]),
  [statusOf("unsupported-media-type")]: sent(["Accept-Query", "Accept-Encoding"]),
  [statusOf("range-not-satisfiable")]: sent(["Content-Range", "Accept-Ranges"]),
  [statusOf("too-many-requests")]: sent(["Retry-After", "RateLimit", "RateLimit-Policy"]),
  [statusOf("unavailable")]: sent(["Retry-After"]),
};

type Responses = NonNullable<Operation["schema"]["responses"]>;

/** Responses with every header that they may have. A 304 brings headers of the 200 up to date (RFC 9110, section 15.4.5). */
export function withHeaders(responses: Responses): Responses {
  const whole = shapeOf(responses["200"]);
  const unchanged = { ...optional(whole), ETag: known.ETag };
  return Object.fromEntries(
    Object.entries(responses).map(([status, one]) => {
      const shape = {
        ...ofEvery.shape,
        // A problem may be a page where the address names no format.
        ...(Number(status) >= 400 && sent([], ["Vary"]).shape),
        ...ofStatus[Number(status)]?.shape,
        ...(status === "304" && unchanged),
        ...shapeOf(one),
      };
      return [status, { ...one, headers: z.object(shape) }];
    }),
  );
}

function shapeOf(response: Responses[string] | undefined): Record<string, z.ZodType> {
  return ((response?.headers as z.ZodObject | undefined)?.shape ?? {}) as Record<string, z.ZodType>;
}

function optional(shape: Record<string, z.ZodType>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(shape).map(([name, header]) => [name, header.optional()]));
}
