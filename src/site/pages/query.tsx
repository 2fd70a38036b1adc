import { citationOfQuery } from "../../api/citations";
import { releaseOf } from "../../api/ledger";
import { normalQueryOf } from "../../api/predicate";
import { resultFor, storedOrProblem } from "../../api/query";
import { type Ctx, movingAtOrigin } from "../../api/respond";
import { conditionsInWords, namedByConditions } from "../../catalog/conditions";
import { styles } from "../../catalog/styles";
import { sentences } from "../../catalog/styles/text";
import type { StoredQuery } from "../../db/queries";
import { readNames } from "../../db/records";
import { defaultFormat, formats } from "../../formats";
import { entityOf } from "../../model";
import { allReferences, referencesOf } from "../../model/difference";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { files } from "../files";
import { Copied } from "../frame/copied";
import { htmlOf, Layout } from "../frame/layout";
import { colon, comma, day, dayInJapan, number } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Table, Th, Tr } from "../frame/table";
import { Foreign } from "../frame/words";
import { datasets } from "../messages/datasets";
import { list } from "../messages/list";
import { query as messages } from "../messages/query";
import { columnsFor } from "./list/columns";
import { Notes } from "./list/notes";
import { Cell } from "./list/records";

// As many records as a person reads; the rest is one click away.
const SHOWN = 20;

/** `/ja/queries/{pid}` and `/en/queries/{pid}`: the landing page of a kept query, its result asked anew (RDA Data Citation, R11). */
export async function queryPage(c: Ctx, language: Language): Promise<Response> {
  const stored = await storedOrProblem(c, c.req.param("pid") ?? "");
  const release = await releaseOf(c.env.DB, stored.release);
  const { result } = await resultFor(c, stored, release);
  const citation = await citationOfQuery(c, stored, release, result.rows);
  const { label } = entityOf(stored.collection) ?? { label: messages.title };
  const title = `${messages.title[language]}${colon[language]}${label[language]}`;
  const page = (other: Language) => paths.queryPage(other, stored.pid);
  const { entity } = result;
  const { request } = normalQueryOf(entity, stored.normalized);
  // The columns that were chosen are part of what is cited, and a title need not be among them.
  const isChosen = request.shape.some(([name]) => name === "fields");
  const head = result.fields.includes(entity.title) ? entity.title : "id";
  const columns = (isChosen ? result.fields : columnsFor(entity, result.fields, request)).filter((key) => key !== head);
  const rows = result.rows.slice(0, SHOWN);
  const wanted = allReferences([referencesOf(entity, rows), namedByConditions(entity, request)]);
  const names = await readNames(c.env.DB, release.sequence, wanted);
  const conditions = conditionsInWords(entity, request, names).map((one) => one[language]);
  const whole = `curl -sS '${new URL(c.req.url).origin}${paths.inFormat(paths.query(stored.pid), "ndjson")}'`;
  const facts = [
    [datasets.cited, c.env.PUBLIC_URL + paths.query(stored.pid)],
    [messages.release, `${release.id} (${day(release.issued, language)})`],
    [messages.collection, label[language]],
    [messages.conditions, conditions.join(comma[language]) || "–"],
    [messages.asked, decodeURIComponent(stored.normalized) || "–"],
    [messages.rows, number(stored.resultRows, language)],
    [messages.digest, stored.resultSha256],
    [messages.kept, day(dayInJapan(stored.mintedAt), language)],
  ] as const;
  const body = htmlOf(
    <Layout
      language={language}
      page={page}
      title={title}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={paths.query(stored.pid)}
      issued={release.issued}
      scripts={[files.copy.path]}
      data={formats.map(({ mediaType, name }) => [mediaType, paths.inFormat(paths.query(stored.pid), name)])}
    >
      <h1>{title}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <>
            <dt>{term[language]}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </>
        ))}
      </dl>
      <section>
        <h2 id="result">{messages.result[language]}</h2>
        <div class="found">
          <Table
            id="records"
            caption={filled((result.rows.length > SHOWN ? messages.shown : messages.shownAll)[language], {
              count: number(Math.min(SHOWN, result.rows.length), language),
            })}
            columns={[head, ...columns].map((key) => entity.fields[key]?.label[language] ?? key)}
          >
            {rows.map((row) => (
              <Tr>
                <Th>
                  <a href={paths.recordPage(language, entity.collection, row.id, { release: release.id })}>
                    {head === "id" ? (
                      <code>{row.id}</code>
                    ) : (
                      <Foreign text={(row[entity.title] as Text)[language]} language={language} />
                    )}
                  </a>
                </Th>
                {columns.map((key) => (
                  <Cell entity={entity} field={key} row={row} names={names} language={language} named={release.id} />
                ))}
              </Tr>
            ))}
          </Table>
          <Notes columns={columns} entity={entity} language={language} rows={rows} />
        </div>
        <p>{messages.whole[language]}</p>
        <ul>
          <li>
            <a
              href={paths.listTable(language, entity.collection, { release: release.id, query: stored.normalized })}
              rel="nofollow"
            >
              {filled(list.sheet[language], { count: number(stored.resultRows, language) })}
            </a>
          </li>
          {formats
            .filter((format) => format !== defaultFormat)
            .map(({ name, label: words }) => (
              <li>
                <a href={paths.inFormat(paths.query(stored.pid), name)}>{words[language]}</a>
              </li>
            ))}
        </ul>
        <h3>{messages.command[language]}</h3>
        <Copied id="command" language={language} runs text={`${whole}\n${whole} | sha256sum`} />
      </section>
      <section>
        <h2 id="cite">{messages.cite[language]}</h2>
        <p class="citation">
          <Foreign text={sentences[language](citation)} language={language} />
        </p>
        <ul>
          {styles.map(({ extension, label: words }) => (
            <li>
              <a href={paths.citeQuery(stored.pid, extension)}>{words[language]}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 id="more">{messages.more[language]}</h2>
        <ul>
          {links(stored, release.id, language).map(([href, words]) => (
            <li>
              <a href={href}>{words[language]}</a>
            </li>
          ))}
        </ul>
      </section>
    </Layout>,
  );
  return sendPage(c, body, language, movingAtOrigin(c), { "cite-as": [{ href: c.env.PUBLIC_URL + paths.query(stored.pid) }] });
}

function links({ pid, collection, normalized }: StoredQuery, release: string, language: Language) {
  return [
    [paths.listPage(language, collection, { release, query: normalized }), messages.inTable],
    [paths.verifyQuery(pid), messages.verify],
    [paths.latestQuery(pid), messages.onLatest],
    [paths.listPage(language, collection, { release }), messages.superset],
    [paths.inFormat(paths.query(pid), defaultFormat.name), messages.machine],
  ] as const;
}
