import { latestRelease } from "../../api/ledger";
import { Parameters } from "../../api/parameters";
import { Problem } from "../../api/problem";
import { type Ctx, MOVING, sendText } from "../../api/respond";
import { shorten } from "../../api/shorten";
import { linkHeader } from "../../catalog/signposts";
import { csv } from "../../formats/csv";
import { suggest } from "../../model/suggest";
import { type Language, languages } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { chartOf, charts } from "../charts";
import { ChartFigure, Picture, Source } from "../charts/figure";
import { type Read, readChart } from "../charts/read";
import { svgFile } from "../charts/svg";
import { files } from "../files";
import { htmlOf, Layout } from "../frame/layout";
import { sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { charts as messages } from "../messages/charts";

/** `/ja/charts/{chart}` and the same in English: a chart on a page of its own, which is what is shared and embedded. */
export async function chartPage(c: Ctx, language: Language): Promise<Response> {
  const read = await chartAsked(c, c.req.param("chart") ?? "");
  const { chart, figure, release } = read;
  const publicUrl = c.env.PUBLIC_URL;
  const page = (other: Language) => paths.chartPage(other, chart.name);
  const body = htmlOf(
    <Layout
      language={language}
      page={page}
      title={chart.title[language]}
      description={figure.description[language]}
      publicUrl={publicUrl}
      cited={paths.release(release.id)}
      issued={release.issued}
      data={dataOf(read, language, publicUrl)}
      scripts={[files.chart.path, files.copy.path]}
    >
      <h1>
        <Words text={chart.title[language]} language={language} />
      </h1>
      <p class="lead">
        <Words text={figure.description[language]} language={language} />
      </p>
      <ChartFigure read={read} language={language} publicUrl={publicUrl}>
        <p>
          <Words
            text={messages.lead[language]}
            language={language}
            fill={{ page: <a href={chart.page(language)}>{messages.about[language]}</a> }}
          />
        </p>
      </ChartFigure>
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: publicUrl + paths.release(release.id) }] });
}

/** What the head of a page with a chart leads to: the picture, its table, and the oEmbed answer about its page (oEmbed 1.0, section 4). */
function dataOf({ chart, figure }: Read, language: Language, publicUrl: string): (readonly [string, string])[] {
  const query = new URLSearchParams({ url: publicUrl + paths.chartPage(language, chart.name), format: "json" });
  return [
    ["application/json+oembed", publicUrl + paths.oembed(String(query))],
    ["image/svg+xml", paths.chart(chart.name, language, "svg")],
    ["text/csv", paths.chart(chart.name, language, "csv")],
    ...(figure.data ? ([["application/json", figure.data("json")]] as const) : []),
  ];
}

/** `/ja/charts/{chart}/embed`: the picture with its title and where it is from, for a frame on any site. */
export async function chartFrame(c: Ctx, language: Language): Promise<Response> {
  const read = await chartAsked(c, c.req.param("chart") ?? "");
  const { chart } = read;
  const title = chart.title[language];
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="canonical" href={c.env.PUBLIC_URL + paths.chartPage(language, chart.name)} />
        <link rel="icon" type="image/svg+xml" href={files.favicon.path} />
        <link rel="stylesheet" href={files.style.path} />
      </head>
      <body class="embedded">
        <main>
          <h1>
            <a href={paths.chartPage(language, chart.name)} target="_blank" rel="noopener">
              <Words text={title} language={language} />
            </a>
          </h1>
          <figure class="chart">
            <Picture read={read} language={language} />
            <figcaption>
              <Source read={read} language={language} />
            </figcaption>
          </figure>
        </main>
      </body>
    </html>
  );
  return sendText(c, htmlOf(page), {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": language,
    "Cache-Control": MOVING,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
    Link: linkHeader({ canonical: [{ href: c.env.PUBLIC_URL + paths.chartPage(language, chart.name) }] }),
  });
}

/** `/charts/{chart}.{language}.{extension}`: the picture as SVG, its table as CSV. */
export async function chartFile(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const [, name, language, extension] = /^(.*?)(?:\.(\w+))?(?:\.(\w+))?$/.exec(c.req.param("file") ?? "") ?? [];
  if (!languages.includes(language as Language) || !extension || !Object.hasOwn(writers, extension)) {
    const known = charts.flatMap((chart) =>
      languages.flatMap((one) => Object.keys(writers).map((extension) => paths.chart(chart.name, one, extension))),
    );
    throw notFound(c.req.path, known);
  }
  const read = await chartAsked(c, name ?? "");
  const { contentType, write } = writers[extension as keyof typeof writers];
  return sendText(c, await write(read, language as Language, c.env.PUBLIC_URL), {
    "Content-Type": contentType,
    "Content-Language": language as string,
    "Cache-Control": MOVING,
    Link: linkHeader({ canonical: [{ href: c.env.PUBLIC_URL + paths.chartPage(language as string, read.chart.name) }] }),
  });
}

const writers = {
  svg: {
    contentType: "image/svg+xml; charset=utf-8",
    write: async (read: Read, language: Language, publicUrl: string) => svgFile(read, language, publicUrl),
  },
  csv: {
    contentType: csv.contentType,
    write: async ({ figure, release }: Read, _: Language, publicUrl: string) =>
      (await Array.fromAsync(csv.write({ ...figure, release }, urlsAt(publicUrl)))).join(""),
  },
};

/** The chart of the latest release. Throws `not-found` where there is none of that name, or nothing to draw. */
async function chartAsked(c: Ctx, name: string): Promise<Read> {
  const chart = chartOf(name);
  const read = chart && (await readChart(c.env.DB, await latestRelease(c.env.DB), chart));
  if (read) return read;
  throw notFound(
    name,
    charts.map((one) => one.name),
  );
}

function notFound(asked: string, known: readonly string[]): Problem {
  return new Problem(
    "not-found",
    { en: `There is no chart “${shorten(asked)}”.`, ja: `「${shorten(asked)}」という図はありません。` },
    { members: { didYouMean: suggest(asked, known) } },
  );
}
