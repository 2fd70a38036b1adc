import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { attribution } from "../../catalog/dataset";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { charts as messages } from "../messages/charts";
import type { View } from "./chart";
import { fill } from "./ink";
import { citedOf, type Read } from "./read";
import { leading, TextLines, wrapped } from "./text";

const FONTS =
  'system-ui, "Hiragino Sans", "Hiragino Kaku Gothic ProN", "BIZ UDPGothic", "Yu Gothic Medium", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif';

type Props = { readonly read: Read; readonly language: Language; readonly narrow: boolean; readonly id: string };

/** A chart in a page: its words come from the page's fonts, its colours from the page's style. */
export function InlineSvg({ read: { chart, figure }, language, narrow, id }: Props) {
  const { width, height, children } = figure.draw({ language, narrow, id, href: (path) => path });
  return (
    <svg
      class={(narrow ? "narrow" : "wide") + (figure.broad ? " broad" : "")}
      viewBox={`0 0 ${width} ${height}`}
      role={figure.linked ? "group" : "img"}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{chart.title[language]}</title>
      <desc id={`${id}-desc`}>{figure.description[language]}</desc>
      {children}
    </svg>
  );
}

const MARGIN = 24;

/** A chart as a file of its own: with its title, and at its foot where it is from. Links lead to the portal at PUBLIC_URL. */
export function svgFile(read: Read, language: Language, publicUrl: string): string {
  const { chart, figure, release } = read;
  const address = publicUrl + chart.page(language);
  const view: View = { language, narrow: false, id: chart.name, href: (path) => publicUrl + path };
  const { width, height, children } = figure.draw(view);
  const heading = wrapped(chart.title[language], width, 20, true);
  const foot = [
    attribution[language],
    filled(messages.from[language], { release: release.id, address }),
    filled(messages.data[language], { data: publicUrl + citedOf(read) }),
  ].flatMap((sentence) => wrapped(sentence, width, 12));
  const top = MARGIN + heading.length * leading(20) + 12;
  const bottom = top + height + 20;
  const size = { width: width + 2 * MARGIN, height: bottom + foot.length * leading(12) + MARGIN };
  const file: Child = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      font-family={FONTS}
      role={figure.linked ? "group" : "img"}
      aria-labelledby="title desc"
      lang={language}
    >
      <title id="title">{chart.title[language]}</title>
      <desc id="desc">{figure.description[language]}</desc>
      <rect width={size.width} height={size.height} {...fill("page")} />
      <TextLines x={MARGIN} y={MARGIN + 16} lines={heading} size={20} bold />
      <g transform={`translate(${MARGIN} ${top})`}>{children}</g>
      <TextLines x={MARGIN} y={bottom + 12} lines={foot} size={12} ink="quiet" />
    </svg>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${raw(String(file))}\n`;
}
