import { limits } from "../../api/limits";
import { exampleRecord, facts, WHOLE } from "../../catalog/dataset";
import { defaultFormat, formats } from "../../formats";
import { paths } from "../../urls";
import { limitNames } from "../messages/docs";
import { site } from "../messages/site";
import { address, code, command, type Guide, line, link, paragraph, points, type Section } from "./guide";

const { collection, id } = exampleRecord;

/** What errors are answered as to a program (RFC 9457). */
const PROBLEM = "application/problem+json";

/** For people who write programs against the API. */
export const developers: Guide = {
  lead: {
    ja: "登録もAPIキーも要りません。URLを開けばJSONが返ります。最初の要求から、差分の取り込みまでを順に説明します。",
    en: "There is no key and no sign-up: open an address and JSON comes back. From the first request to following what changes.",
  },
  sections: ({ origin, release, releases }) => {
    const record = paths.record(collection, id);
    const frozen = paths.list(collection, { release: release.id, query: "limit=5" });
    // In a browser the address itself leads to a page.
    const shown = (query?: string) => paths.list(collection, { release: release.id, extension: defaultFormat.name, query });
    return [
      {
        id: "first",
        heading: { ja: "最初の要求", en: "The first request" },
        blocks: [
          command(`curl '${origin}${record}'`, record),
          paragraph(
            '`data` がレコード、`release` がどのリリースの値か、`links` が関連する場所です。文字列は `{ "ja": …, "en": … }`、金額は円単位の整数です。',
            '`data` is the record, `release` says which release it is of, and `links` where to go from it. Text is `{ "ja": …, "en": … }`, and amounts are whole yen.',
          ),
          paragraph("どのサイトのウェブページからも呼び出せます（CORS）。", "A page on any site may call it (CORS)."),
          code(
            `const answer = await fetch("${origin}${record}");\nconst { data, release } = await answer.json();\nconsole.log(data.id, release.id);`,
          ),
        ],
      },
      {
        id: "formats",
        heading: { ja: "形式を選ぶ", en: "Choose a format" },
        blocks: [
          paragraph(
            "URLの末尾に拡張子を付けるか、`Accept` ヘッダーで選びます。一覧もレコードも検索も同じです。",
            "Add an extension to the path, or send `Accept`. It is the same for lists, records and searches.",
          ),
          {
            kind: "terms",
            terms: formats.map(({ name, label }) => [
              line("{path}", "{path}", { path: address(paths.list(collection, { extension: name })) }),
              { text: label },
            ]),
          },
          paragraph(
            "リリース番号を含むURLは引用にも使われるため、ブラウザーで開くと同じ内容のページへ移ります。データをブラウザーで見るときは、{json} のように拡張子を付けてください。",
            "Addresses with the number of a release are cited, so in a browser they lead to the page of the same. To look at the data in a browser, add the extension: {json}.",
            { json: address(shown()) },
          ),
        ],
      },
      {
        id: "filters",
        heading: { ja: "絞り込みと検索", en: "Filter and search" },
        blocks: [
          ...filters(origin),
          paragraph(
            "項目ごとの演算子は{docs}にあります。知らないパラメータは無視せず、400のエラーを返します。綴りの誤りには候補が付きます。",
            "The operators of every field are in the {docs}. An unknown parameter is refused with 400, never ignored, and a slip gets a suggestion.",
            { docs: link(paths.docs, site.docs) },
          ),
        ],
      },
      {
        id: "paging",
        heading: { ja: "全件を読む", en: "Read everything" },
        blocks: [
          paragraph(
            "1ページは{usual}件、`limit` で最大{most}件です。`page.next` が `null` になるまでたどると、漏れも重複もなく全件が得られます。途中で新しいリリースが出ても、続きは同じリリースから返ります。",
            "A page has {usual} records, and up to {most} with `limit`. Follow `page.next` until it is `null`, and nothing is missed or seen twice. If a new release comes out meanwhile, the pages that follow are still of the same one.",
            { usual: limits.pageSize.default, most: limits.pageSize.maximum },
          ),
          command(`curl '${origin}${frozen}'`, shown("limit=5")),
          code(
            [
              "# Python",
              "import json, urllib.request",
              "",
              `def records(path, origin="${origin}"):`,
              "    while path:",
              "        with urllib.request.urlopen(origin + path) as answer:",
              "            page = json.load(answer)",
              '        yield from page["data"]',
              '        path = page["page"]["next"]',
              "",
              `for record in records("${paths.list(collection, { release: release.id })}"):`,
              '    print(record["id"])',
            ].join("\n"),
          ),
          paragraph(
            "全体が要るときは、ページをたどるよりファイルのほうが速く済みます：{file}。",
            "Where you want everything, one file is faster than pages: {file}.",
            { file: address(paths.dump(release.id, `${WHOLE}.json`)) },
          ),
        ],
      },
      {
        id: "versions",
        heading: { ja: "リリースとAPIの版", en: "Releases, and the version of the API" },
        blocks: [
          points(
            line(
              "{frozen} のように番号を含むURLは、いつまでも同じバイト列を返します。動作を固定したいプログラムでは、こちらを使ってください。",
              "An address with a number in it, such as {frozen}, answers with the same bytes for ever. Use it where your program must not change by itself.",
              { frozen: link(shown(), paths.list(collection, { release: release.id })) },
            ),
            line(
              "{latest} は最新のリリースから返り、固定されたURLを `Content-Location` で示します。",
              "{latest} answers from the latest release and names the frozen address in `Content-Location`.",
              { latest: address(paths.list(collection)) },
            ),
            line(
              "`/v1` はAPIの版で、データの版ではありません。項目や値が増えることはありますが、意味が変わったり消えたりする場合は、リリースの1桁目が上がります。知らない項目は読み飛ばしてください。`/openapi.json` は最新のリリースの項目を過不足なく示します。厳密に検証する場合は、リリースのたびに取得し直してください。",
              "`/v1` is the version of the API and not of the data. Fields and codes may be added; where one goes or changes its meaning, the first digit of the release goes up. Skip what you do not know. `/openapi.json` describes the latest release exactly: whoever validates by it fetches it again with each release.",
            ),
          ),
        ],
      },
      {
        id: "caching",
        heading: { ja: "キャッシュとETag", en: "Caching and ETag" },
        blocks: [
          paragraph(
            "番号を含むURLは1年間、最新のURLは1分間保存できます。`ETag` を `If-None-Match` で送ると、変わっていなければ本文のない304が返ります。",
            "An address with a number may be kept for a year, one of the latest for a minute. Send the `ETag` back in `If-None-Match`, and what has not changed is answered with 304 and no body.",
          ),
          command(
            [
              `etag=$(curl -sS --head '${origin}${record}' | tr -d '\\r' | sed -n 's/^etag: //Ip')`,
              `curl -sS --head --header "If-None-Match: $etag" '${origin}${record}'`,
            ].join("\n"),
          ),
          paragraph(
            "ファイルのダウンロードは途中から再開できます（`Range`、`curl -C -`）。",
            "A download can be resumed where it stopped (`Range`, `curl -C -`).",
          ),
        ],
      },
      {
        id: "errors",
        heading: { ja: "エラー", en: "Errors" },
        blocks: [
          paragraph(
            "エラーは RFC 9457 の形式で、日本語と英語の説明が付きます。`errors` に、直すべきパラメータ、期待する値、近い候補が1件ずつ入ります。",
            "Errors have the form of RFC 9457, in English and Japanese. `errors` names each parameter to fix, what is expected and the nearest candidate.",
          ),
          command(`curl '${origin}${paths.list(collection, { query: "limt=5" })}'`),
          paragraph(
            "再試行してよいのは429と503だけです。`Retry-After` の秒数を待ってください。種類ごとの意味と直し方は{problems}にあります。",
            "Only 429 and 503 are worth trying again, after the seconds in `Retry-After`. What each means and what to do is told in {problems}.",
            { problems: link(paths.problemsPage, site.problems) },
          ),
        ],
      },
      {
        id: "changes",
        heading: { ja: "変更を追う", en: "Follow what changes" },
        blocks: [
          ...following(
            origin,
            releases.map((one) => one.id),
          ),
          paragraph(
            "新しいリリースは{atom}（Atom）と{json}（JSON Feed）でもお知らせします。",
            "New releases are announced in {atom} and {json} as well.",
            { atom: address(paths.atom()), json: address(paths.jsonFeed()) },
          ),
        ],
      },
      limitsSection(),
      {
        id: "reference",
        heading: { ja: "APIのすべてのURL", en: "Every address of the API" },
        blocks: [
          points(
            line("{docs}：読むためのページ", "{docs}, for reading", { docs: link(paths.docs, site.docs) }),
            line("{openapi}：コード生成などに使うOpenAPI 3.1", "{openapi}, OpenAPI 3.1 for tools and code generators", {
              openapi: address(paths.openapi()),
            }),
            line("{api}：入口の一覧（JSON）", "{api}, the entry points as JSON", { api: address(paths.api()) }),
          ),
          paragraph(
            "TypeScriptでは、`openapi-typescript` で作った型を `openapi-fetch` に渡して使えます。同じURLが複数の形式で返るため、読む形式を2つ目の型引数で指定すると、`data` も `error` もその型になります。",
            "In TypeScript, `openapi-typescript` makes the types and `openapi-fetch` takes them. As one address answers in several formats, name those that you read as the second type argument: then both `data` and `error` have their types.",
          ),
          code(
            [
              `// npx openapi-typescript ${origin}${paths.openapi()} -o portal.d.ts`,
              'import createClient from "openapi-fetch";',
              'import type { paths } from "./portal";',
              "",
              `const portal = createClient<paths, "${defaultFormat.mediaType}" | "${PROBLEM}">({ baseUrl: "${origin}" });`,
              `const { data, error } = await portal.GET("${paths.list(collection)}");`,
              "console.log(data?.data.length, error?.detail);",
            ].join("\n"),
          ),
        ],
      },
    ];
  },
};

function filters(origin: string) {
  const words = `${paths.search()}?q=${encodeURIComponent("量子")}`;
  const year = paths.list("budgets", { query: "fiscalYear=2022&amount__gte=100000000000&sort=-amount" });
  return [
    ...(facts.examples.budgets ? [command(`curl '${origin}${year}'`, year)] : []),
    command(`curl --get '${origin}${paths.search()}' --data-urlencode 'q=量子'`, words),
  ];
}

function following(origin: string, releases: readonly string[]) {
  const changes = paths.changes("limit=20");
  const [from, to] = releases.slice(-2);
  const between = from && to ? paths.compare(from, to, "view=rows") : null;
  return [
    paragraph(
      "変更の記録には通し番号が付いています。読んだところまでの番号（`page.last`）を覚えておき、次は `after` に渡します。削除されたレコードも、理由とともに記録に残ります。",
      "The log of changes is one sequence. Remember how far you have read (`page.last`) and give it as `after` the next time. What was removed stays in it, with the reason.",
    ),
    command(`curl '${origin}${changes}'`, changes),
    ...(between
      ? [
          paragraph(
            "2つのリリースの違いは、件数、1件ずつの文、JSON Patch のどれでも得られます。ダンプには、直前のリリースとの差分（`delta-from-…`）もあります。",
            "What differs between two releases comes as counts, as a sentence for each record, or as a JSON Patch. Among the dumps there is also the difference from the release before (`delta-from-…`).",
          ),
          command(`curl '${origin}${between}'`, between),
        ]
      : []),
  ];
}

function limitsSection(): Section {
  const names = Object.keys(limits) as (keyof typeof limits)[];
  return {
    id: "limits",
    heading: { ja: "上限", en: "Limits" },
    blocks: [
      paragraph(
        "読み取りは1つの接続元から1分間に一定の回数までです（キャッシュから答えられるものは数えません）。その回数と1回の要求の上限は次のとおりで、{meta}でも得られます。超えた要求は、切り詰めずにエラーにします。",
        "One client may read so many times a minute, not counting what a cache answers. That number and what bounds one request follow; {meta} gives them as JSON. What exceeds them is refused and never cut short.",
        { meta: address(paths.meta()) },
      ),
      {
        kind: "table",
        caption: { ja: "回数と1回の要求の上限", en: "Limits on the number of requests and on each" },
        columns: [
          { ja: "上限", en: "Limit" },
          { ja: "値", en: "Value" },
        ],
        rows: names.map((name) => [
          { text: limitNames[name] },
          line("{value}", "{value}", { value: name === "pageSize" ? limits[name].maximum : limits[name] }),
        ]),
      },
    ],
  };
}
