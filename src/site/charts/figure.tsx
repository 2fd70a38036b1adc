import type { Child } from "hono/jsx";
import { attribution } from "../../catalog/dataset";
import type { Field } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { Copied } from "../frame/copied";
import { DataLinks, wholly } from "../frame/formats";
import { Table, Td, Th, Tr } from "../frame/table";
import { Value } from "../frame/value";
import { Words } from "../frame/words";
import { charts as messages } from "../messages/charts";
import type { Read } from "./read";
import { embedSize } from "./size";
import { InlineSvg } from "./svg";

type Props = {
  readonly read: Read;
  readonly language: Language;
  readonly publicUrl: string;
  /** Whether the table stands open, where the page speaks of it. */
  readonly open?: boolean;
  /** A sentence or two under the picture, where the page has some to say. */
  readonly children?: Child;
};

/**
 * A chart in a page: the picture twice, for a wide window and for a phone, of which the style shows one; where it is from; the same as a
 * table; its files; and how to embed it. Its buttons need `scripts={[files.chart.path, files.copy.path]}` of `Layout`.
 */
export function ChartFigure({ read, language, publicUrl, open, children }: Props) {
  const { chart } = read;
  return (
    <div class="chart" id={chart.name}>
      <figure>
        <Picture read={read} language={language} />
        <figcaption>
          {children}
          <Source read={read} language={language} />
        </figcaption>
      </figure>
      <details open={open}>
        <summary>{messages.table[language]}</summary>
        <div class="body">
          <ChartTable read={read} language={language} />
          <Drawn read={read} language={language} />
        </div>
      </details>
      <Embed read={read} language={language} publicUrl={publicUrl} />
      <Files read={read} language={language} />
    </div>
  );
}

type Part = { readonly read: Read; readonly language: Language };

/** What is drawn, as data of its release: of several collections each by its name. */
export function Drawn({ read: { figure, release }, language }: Part) {
  return figure.data.map(({ name, at, list }) => {
    const total = list && { count: release.manifest.counts[list.collection] ?? 0 };
    const query = list && total && { query: wholly(list.order, total) };
    return (
      <DataLinks
        language={language}
        at={(extension) => at({ release: release.id, extension, ...query })}
        of={figure.data.length > 1 ? name : undefined}
        total={total}
      />
    );
  });
}

/** The drawing alone. It scrolls in its own region where a window is narrower than a phone's. */
export function Picture({ read, language }: Part) {
  const { name } = read.chart;
  return (
    <>
      <InlineSvg read={read} language={language} narrow={false} id={`${name}-wide`} />
      <InlineSvg read={read} language={language} narrow={true} id={`${name}-narrow`} />
    </>
  );
}

export function Source({ read: { release }, language }: Part) {
  return (
    <p class="source">
      <Words
        text={messages.source[language]}
        language={language}
        fill={{
          attribution: <Words text={attribution[language]} language={language} />,
          release: <a href={paths.releasePage(language, release.id)}>{release.id}</a>,
        }}
      />
    </p>
  );
}

function ChartTable({ read: { chart, figure, names }, language }: Part) {
  const { entity, fields, rows } = figure;
  // Amounts stand next to the title, as in every list.
  const shown = fields
    .map((key) => [key, entity.fields[key] as Field] as const)
    .toSorted(([a, one], [b, other]) => placeOf(a, one, entity.title) - placeOf(b, other, entity.title));
  return (
    <Table
      id={`${chart.name}-table`}
      caption={chart.title[language]}
      columns={shown.map(([, { label }]) => <Words text={label[language]} language={language} />)}
    >
      {rows.map((row) => (
        <Tr>
          {shown.map(([key, field]) =>
            key === entity.title ? (
              <Th class="title">
                <Title words={row[key] as Text} href={figure.link?.(row, language)} language={language} />
              </Th>
            ) : (
              <Td label={field.label[language]} class={classOf(field)}>
                <Value field={field} value={row[key] ?? null} names={names} language={language} beside={row} />
                <Remark words={figure.remark?.(key, row)} language={language} />
              </Td>
            ),
          )}
        </Tr>
      ))}
    </Table>
  );
}

function Remark({ words, language }: { readonly words: Text | null | undefined; readonly language: Language }) {
  return words ? <span class="remark">{words[language]}</span> : null;
}

function placeOf(key: string, { kind }: Field, title: string): number {
  if (key === title) return 0;
  return kind === "yen" ? 1 : 2;
}

type TitleProps = { readonly words: Text; readonly href: string | undefined; readonly language: Language };

function Title({ words, href, language }: TitleProps) {
  const title = <Words text={words[language]} language={language} />;
  return href === undefined ? title : <a href={href}>{title}</a>;
}

/** How wide a cell is. */
function classOf({ kind, many }: Field): string {
  if (kind === "localized") return "words sentence";
  return !many && (kind === "integer" || kind === "yen") ? "number" : "words";
}

/** The picture and its table as files. PNG is made in the browser from the SVG, and so is offered only there. */
function Files({ read: { chart, release }, language }: Part) {
  const svg = paths.chart(chart.name, language, "svg");
  // A file that is kept tells its release.
  const name = `${chart.name}-${release.id}`;
  return (
    <p class="files">
      {messages.download[language]}{" "}
      <a href={svg} download={`${name}.svg`}>
        SVG
      </a>{" "}
      <a href={paths.chart(chart.name, language, "csv")} download={`${name}.csv`}>
        CSV
      </a>{" "}
      <button type="button" hidden data-png={svg} data-name={name}>
        {messages.png[language]}
      </button>
    </p>
  );
}

function Embed({ read, language, publicUrl }: Part & { readonly publicUrl: string }) {
  const { chart } = read;
  return (
    <details>
      <summary>{messages.embed[language]}</summary>
      <div class="body">
        <p>
          <Words
            text={messages.embedHow[language]}
            language={language}
            fill={{ page: <a href={paths.chartPage(language, chart.name)}>{messages.own[language]}</a> }}
          />
        </p>
        <Copied
          id={`${chart.name}-embed`}
          text={embedHtml(read, language, publicUrl, embedSize(read.figure, language, {}))}
          language={language}
        />
      </div>
    </details>
  );
}

type Size = { readonly width: number; readonly height: number };

/** What another site puts into its page to show the chart. */
export function embedHtml({ chart }: Read, language: Language, publicUrl: string, { width, height }: Size): string {
  const src = publicUrl + paths.chartFrame(language, chart.name);
  const title = chart.title[language].replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return filled(
    '<iframe src="{src}" title="{title}" width="{width}" height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>',
    { src, title, width: String(width), height: String(height) },
  );
}
