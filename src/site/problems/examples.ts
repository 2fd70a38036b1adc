import { limits } from "../../api/limits";
import { entityOrProblem, noSuchRecord, nothingHere, removedRecord, withdrawnRelease } from "../../api/missing";
import { acceptedOf, withExtension } from "../../api/negotiate";
import { decodeText } from "../../api/parameters";
import { declaredOtherwise, parsePredicate, readPredicate } from "../../api/predicate";
import { Problem, type ProblemCode } from "../../api/problem";
import { readRecordRequest } from "../../api/record";
import { httpDate, preconditionFailed } from "../../api/respond";
import { exampleRecord, facts } from "../../catalog/dataset";
import { formats } from "../../formats";
import { paths } from "../../urls";

/** A request of the command line that meets a problem; null where none can be sure to. And the problem. */
type Example = { readonly asked: string | null; readonly problem: Problem };

const { collection, id } = exampleRecord;
const entity = entityOrProblem(collection);
const { exampleRelease } = facts;
const most = limits.urlBytes;

/** An example of each kind of problem at an origin, thrown by the code that throws it wherever that reads nothing. */
export function examplesAt(origin: string): Readonly<Record<ProblemCode, Example>> {
  const get = (path: string, options = "") => `curl ${options}'${origin}${path}'`;
  const kept = (body: string, type = "application/json") =>
    `curl --header 'Content-Type: ${type}' --data '${body}' '${origin}${paths.queries()}'`;
  const mistyped = { collection, filter: { nam: "1" } };
  return {
    "invalid-parameter": {
      asked: get(paths.record(collection, id, { query: "feilds=id" })),
      problem: thrown(() => readRecordRequest(entityOrProblem(collection), "feilds=id", ["as_of"])),
    },
    "malformed-url": { asked: get("/v1/%zz"), problem: thrown(() => decodeText("/v1/%zz")) },
    "malformed-header": {
      asked: get(paths.timegate(paths.record(collection, id)), "--header 'Accept-Datetime: yesterday' "),
      problem: new Problem("malformed-header", {
        en: `Accept-Datetime “yesterday” is no HTTP date such as ${httpDate("2026-11-23")}.`,
        ja: `Accept-Datetime「yesterday」はHTTPの日付（例：${httpDate("2026-11-23")}）ではありません。`,
      }),
    },
    "unexpected-body": {
      asked: get(paths.list(collection), "--request GET --data '{}' "),
      problem: new Problem("unexpected-body", { en: "The request has a body.", ja: "要求に本文があります。" }),
    },
    "not-found": { asked: get("/v2"), problem: nothingHere() },
    "unknown-release": {
      asked: get(paths.list(collection, { release: "0.0.1" })),
      problem: new Problem("unknown-release", {
        en: "There is no release “0.0.1”.",
        ja: "「0.0.1」というリリースはありません。",
      }),
    },
    "unknown-collection": {
      asked: get(paths.list(`${collection}z`)),
      problem: thrown(() => entityOrProblem(`${collection}z`)),
    },
    "unknown-record": {
      asked: get(paths.record(collection, `${id}z`, { release: exampleRelease })),
      problem: noSuchRecord({ id: exampleRelease }, entity, `${id}z`, [id]),
    },
    "unknown-query": {
      asked: get(paths.query("none")),
      problem: new Problem("unknown-query", { en: "There is no query “none”.", ja: "「none」というクエリはありません。" }),
    },
    "unknown-format": {
      asked: get(paths.list(collection, { extension: "cvs" })),
      problem: thrown(() => withExtension(formats, "cvs")),
    },
    "not-yet-released": {
      asked: get(paths.list(collection, { query: "as_of=2000-01-01" })),
      problem: new Problem("not-yet-released", {
        en: "No release had been issued by 2000-01-01.",
        ja: "2000-01-01までに発行されたリリースはありません。",
      }),
    },
    "record-removed": { asked: null, problem: removed() },
    "release-withdrawn": { asked: null, problem: withdrawn() },
    "method-not-allowed": {
      asked: get(paths.record(collection, id), "--request DELETE "),
      problem: new Problem(
        "method-not-allowed",
        { en: "DELETE is not allowed here.", ja: "DELETE は使えません。" },
        { headers: { Allow: "GET, HEAD, OPTIONS" } },
      ),
    },
    "not-acceptable": {
      asked: get(paths.list(collection), "--header 'Accept: image/png' "),
      problem: thrown(() => acceptedOf(formats, "image/png")),
    },
    "precondition-failed": {
      asked: get(paths.record(collection, id, { release: exampleRelease }), `--header 'If-Match: "other"' `),
      problem: preconditionFailed(`"${exampleRelease}-…"`),
    },
    "uri-too-long": {
      asked: null,
      problem: new Problem("uri-too-long", {
        en: `The URL has ${most + 1} bytes; ${most} are allowed.`,
        ja: `URLが${most + 1}バイトあります（${most}バイトまで）。`,
      }),
    },
    "content-too-large": {
      asked: null,
      problem: new Problem("content-too-large", {
        en: `The body is larger than ${limits.bodyBytes} bytes.`,
        ja: `本文が${limits.bodyBytes}バイトを超えています。`,
      }),
    },
    "unsupported-media-type": {
      asked: kept("{}", "text/plain"),
      problem: declaredOtherwise("text/plain", "identity"),
    },
    "range-not-satisfiable": {
      asked: get(paths.dump(exampleRelease, `${collection}.csv`), "--header 'Range: bytes=999999999-' "),
      problem: new Problem("range-not-satisfiable", { en: "The file has … bytes.", ja: "ファイルは…バイトです。" }),
    },
    "malformed-body": { asked: kept("{"), problem: thrown(() => parsePredicate("{")) },
    "invalid-query": {
      asked: kept(JSON.stringify(mistyped)),
      problem: thrown(() => readPredicate(parsePredicate(JSON.stringify(mistyped)))),
    },
    "too-many-changes": {
      asked: null,
      problem: new Problem("too-many-changes", {
        en: `Releases 1.0.0 and 2.0.0 differ in more than ${limits.changedRecords} records.`,
        ja: `リリース1.0.0と2.0.0では${limits.changedRecords}件を超えるレコードが異なります。`,
      }),
    },
    "result-too-large": {
      asked: null,
      problem: new Problem("result-too-large", {
        en: `The result has more than ${limits.queryRows} records.`,
        ja: `結果が${limits.queryRows}件を超えています。`,
      }),
    },
    "too-many-amounts": {
      asked: null,
      problem: new Problem("too-many-amounts", {
        en: `More than ${limits.summedRecords} amounts match.`,
        ja: `${limits.summedRecords}件を超える金額が一致します。`,
      }),
    },
    "too-many-requests": {
      asked: null,
      problem: new Problem(
        "too-many-requests",
        {
          en: `More than ${limits.requestsPerMinute} requests came in a minute.`,
          ja: `要求が1分間に${limits.requestsPerMinute}件を超えました。`,
        },
        { headers: { "Retry-After": "60" } },
      ),
    },
    "too-many-matches": {
      asked: null,
      problem: new Problem("too-many-matches", {
        en: `More than ${limits.searchMatchesInList} records match “a”.`,
        ja: `「a」に${limits.searchMatchesInList}件を超えるレコードが一致します。`,
      }),
    },
    "too-much-work": {
      asked: null,
      problem: new Problem("too-much-work", {
        en: `Up to 84000000 values would have to be compared; ${limits.comparisons} are allowed.`,
        ja: `最大84000000個の値の比較が必要です（${limits.comparisons}個まで）。`,
      }),
    },
    "not-implemented": {
      asked: get(paths.oembed("format=xml")),
      problem: new Problem("not-implemented", {
        en: "oEmbed is answered as JSON, not as “xml”.",
        ja: "oEmbedの応答はJSONだけです（「xml」には対応していません）。",
      }),
    },
    "internal-error": {
      asked: null,
      problem: new Problem("internal-error", { en: "Something went wrong on our side.", ja: "当ポータル側の不具合です。" }),
    },
    unavailable: {
      asked: null,
      problem: new Problem(
        "unavailable",
        { en: "The data cannot be read at the moment.", ja: "現在データを読み出せません。" },
        { headers: { "Retry-After": "10" } },
      ),
    },
  };
}

/** The problem that some code throws. */
function thrown(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("this example meets no problem");
}

function removed(): Problem {
  const reason = { en: "It was the same initiative as another.", ja: "別の施策と同一であることが分かったため。" };
  const release = { id: "2.0.0", sequence: 2, issued: "2030-01-01" };
  const stone = { collection, id: `${id}-2`, reason, successor: id, merged: false, release };
  const lastHeld = { id: exampleRelease, sequence: 1, issued: "2029-01-01", summary: reason, predecessor: null };
  return removedRecord(entity, stone, lastHeld, paths.record(collection, id));
}

function withdrawn(): Problem {
  const reason = { en: "By order of a court.", ja: "裁判所の命令による。" };
  const release = { id: "0.9.0", sequence: 1, issued: "2029-01-01", summary: reason, predecessor: null, before: null };
  return withdrawnRelease({ ...release, withdrawal: { on: "2030-01-01", reason } });
}
