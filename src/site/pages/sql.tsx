import { raw } from "hono/html";
import { releaseOf } from "../../api/ledger";
import { limits } from "../../api/limits";
import { nothingHere } from "../../api/missing";
import { membersOf, Parameters } from "../../api/parameters";
import { type Ctx, movingAtOrigin } from "../../api/respond";
import { readCatalog } from "../../api/vocabulary";
import type { Distribution, SeriesMember } from "../../catalog/catalog";
import { exampleRecord, WHOLE } from "../../catalog/dataset";
import { signposts } from "../../catalog/signposts";
import { defaultFormat } from "../../formats";
import { sqlite } from "../../formats/sqlite";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { files } from "../files";
import { Copied } from "../frame/copied";
import { htmlOf, inScript, Layout } from "../frame/layout";
import { day, size } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { site } from "../messages/site";
import { sql as messages } from "../messages/sql";
import { sqliteCommand } from "./sql/command";
import { examplesFor } from "./sql/examples";
import { queryOf } from "./sql/statement";
import { Adding, SqlTables } from "./sql/tables";

// As many rows as a person looks through, and as many as a browser holds without trouble.
const SHOWN = 500;
const MOST = 100_000;

/** A release with its SQLite file. */
type Asked = { readonly member: SeriesMember; readonly file: Distribution };

/** `/ja/sql` and `/en/sql`: SQL over the SQLite file of a release, in the reader's browser. `release` and `sql` may be given. */
export async function sqlPage(c: Ctx, language: Language): Promise<Response> {
  const { whole } = await readCatalog(c);
  const url = new URL(c.req.url);
  const taken = ["release", "sql"];
  // A statement has lines, which no other parameter may have; and a form also sends those of its fields that are empty.
  const sent = membersOf(url.search, ["sql"]).filter(([name, value]) => value !== "" || !taken.includes(name));
  const parameters = new Parameters(sent, taken);
  parameters.check();
  const named = parameters.get("release");
  const { id, manifest, issued } = await releaseOf(c.env.DB, named ?? whole.current.release.id);
  const offered = whole.members.flatMap((member) => askedOf(member) ?? []);
  const asked = offered.find(({ member }) => member.release.id === id);
  if (!asked) throw nothingHere();
  const { file } = asked;
  const given = (parameters.get("sql") ?? "").trim();
  const examples = examplesFor(manifest, language);
  const statement = given || (examples[0]?.statement ?? "");
  const title = messages.title[language];
  const lead = messages.lead[language];
  const urls = urlsAt(c.env.PUBLIC_URL);
  const cited = paths.release(id);
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => paths.sqlPage(other)}
      query={queryOf(named && id, given)}
      title={title}
      description={lead}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={issued}
      data={[[file.mediaType, file.path]]}
      scripts={[files.sql.path, files.copy.path]}
      above={[[paths.datasetsPage(language), site.data[language]]]}
    >
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Editor language={language} offered={offered} asked={asked} statement={statement} />
      <Adding language={language} release={id} manifest={manifest} />
      <Result language={language} />
      <section>
        <h2 id="examples">{messages.examples[language]}</h2>
        <p>{messages.examplesLead[language]}</p>
        <ul class="examples">
          {examples.map((example) => (
            <li>
              <a href={paths.sqlPage(language, queryOf(id, example.statement))}>
                <Words text={example.title[language]} language={language} />
              </a>
              <p>
                <Words
                  text={example.note[language]}
                  language={language}
                  fill={{
                    sum: <a href={paths.sum("budgets", { release: id, extension: defaultFormat.name })}>{paths.sum("budgets")}</a>,
                  }}
                />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <SqlTables language={language} release={id} manifest={manifest} />
      <Offline language={language} asked={asked} statement={statement} origin={url.origin} />
      <script type="application/json" id="sql-settings">
        {raw(inScript(settingsFor(language, asked)))}
      </script>
    </Layout>,
  );
  const item = { href: urls.absolute(file.path), type: file.mediaType };
  return sendPage(
    c,
    body,
    language,
    movingAtOrigin(c),
    signposts({ cited: urls.absolute(cited), describedBy: [], items: [item] }, false, urls),
  );
}

function askedOf(member: SeriesMember): Asked | null {
  const file = member.distributions.find(({ suffix }) => suffix === sqlite.suffix);
  return file ? { member, file } : null;
}

/** What the script of the page is told: src/client/sql.ts. */
function settingsFor(language: Language, { member, file }: Asked): object {
  return {
    language,
    release: member.release.id,
    worker: files.sqlWorker.path,
    file: file.path,
    sha256: file.file.sha256,
    download: `${WHOLE}-${member.release.id}-result.csv`,
    shown: SHOWN,
    most: MOST,
    urlBytes: limits.urlBytes,
  };
}

type Part = { readonly language: Language; readonly asked: Asked; readonly statement: string };

function Editor({ language, offered, asked, statement }: Part & { readonly offered: readonly Asked[] }) {
  const { member, file } = asked;
  return (
    <form class="sql" action={paths.sqlPage(language)}>
      <p class="pick">
        <label for="release">{messages.release[language]}</label>{" "}
        <select id="release" name="release">
          {offered.map(({ member: { release } }) => (
            <option value={release.id} selected={release.id === member.release.id}>
              {filled(messages.releaseOf[language], { id: release.id, day: day(release.issued, language) })}
            </option>
          ))}
        </select>{" "}
        <button type="submit">{messages.change[language]}</button>
      </p>
      <dl class="facts">
        <dt>{messages.file[language]}</dt>
        <dd>
          <a href={file.path}>{file.file.name}</a> ({size(file.file.bytes, language)})
        </dd>
        <dt>{messages.digest[language]}</dt>
        <dd>
          <code>{file.file.sha256}</code>
        </dd>
        <dd class="unready">
          <span id="proof" role="status">
            {messages.proof[language]}
          </span>
        </dd>
      </dl>
      <h2 id="query">
        <label for="statement">{messages.statement[language]}</label>
      </h2>
      <textarea
        id="statement"
        name="sql"
        rows={Math.max(8, statement.split("\n").length + 1)}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
      >
        {statement}
      </textarea>
      <noscript>
        <p>{messages.needsScript[language]}</p>
      </noscript>
      <div class="actions">
        <button type="button" id="run" class="primary unready">
          {messages.run[language]}
        </button>
        <button type="button" id="stop" hidden>
          {messages.stop[language]}
        </button>
        <p id="status" role="status" />
      </div>
      <p id="keys" class="quiet unready">
        <Words text={messages.keys[language]} language={language} fill={{ ctrl: <kbd>Ctrl</kbd>, enter: <kbd>Enter</kbd> }} />{" "}
        {messages.address[language]}
      </p>
      <p id="long" class="quiet" role="status" hidden>
        {messages.long[language]}
      </p>
    </form>
  );
}

/** Where the script puts what came of it. */
function Result({ language }: { readonly language: Language }) {
  return (
    <>
      <section id="failure" role="alert" hidden>
        <h2>{messages.failed[language]}</h2>
        <p id="reason" />
        <pre>
          <code id="message" lang="en" />
        </pre>
      </section>
      <section id="result" hidden>
        <h2>{messages.resultHeading[language]}</h2>
        <p id="note" />
        <section class="scroll" aria-labelledby="rows-caption" tabindex={0}>
          <table id="rows">
            <caption id="rows-caption" class="unseen">
              {messages.resultHeading[language]}
            </caption>
          </table>
        </section>
        <p>
          <a id="download" href="#result">
            {messages.download[language]}
          </a>
        </p>
      </section>
    </>
  );
}

function Offline({ language, asked: { member, file }, statement, origin }: Part & { readonly origin: string }) {
  const { name } = file.file;
  const folder = origin + paths.dump(member.release.id, "");
  const held = Object.keys(member.manifest.counts);
  const parquet = `${held.includes(exampleRecord.collection) ? exampleRecord.collection : held[0]}.parquet`;
  return (
    <section>
      <h2 id="offline">{messages.offline[language]}</h2>
      <p>{messages.offlineLead[language]}</p>
      <h3>{messages.check[language]}</h3>
      <Copied
        id="offline-check"
        language={language}
        text={`curl -O ${folder}${name}\ncurl -s ${folder}SHA256SUMS | grep ' ${name}$' | sha256sum --check`}
      />
      <h3>{messages.withSqlite[language]}</h3>
      <Copied id="offline-sqlite" language={language} text={sqliteCommand(name, statement)} />
      <h3>{messages.withDuckdb[language]}</h3>
      <Copied
        id="offline-duckdb"
        language={language}
        text={`curl -O ${folder}${parquet}\nduckdb -c "SELECT count(*) FROM '${parquet}'"`}
      />
    </section>
  );
}
