import { type Ctx, MOVING, sendText } from "../../api/respond";
import { linkHeader } from "../../catalog/signposts";
import type { Language } from "../../model/text";
import { paths } from "../../urls";
import { chartAsked } from "../charts/asked";
import { ChartFigure, Picture, Source } from "../charts/figure";
import { citedOf, type Read } from "../charts/read";
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
      cited={citedOf(read)}
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
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: publicUrl + citedOf(read) }] });
}

/** What the head of a page with a chart leads to: the picture, its table, and the oEmbed answer about its page (oEmbed 1.0, section 4). */
function dataOf({ chart, figure, release }: Read, language: Language, publicUrl: string): (readonly [string, string])[] {
  const query = new URLSearchParams({ url: publicUrl + paths.chartPage(language, chart.name), format: "json" });
  return [
    ["application/json+oembed", publicUrl + paths.oembed(String(query))],
    ["image/svg+xml", paths.chart(chart.name, language, "svg")],
    ["text/csv", paths.chart(chart.name, language, "csv")],
    ...figure.data.map(({ at }) => ["application/json", at({ release: release.id, extension: "json" })] as const),
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
