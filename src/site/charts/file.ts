import { Parameters } from "../../api/parameters";
import { type Ctx, MOVING, sendText } from "../../api/respond";
import { linkHeader } from "../../catalog/signposts";
import { excel } from "../../formats/excel";
import { type Language, languages } from "../../model/text";
import { paths } from "../../urls";
import { charts } from ".";
import { chartAsked, noChart } from "./asked";
import { citedOf, type Read } from "./read";
import { svgFile } from "./svg";

/** `/charts/{chart}.{language}.{extension}`: the picture as SVG, its table as CSV for a spreadsheet. */
export async function chartFile(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const [, name, language, extension] = /^(.*?)(?:\.(\w+))?(?:\.(\w+))?$/.exec(c.req.param("file") ?? "") ?? [];
  if (!languages.includes(language as Language) || !extension || !Object.hasOwn(writers, extension)) {
    const known = charts.flatMap((chart) =>
      languages.flatMap((one) => Object.keys(writers).map((extension) => paths.chart(chart.name, one, extension))),
    );
    throw noChart(c.req.path, known);
  }
  const read = await chartAsked(c, name ?? "");
  const { contentType, write } = writers[extension as keyof typeof writers];
  return sendText(c, await write(read, language as Language, c.env.PUBLIC_URL), {
    "Content-Type": contentType,
    "Content-Language": language as string,
    "Cache-Control": MOVING,
    Link: linkHeader({
      canonical: [{ href: c.env.PUBLIC_URL + paths.chartPage(language as string, read.chart.name) }],
      "cite-as": [{ href: c.env.PUBLIC_URL + citedOf(read) }],
    }),
  });
}

const writers = {
  svg: {
    contentType: "image/svg+xml; charset=utf-8",
    write: async (read: Read, language: Language, publicUrl: string) => svgFile(read, language, publicUrl),
  },
  csv: {
    contentType: excel.contentType,
    write: async ({ figure, release }: Read) =>
      // A title is for people; rows are joined to records by their id.
      (await Array.fromAsync(excel.collection({ ...figure, fields: ["id", ...figure.fields], release }))).join(""),
  },
};
