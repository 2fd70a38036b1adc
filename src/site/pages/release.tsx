import { changeCounts } from "../../api/change-counts";
import { citationOfRelease } from "../../api/citations";
import { knownRelease, latestRelease } from "../../api/ledger";
import { landingOf } from "../../api/releases";
import { type Ctx, MOVING } from "../../api/respond";
import { readCatalog } from "../../api/vocabulary";
import { catalogOf, distributionsOf } from "../../catalog/catalog";
import { graphFile } from "../../catalog/dataset";
import { prefixesOf } from "../../catalog/describe";
import { releaseTombstone } from "../../catalog/tombstone";
import { dcatRelease } from "../../catalog/vocabularies/dcat";
import { schemaOrgInBrief } from "../../catalog/vocabularies/schema-org";
import type { ChangeCounts } from "../../db/history";
import type { LedgerEntry } from "../../db/releases";
import { defaultFormat } from "../../formats";
import type { Triple } from "../../formats/graph";
import { graphFormats } from "../../formats/graph-formats";
import { entities } from "../../model";
import type { Entity } from "../../model/entity";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { files } from "../files";
import { changesInWords } from "../frame/changes-in-words";
import { CitationBox } from "../frame/citation-box";
import { Cite } from "../frame/cite";
import { Graph } from "../frame/graph";
import { htmlOf, Layout } from "../frame/layout";
import { LicenceLink } from "../frame/licence-link";
import { day, number } from "../frame/locale";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Table, Td, Th, Tr } from "../frame/table";
import { Foreign, Words } from "../frame/words";
import { citing } from "../messages/citing";
import { datasets } from "../messages/datasets";
import { release as messages } from "../messages/release";
import { releases } from "../messages/releases";
import { site } from "../messages/site";
import { forPeopleFirst, isForExcel } from "./datasets/files";

/** `/ja/releases/{release}` and `/en/releases/{release}`: what a release holds, its files, how to cite it; of a withdrawn one, why. */
export async function releasePage(c: Ctx, language: Language): Promise<Response> {
  const { PUBLIC_URL } = c.env;
  const urls = urlsAt(PUBLIC_URL);
  const release = await knownRelease(c.env.DB, c.req.param("release") ?? "");
  const { id, issued, summary, withdrawal } = release;
  const title = filled(messages.title[language], { id });
  const triples = withdrawal ? releaseTombstone(release, withdrawal, urls) : dcatRelease(await readCatalog(c), id);
  // A withdrawn release is told of in JSON and as a graph that comes with 410.
  const data = [defaultFormat, ...(withdrawal ? [] : graphFormats)];
  const settings = { contact: c.env.CONTACT, deployed: c.env.DEPLOYED };
  const [latest, counts, citation] = await Promise.all([
    latestRelease(c.env.DB),
    changeCounts(c.env.DB, [release]),
    citationOfRelease(c, id),
  ]);
  const about = withdrawal ? undefined : schemaOrgInBrief(catalogOf([{ release, manifest: release.manifest }], settings, urls));
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => paths.releasePage(other, id)}
      title={`${title} – ${site.name[language]}`}
      description={summary[language]}
      publicUrl={PUBLIC_URL}
      cited={paths.release(id)}
      issued={issued}
      {...(about && { about })}
      data={data.map(({ name, mediaType }) => [mediaType, paths.inFormat(paths.release(id), name)])}
      scripts={[files.copy.path]}
      above={[[paths.releasesPage(language), releases.title[language]]]}
    >
      <h1>{title}</h1>
      <p class="lead">
        <Foreign text={summary[language]} language={language} />
      </p>
      {!withdrawal && (
        <ReleaseBar
          language={language}
          release={release}
          latest={latest}
          at={(one) => (one ? null : paths.releasePage(language, latest.id))}
        />
      )}
      <Facts language={language} release={release} counts={counts.get(id)} />
      {!withdrawal && <Contents language={language} release={release} />}
      {withdrawal ? (
        // The styles name the files that prove a citation, which can no longer be had.
        <Cite language={language} release={release} publicUrl={PUBLIC_URL} />
      ) : (
        <CitationBox
          language={language}
          citation={citation}
          at={(extension) => paths.cite(id, extension)}
          addresses={[[citing.address, citation.url]]}
        />
      )}
      <LinkedData language={language} release={release} triples={triples} formats={data} publicUrl={PUBLIC_URL} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, landingOf(c, release));
}

type Part = { readonly language: Language; readonly release: LedgerEntry };

type Told = Part & {
  readonly counts: ChangeCounts | undefined;
};

function Facts({ language, release: { id, issued, predecessor, before, withdrawal, manifest }, counts }: Told) {
  const graph = graphFile(manifest);
  return (
    <dl class="facts">
      {withdrawal && (
        <>
          <dt>{messages.withdrawn[language]}</dt>
          <dd>
            <time datetime={withdrawal.on}>{day(withdrawal.on, language)}</time>
          </dd>
          <dd>
            <Foreign text={withdrawal.reason[language]} language={language} />
          </dd>
        </>
      )}
      <dt>{messages.issued[language]}</dt>
      <dd>
        <time datetime={issued}>{day(issued, language)}</time>
      </dd>
      {predecessor && (
        <>
          <dt>{messages.before[language]}</dt>
          <dd>
            <a href={paths.releasePage(language, predecessor)}>{predecessor}</a>
          </dd>
        </>
      )}
      {counts && (
        <>
          <dt>{messages.changes[language]}</dt>
          <dd>{changesInWords(counts, predecessor === null, language)}</dd>
          {before && !withdrawal && (
            <dd>
              <a href={paths.comparePage(language, before, id)}>{filled(releases.compare[language], { before })}</a>
            </dd>
          )}
        </>
      )}
      <dt>{messages.licence[language]}</dt>
      <dd>
        <LicenceLink language={language} />
      </dd>
      {graph && (
        <>
          <dt>{messages.graph[language]}</dt>
          <dd>
            <code>{graph.sha256}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

/** Every collection of the release with its files, each at the anchor that names it in the catalogue. */
function Contents({ language, release }: Part) {
  const { id, manifest } = release;
  const held = entities.filter(({ collection }) => collection in manifest.counts);
  const columns = [messages.collection, messages.records, messages.list, messages.files].map((column) => column[language]);
  const all = held.reduce((sum, { collection }) => sum + (manifest.counts[collection] ?? 0), 0);
  return (
    <section>
      <h2 id="contents">{messages.contents[language]}</h2>
      <p>
        <Words
          text={messages.contentsIntro[language]}
          language={language}
          fill={{ checksums: <a href={paths.dump(id, "SHA256SUMS")}>SHA256SUMS</a> }}
        />
      </p>
      <Table id="collections" caption={messages.contentsCaption[language]} columns={columns}>
        <Tr>
          <Th>{messages.whole[language]}</Th>
          <Td label={messages.records[language]} class="number">
            {number(all, language)}
          </Td>
          <Td label={messages.list[language]}>–</Td>
          <Td label={messages.files[language]}>
            <Files language={language} release={release} entity={null} what={messages.whole[language]} />
          </Td>
        </Tr>
        {held.map((entity) => (
          <Tr>
            <Th>
              {entity.label[language]} <code>{entity.collection}</code>
            </Th>
            <Td label={messages.records[language]} class="number">
              {number(manifest.counts[entity.collection] ?? 0, language)}
            </Td>
            <Td label={messages.list[language]}>
              <a href={paths.listPage(language, entity.collection, { release: id })}>
                {messages.see[language]}
                <span class="unseen">{filled(messages.ofCollection[language], { label: entity.label[language] })}</span>
              </a>
            </Td>
            <Td label={messages.files[language]}>
              <Files
                language={language}
                release={release}
                entity={entity}
                what={filled(messages.ofCollection[language], { label: entity.label[language] })}
              />
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}

function Files({
  language,
  release,
  entity,
  what,
}: {
  readonly language: Language;
  readonly release: LedgerEntry;
  readonly entity: Entity | null;
  readonly what: string;
}) {
  return (
    <ul class="formats">
      {forPeopleFirst(distributionsOf(release, release.manifest, entity)).map((one) => (
        <li id={one.fragment}>
          <a href={one.path}>
            {isForExcel(one) ? datasets.excelFile[language] : one.suffix.slice(1)}
            <span class="unseen">{what}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type Described = Part & {
  readonly triples: readonly Triple[];
  readonly formats: readonly { readonly name: string }[];
  readonly publicUrl: string;
};

/** What linked data says of the release itself; its collections and files stand in the table above and in the formats whole. */
function LinkedData({ language, release: { id }, triples, formats, publicUrl }: Described) {
  const urls = urlsAt(publicUrl);
  const name = urls.absolute(paths.release(id));
  return (
    <section>
      <h2 id="linked-data">{messages.linkedData[language]}</h2>
      <p>{messages.linkedDataIntro[language]}</p>
      <ul class="formats">
        {formats.map((format) => (
          <li>
            <a href={paths.inFormat(paths.release(id), format.name)}>{format.name}</a>
          </li>
        ))}
      </ul>
      <details>
        <summary>{messages.statements[language]}</summary>
        <Graph
          language={language}
          triples={triples}
          shows={(subject) => subject === name || subject === `${name}#withdrawal`}
          prefixes={prefixesOf(urls)}
          publicUrl={publicUrl}
          heading="h3"
        />
      </details>
    </section>
  );
}
