import { readConcordance } from "../../api/concordance";
import { latestRelease } from "../../api/ledger";
import { Parameters } from "../../api/parameters";
import { queryString } from "../../api/query-string";
import { type Ctx, MOVING } from "../../api/respond";
import { formats } from "../../formats";
import { relations } from "../../model/concordance";
import type { Row } from "../../model/field";
import { lineageOf } from "../../model/lineage";
import { priorities } from "../../model/priorities";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { themes } from "../../model/themes";
import { paths, urlsAt } from "../../urls";
import { ChartFigure } from "../charts/figure";
import { lineage as chart, figureOf } from "../charts/lineage";
import { readNamed } from "../charts/read";
import { files } from "../files";
import { DataLinks } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { relationsOf, sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { lineage as messages } from "../messages/lineage";
import { Story } from "./lineage/story";
import { Projection } from "./lineage/view";

/** `/ja/lineage` and `/en/lineage`: the priorities of every edition, as a picture and in words; with `viewAs`, as one edition sees them. */
export async function lineagePage(c: Ctx, language: Language): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["viewAs"]);
  parameters.check();
  const asked = parameters.get("viewAs");
  const release = await latestRelease(c.env.DB);
  const { editions, placed, view, records } = await readConcordance(c.env.DB, release, asked);
  const rowsOf = (wanted: { readonly collection: string }): readonly Row[] =>
    records.find(([{ collection }]) => collection === wanted.collection)?.[1] ?? [];
  const lineage = lineageOf(editions, placed, rowsOf(themes));
  const figure = await readNamed(c.env.DB, release, chart, figureOf(lineage));
  const official = new Set(rowsOf(priorities).flatMap(({ id, enBasis }) => (enBasis === "official" ? [id] : [])));
  const all = lineage.editions.flatMap(({ groups }) => groups.flatMap((group) => group.priorities));
  const standing = new Map(all.map((one) => [one.priority.id, one]));
  const themeNames = new Map(rowsOf(themes).map(({ id, label }) => [id, label as Text]));

  const query = queryString(view ? [["viewAs", view.viewed.id]] : []);
  const cited = paths.concordance({ release: release.id, query });
  const at = (extension: string) => paths.concordance({ release: release.id, extension, query });
  const page = (other: Language) => paths.lineagePage(other) + (query && `?${query}`);
  const title = view ? filled(messages.viewed[language], { name: view.viewed.name[language] }) : messages.title[language];
  const lead = view ? filled(messages.viewedLead[language], { name: view.viewed.name[language] }) : messages.lead[language];
  const body = htmlOf(
    <Layout
      language={language}
      page={page}
      title={title}
      description={lead}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={formats.map(({ name, mediaType }) => [mediaType, at(name)])}
      scripts={[files.chart.path, files.copy.path]}
      above={view ? [[paths.lineagePage(language), messages.title[language]]] : []}
    >
      <h1>
        <Words text={title} language={language} />
      </h1>
      <p class="lead">
        <Words text={lead} language={language} />
      </p>
      <ReleaseBar language={language} release={release} latest={release} at={() => null} />
      {placed.length === 0 ? (
        <p>{messages.none[language]}</p>
      ) : (
        <>
          <p>
            {messages.asPrinted[language]} {language !== "ja" && messages.oursInEnglish[language]}
          </p>
          {!view && figure && <ChartFigure read={figure} language={language} publicUrl={c.env.PUBLIC_URL} />}
          <Projection
            language={language}
            editions={editions}
            view={view}
            standing={standing}
            themeNames={themeNames}
            official={official}
          />
          {!view && <Story language={language} lineage={lineage} official={official} />}
          <Relations language={language} />
        </>
      )}
      <DataLinks language={language} at={at} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, relationsOf(cited, at, urlsAt(c.env.PUBLIC_URL)));
}

/** What the words for relations mean, with their codes in the data. */
function Relations({ language }: { readonly language: Language }) {
  return (
    <section>
      <h2 id="relations">{messages.relationsTitle[language]}</h2>
      <p>{messages.relationsLead[language]}</p>
      <dl class="facts">
        {Object.entries(relations).map(([code, words]) => (
          <>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{words[language]}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={`${paths.docs(language)}#getConcordance`}>{messages.method[language]}</a>
      </p>
    </section>
  );
}
