import { changeCounts } from "../../api/change-counts";
import { latestRelease } from "../../api/ledger";
import { type Ctx, MOVING } from "../../api/respond";
import { catalogOf } from "../../catalog/catalog";
import { attribution } from "../../catalog/dataset";
import { landing } from "../../catalog/signposts";
import { descriptionsAt } from "../../catalog/vocabularies";
import { schemaOrgInBrief } from "../../catalog/vocabularies/schema-org";
import type { Language } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { Picture, Source } from "../charts/figure";
import { money } from "../charts/money";
import { type Read, readChart } from "../charts/read";
import { Cite } from "../frame/cite";
import { htmlOf, Layout } from "../frame/layout";
import { LicenceLink } from "../frame/licence-link";
import { sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { home as messages } from "../messages/home";
import { site } from "../messages/site";
import { Latest } from "./home/latest";
import { Policy } from "./home/policy";
import { readPolicy } from "./home/read-policy";
import { Stories } from "./home/stories";
import { WaysIn } from "./home/ways-in";

/** `/ja/` and `/en/`: what this is, the policy and the money at a glance, and the ways in. What a release has no records of is left out. */
export async function home(c: Ctx, language: Language): Promise<Response> {
  const release = await latestRelease(c.env.DB);
  const [policy, chart, changes] = await Promise.all([
    readPolicy(c.env.DB, release),
    readChart(c.env.DB, release, money),
    changeCounts(c.env.DB, [release]),
  ]);
  const { manifest } = release;
  const publicUrl = c.env.PUBLIC_URL;
  const urls = urlsAt(publicUrl);
  const catalog = catalogOf([{ release, manifest }], { contact: c.env.CONTACT, deployed: c.env.DEPLOYED }, urls);
  const lead = messages.lead[language];
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.home}
      title={site.name[language]}
      description={lead}
      publicUrl={publicUrl}
      cited={paths.release(release.id)}
      issued={release.issued}
      about={schemaOrgInBrief(catalog)}
      data={[["application/json", paths.api()]]}
    >
      <h1>
        <Words text={site.heading[language]} language={language} />
      </h1>
      <p class="lead">{lead}</p>
      <Search language={language} />
      {policy && <Policy language={language} policy={policy} counts={manifest.counts} />}
      {chart && <Money language={language} read={chart} />}
      <Latest language={language} release={release} counts={changes.get(release.id)} />
      <Stories language={language} counts={manifest.counts} />
      <WaysIn language={language} release={release} />
      <Cite language={language} release={release} publicUrl={publicUrl} />
      <Terms language={language} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, landing(catalog.whole.current, urls, descriptionsAt(urls)));
}

function Search({ language }: { readonly language: Language }) {
  return (
    <search aria-label={messages.find[language]}>
      <form class="find home" action={paths.searchPage(language)}>
        <label for="find-record">{messages.find[language]}</label>
        <input id="find-record" type="search" name="q" required placeholder={site.searchHint[language]} />
        <button type="submit">{site.search[language]}</button>
      </form>
    </search>
  );
}

function Money({ language, read }: { readonly language: Language; readonly read: Read }) {
  return (
    <section>
      <h2 id="money">{messages.moneyHeading[language]}</h2>
      <p>
        <Words
          text={messages.moneyIntro[language]}
          language={language}
          fill={{ page: <a href={paths.moneyPage(language)}>{messages.moneyPage[language]}</a> }}
        />
      </p>
      <div class="chart">
        <figure>
          <Picture read={read} language={language} />
          <figcaption>
            <p>
              <a href={`${paths.moneyPage(language)}#${read.chart.name}`}>{messages.moneyTable[language]}</a>
            </p>
            <Source read={read} language={language} />
          </figcaption>
        </figure>
      </div>
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
          fill={{ sources: <a href={paths.listPage(language, "sources")}>{messages.sources[language]}</a> }}
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
            licence: <LicenceLink language={language} />,
          }}
        />
      </p>
    </section>
  );
}
