import { latestRelease } from "../../api/ledger";
import { limits } from "../../api/limits";
import { type Ctx, MOVING } from "../../api/respond";
import { catalogOf } from "../../catalog/catalog";
import { attribution, WHOLE } from "../../catalog/dataset";
import { landing } from "../../catalog/signposts";
import { descriptionsAt } from "../../catalog/vocabularies";
import { schemaOrgInBrief } from "../../catalog/vocabularies/schema-org";
import { type LedgerEntry, type Listed, readLedger } from "../../db/releases";
import { fileFormats, formats } from "../../formats";
import { entities } from "../../model";
import type { Language } from "../../model/text";
import { LICENCE, paths, urlsAt } from "../../urls";
import { Cite } from "../frame/cite";
import { htmlOf, Layout } from "../frame/layout";
import { day, number } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Table } from "../frame/table";
import { filled, Words } from "../frame/words";
import { home as messages } from "../messages/home";
import { site } from "../messages/site";
import { examples } from "./examples";

/** `/ja/` and `/en/`: what there is, from the registry and the ledger. */
export async function home(c: Ctx, language: Language): Promise<Response> {
  const release = await latestRelease(c.env.DB);
  const ledger = await readLedger(c.env.DB);
  const { manifest } = release;
  const urls = urlsAt(c.env.PUBLIC_URL);
  const catalog = catalogOf([{ release, manifest }], { contact: c.env.CONTACT, deployed: c.env.DEPLOYED }, urls);
  const about = schemaOrgInBrief(catalog);
  const body = htmlOf(<Home language={language} release={release} ledger={ledger} about={about} publicUrl={c.env.PUBLIC_URL} />);
  return sendPage(c, body, language, MOVING, landing(catalog.whole.current, urls, descriptionsAt(urls)));
}

type Part = { readonly language: Language; readonly release: LedgerEntry };

type Whole = Part & { readonly ledger: readonly Listed[]; readonly about: object; readonly publicUrl: string };

function Home({ language, release, ledger, about, publicUrl }: Whole) {
  const title = site.name[language];
  const lead = messages.lead[language];
  return (
    <Layout
      language={language}
      page={paths.home}
      title={title}
      description={lead}
      publicUrl={publicUrl}
      cited={paths.release(release.id)}
      issued={release.issued}
      about={about}
    >
      <h1>
        <Words text={site.heading[language]} language={language} />
      </h1>
      <p class="lead">{lead}</p>
      <Latest language={language} release={release} />
      <Download language={language} release={release} />
      <Collections language={language} release={release} />
      <Cite language={language} release={release} publicUrl={publicUrl} />
      <Releases language={language} ledger={ledger} />
      <Calls language={language} release={release} />
      <Terms language={language} />
    </Layout>
  );
}

function Latest({ language, release: { id, issued, summary } }: Part) {
  return (
    <section class="latest">
      <h2 id="latest">{messages.latest[language]}</h2>
      <p class="release">
        <strong>{filled(messages.release[language], { id })}</strong>{" "}
        <Words
          text={messages.issued[language]}
          language={language}
          fill={{ day: <time datetime={issued}>{day(issued, language)}</time> }}
        />
      </p>
      <p>
        <Words text={summary[language]} language={language} />
      </p>
      <ul class="links">
        <li>
          <a href="#releases">{messages.releases[language]}</a>
        </li>
        <li>
          <a href="#cite">{messages.cite[language]}</a>
        </li>
        <li>
          <a href={paths.releasePage(language, id)}>{filled(messages.contents[language], { id })}</a>
        </li>
      </ul>
    </section>
  );
}

/** The files that most people want; every other is named by the checksums. */
function Download({ language, release: { id } }: Part) {
  const whole = [
    [`${WHOLE}.zip`, messages.downloadZip],
    [`${WHOLE}.sqlite`, messages.downloadSqlite],
    [`${WHOLE}.json`, messages.downloadJson],
    ["SHA256SUMS", messages.downloadMore],
  ] as const;
  return (
    <section>
      <h2 id="download">{filled(messages.download[language], { id })}</h2>
      <ul>
        <li>
          <a href="#data">{filled(messages.downloadExcel[language], { id })}</a>
        </li>
        {whole.map(([file, message]) => (
          <li>
            <a href={paths.dump(id, file)}>{message[language]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Releases({ language, ledger }: { readonly language: Language; readonly ledger: readonly Listed[] }) {
  const columns = [messages.releases, messages.day, messages.brings, messages.changes].map((column) => column[language]);
  return (
    <section>
      <h2 id="releases">{messages.releases[language]}</h2>
      <Table id="ledger" caption={messages.releases[language]} columns={columns}>
        {ledger.map(({ id, issued, summary, predecessor }) => (
          <tr>
            <th scope="row">
              <a href={paths.releasePage(language, id)}>{id}</a>
            </th>
            <td>
              <time datetime={issued}>{day(issued, language)}</time>
            </td>
            <td class="prose">
              <Words text={summary[language]} language={language} />
            </td>
            <td>
              {predecessor ? (
                <a href={paths.compare(predecessor, id, "view=rows")}>{`${predecessor} → ${id}`}</a>
              ) : (
                messages.first[language]
              )}
            </td>
          </tr>
        ))}
      </Table>
      <p>
        <Words
          text={messages.releasesMore[language]}
          language={language}
          fill={{
            feed: <a href={paths.atom()}>{messages.feed[language]}</a>,
            json: <a href={paths.releases()}>{messages.releasesJson[language]}</a>,
          }}
        />
      </p>
    </section>
  );
}

function Collections({ language, release: { id, manifest } }: Part) {
  const frozen = filled(messages.release[language], { id });
  const [collection, records, latest, description] = [
    messages.collection,
    messages.records,
    messages.latestColumn,
    messages.description,
  ].map((column) => column[language]);
  return (
    <section>
      <h2 id="data">{messages.data[language]}</h2>
      <p>{filled(messages.dataIntro[language], { id, limit: number(limits.pageSize.maximum, language) })}</p>
      <Table id="collections" caption={messages.collections[language]} columns={[collection, records, latest, frozen, description]}>
        {entities.map(({ collection, label, description }) => (
          <tr>
            <th scope="row">
              {label[language]} <code>{collection}</code>
            </th>
            <td class="number">{number(manifest.counts[collection] ?? 0, language)}</td>
            <td>
              <ul class="formats">
                {formats.map(({ name }) => (
                  <li>
                    <FormatLink
                      href={paths.list(collection, { extension: name, query: `limit=${limits.pageSize.maximum}` })}
                      name={name}
                      what={filled(messages.ofCollection[language], { label: label[language] })}
                    />
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <ul class="formats">
                {forCollections.map(({ suffix }) => (
                  <li>
                    <FormatLink
                      href={paths.dump(id, collection + suffix)}
                      name={suffix.replace(/^-(\w+)\..*|^\./, "$1")}
                      what={filled(messages.frozenOfCollection[language], { label: label[language], id })}
                    />
                  </li>
                ))}
              </ul>
            </td>
            <td class="prose">
              <Words text={description[language]} language={language} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

// The one for Excel first: it is what most people open.
const forCollections = fileFormats
  .filter(({ collection }) => collection)
  .sort((a, b) => Number(isForExcel(b)) - Number(isForExcel(a)));

function isForExcel({ suffix }: { readonly suffix: string }): boolean {
  return suffix.startsWith("-");
}

/** A link that shows only the format, because its row and column say the rest to those who see them. */
function FormatLink({ href, name, what }: { readonly href: string; readonly name: string; readonly what: string }) {
  return (
    <a href={href}>
      {name}
      <span class="unseen">{what}</span>
    </a>
  );
}

function Calls({ language, release: { manifest } }: Part) {
  const worthwhile = examples.filter(({ collection }) => !collection || manifest.counts[collection]);
  return (
    <section>
      <h2 id="call">{messages.call[language]}</h2>
      <p>{messages.callIntro[language]}</p>
      <dl class="calls">
        {worthwhile.map(({ label, path }) => (
          <div>
            <dt>
              <Words text={label[language]} language={language} />
            </dt>
            <dd>
              <a href={path}>
                <Words text={`\`${decodeURI(path)}\``} language={language} />
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Words
          text={messages.callMore[language]}
          language={language}
          fill={{
            docs: <a href={paths.docs(language)}>{site.docs[language]}</a>,
            openapi: <a href={paths.openapi()}>{site.openapi[language]}</a>,
            catalogue: <a href={paths.vocabularyPage(language, "catalog")}>{messages.catalogue[language]}</a>,
          }}
        />
      </p>
    </section>
  );
}

function Terms({ language }: { readonly language: Language }) {
  return (
    <section>
      <h2 id="terms">{messages.terms[language]}</h2>
      <p>
        <Words text={attribution[language]} language={language} />
      </p>
      <p>
        <Words
          text={messages.evidence[language]}
          language={language}
          fill={{ sources: <a href={paths.list("sources")}>{messages.sources[language]}</a> }}
        />
      </p>
      <p>
        <Words text={messages.interpretation[language]} language={language} />
      </p>
      <p>
        <Words
          text={messages.reuse[language]}
          language={language}
          fill={{
            licence: (
              <a href={LICENCE} rel="license">
                {site.licence[language]}
              </a>
            ),
          }}
        />
      </p>
    </section>
  );
}
