import { latestRelease } from "../api/ledger";
import { limits } from "../api/limits";
import { unknownRelease } from "../api/missing";
import { type Ctx, MOVING } from "../api/respond";
import { attribution } from "../catalog/dataset";
import { type LedgerEntry, readRelease } from "../db/releases";
import { formats } from "../formats";
import { entities } from "../model";
import type { Language } from "../model/text";
import { LICENCE, paths } from "../urls";
import { examples } from "./examples";
import { documentOf, Layout } from "./layout";
import { day, number } from "./locale";
import { home as messages, site } from "./messages";
import { sendPage } from "./send";
import { Table } from "./table";
import { filled, Words } from "./words";

/** `/ja/` and `/en/`: what there is, from the registry and the ledger. */
export async function home(c: Ctx, language: Language): Promise<Response> {
  const { id } = await latestRelease(c.env.DB);
  const release = await readRelease(c.env.DB, id);
  if (!release) throw await unknownRelease(c.env.DB, id);
  const body = documentOf(<Home language={language} release={release} publicUrl={c.env.PUBLIC_URL} />);
  return sendPage(c, body, language, MOVING, paths.release(id));
}

type Part = { readonly language: Language; readonly release: LedgerEntry };

function Home({ language, release, publicUrl }: Part & { readonly publicUrl: string }) {
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
    >
      <h1>
        <Words text={site.heading[language]} language={language} />
      </h1>
      <p class="lead">{lead}</p>
      <Latest language={language} release={release} />
      <Collections language={language} release={release} />
      <Calls language={language} />
      <Terms language={language} />
    </Layout>
  );
}

function Latest({ language, release: { id, issued, summary } }: Part) {
  const links = [
    [paths.release(id), messages.contents],
    [paths.dump(id, "SHA256SUMS"), messages.checksums],
    [paths.releases(), messages.releases],
  ] as const;
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
        {links.map(([href, message]) => (
          <li>
            <a href={href}>{filled(message[language], { id })}</a>
          </li>
        ))}
      </ul>
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
                {formats.map(({ name }) => (
                  <li>
                    <FormatLink
                      href={paths.dump(id, `${collection}.${name}`)}
                      name={name}
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

/** A link that shows only the format, because its row and column say the rest to those who see them. */
function FormatLink({ href, name, what }: { readonly href: string; readonly name: string; readonly what: string }) {
  return (
    <a href={href}>
      {name}
      <span class="unseen">{what}</span>
    </a>
  );
}

function Calls({ language }: { readonly language: Language }) {
  return (
    <section>
      <h2 id="call">{messages.call[language]}</h2>
      <p>{messages.callIntro[language]}</p>
      <dl class="calls">
        {examples.map(({ label, path }) => (
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
