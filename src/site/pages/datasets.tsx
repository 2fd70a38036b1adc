import { latestRelease } from "../../api/ledger";
import { type Ctx, MOVING } from "../../api/respond";
import { readCatalog } from "../../api/vocabulary";
import type { Catalog, Series } from "../../catalog/catalog";
import { releaseCitation } from "../../catalog/citation";
import { datasetDescription } from "../../catalog/dataset";
import { landing } from "../../catalog/signposts";
import { descriptionsAt, vocabularies } from "../../catalog/vocabularies";
import { schemaOrgInBrief } from "../../catalog/vocabularies/schema-org";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { files } from "../files";
import { CitationBox } from "../frame/citation-box";
import { htmlOf, Layout } from "../frame/layout";
import { number, size } from "../frame/locale";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { datasets as messages } from "../messages/datasets";
import { Checksums, Files, forPeopleFirst, isForExcel } from "./datasets/files";
import { Licence } from "./datasets/licence";

/** `/ja/datasets` and `/en/datasets`: the whole dataset and every collection of it, as files. */
export async function datasetsPage(c: Ctx, language: Language): Promise<Response> {
  const catalog = await readCatalog(c);
  const release = await latestRelease(c.env.DB);
  const { PUBLIC_URL } = c.env;
  const urls = urlsAt(PUBLIC_URL);
  const { current } = catalog.whole;
  const citation = releaseCitation(current, urls);
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.datasetsPage}
      title={messages.title[language]}
      description={datasetDescription[language]}
      publicUrl={PUBLIC_URL}
      cited={current.path}
      issued={release.issued}
      about={schemaOrgInBrief(catalog)}
      data={current.distributions.map(({ mediaType, path }) => [mediaType, path])}
      scripts={[files.copy.path]}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">
        <Words text={datasetDescription[language]} language={language} />
      </p>
      <ReleaseBar language={language} release={release} latest={release} at={() => null} />
      <Collections language={language} catalog={catalog} />
      <section>
        <h2 id="all">{messages.all[language]}</h2>
        <p>{filled(messages.allLead[language], { id: current.release.id, count: number(current.rows, language) })}</p>
        <Files
          language={language}
          id="files"
          caption={filled(messages.filesCaption[language], { label: catalog.whole.title[language], id: current.release.id })}
          files={current.distributions}
        />
        <Checksums language={language} release={current.release.id} />
      </section>
      <section>
        <h2 id="excel">{messages.excel[language]}</h2>
        {[messages.excelLead, messages.excelDates, messages.excelLists].map((text) => (
          <p>
            <Words text={text[language]} language={language} />
          </p>
        ))}
      </section>
      <section>
        <h2 id="other">{messages.other[language]}</h2>
        <ul>
          {(
            [
              [paths.sqlPage(language), messages.otherSql],
              [paths.docs(language), messages.otherApi],
              [paths.coveragePage(language), messages.otherCoverage],
              [paths.releasesPage(language), messages.otherReleases],
            ] as const
          ).map(([href, words]) => (
            <li>
              <a href={href}>{words[language]}</a>
            </li>
          ))}
        </ul>
      </section>
      <Licence language={language} source={citation} />
      <CitationBox language={language} citation={citation} at={(style) => paths.cite(current.release.id, style)} />
      <section>
        <h2 id="machine">{messages.machine[language]}</h2>
        <p>{messages.machineLeadWhole[language]}</p>
        <ul>
          {vocabularies
            .filter(({ describes }) => describes)
            .map(({ path, label }) => (
              <li>
                <a href={path}>{label[language]}</a>
              </li>
            ))}
        </ul>
      </section>
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, landing(current, urls, descriptionsAt(urls)));
}

function Collections({ language, catalog }: { readonly language: Language; readonly catalog: Catalog }) {
  return (
    <section>
      <h2 id="collections">{messages.collections[language]}</h2>
      <p>{messages.collectionsLead[language]}</p>
      <ul class="datasets">
        {catalog.collections.map((series) => (
          <li>
            <Collection language={language} series={series} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Collection({ language, series }: { readonly language: Language; readonly series: Series }) {
  const { name, title, description, current } = series;
  const count = (current.rows === 1 ? messages.record : messages.records)[language];
  return (
    <article>
      <h3>
        <a href={paths.datasetPage(language, name)}>{title[language]}</a>{" "}
        <span class="quiet">{filled(count, { count: number(current.rows, language) })}</span>
      </h3>
      <p>
        <Words text={description[language]} language={language} />
      </p>
      <ul class="formats">
        {forPeopleFirst(current.distributions).map((one) => (
          <li>
            <a href={one.path}>
              {isForExcel(one) ? messages.excelFile[language] : one.suffix.slice(1)}
              <span class="unseen">{filled(messages.ofLabel[language], { label: title[language] })}</span>
            </a>{" "}
            <span class="quiet">{size(one.file.bytes, language)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {messages.filesOf[language]}
          <span class="unseen">{filled(messages.ofLabel[language], { label: title[language] })}</span>
        </summary>
        <Files
          language={language}
          id={`files-${name}`}
          caption={filled(messages.filesCaption[language], { label: title[language], id: current.release.id })}
          files={current.distributions}
        />
      </details>
    </article>
  );
}
