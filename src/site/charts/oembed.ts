import { latestRelease } from "../../api/ledger";
import { Parameters } from "../../api/parameters";
import { Problem } from "../../api/problem";
import { type Ctx, MOVING, sendJson } from "../../api/respond";
import { shorten } from "../../api/shorten";
import { publisher } from "../../catalog/dataset";
import { type Language, languages } from "../../model/text";
import { paths } from "../../urls";
import { charts } from ".";
import type { Chart } from "./chart";
import { embedHtml } from "./figure";
import { readChart } from "./read";
import { embedSize } from "./size";

const known = ["url", "format", "maxwidth", "maxheight"];

/**
 * `/oembed?url=…&format=json`: how to embed the chart of a page (oEmbed 1.0, section 2.3). Parameters that it does not know are left alone,
 * as consumers send their own.
 */
export async function oembed(c: Ctx): Promise<Response> {
  const sent = [...new URL(c.req.url).searchParams].filter(([name]) => known.includes(name));
  const parameters = new Parameters(sent, known);
  const format = parameters.get("format") ?? "json";
  if (format !== "json") {
    throw new Problem("not-implemented", {
      en: `oEmbed is answered as JSON, not as “${shorten(format)}”.`,
      ja: `oEmbedの応答はJSONだけです（「${shorten(format)}」には対応していません）。`,
    });
  }
  const asked = parameters.get("url") ?? "";
  if (!sent.some(([name]) => name === "url"))
    parameters.refuse("url", "", "empty", { en: "the address of a chart’s page", ja: "図のページのURL" });
  const most = { width: atMost("maxwidth", parameters), height: atMost("maxheight", parameters) };
  parameters.check();
  const origins = [c.env.PUBLIC_URL, new URL(c.req.url).origin];
  const [language, chart] = chartAt(asked, origins) ?? noChart(asked);
  const read = (await readChart(c.env.DB, await latestRelease(c.env.DB), chart)) ?? noChart(asked);
  const size = embedSize(read.figure, language, most);
  const document = {
    version: "1.0",
    type: "rich",
    title: chart.title[language],
    provider_name: publisher[language],
    provider_url: c.env.PUBLIC_URL + paths.home(language),
    cache_age: 3_600,
    html: embedHtml(read, language, c.env.PUBLIC_URL, size),
    ...size,
  };
  return sendJson(c, document, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": MOVING });
}

/** The chart whose page or frame stands at an address, and in which language; null where none does. */
function chartAt(address: string, origins: readonly string[]): readonly [Language, Chart] | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  if (!origins.includes(origin)) return null;
  for (const language of languages)
    for (const chart of charts)
      if ([paths.chartPage, paths.chartFrame].some((path) => path(language, chart.name) === pathname)) return [language, chart];
  return null;
}

function noChart(asked: string): never {
  throw new Problem("not-found", {
    en: `No chart stands at “${shorten(asked)}”.`,
    ja: `「${shorten(asked)}」に図はありません。`,
  });
}

/** A largest size, in pixels; undefined where none is given. Refuses what is no positive number. */
function atMost(name: string, parameters: Parameters): number | undefined {
  const value = parameters.get(name);
  if (value === null || /^[1-9]\d{0,4}$/.test(value)) return value === null ? undefined : Number(value);
  parameters.refuse(name, value, "range", { en: "a number of pixels from 1 to 99999", ja: "1～99999のピクセル数" });
  return undefined;
}
