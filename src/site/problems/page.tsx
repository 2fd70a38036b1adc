import { isOurs, type ProblemCode, problemResponse, problemTypes } from "../../api/problem";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { files, problemCodes } from "../files";
import { Copied } from "../frame/copied";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { Table, Td, Th, Tr } from "../frame/table";
import { Words } from "../frame/words";
import { meanings, problems as messages } from "../messages/problems";
import { site } from "../messages/site";
import { examplesAt } from "./examples";

const byStatus = problemCodes.toSorted((a, b) => problemTypes[a].status - problemTypes[b].status);

/** The list of the kinds of problem as a static page. Only the build reads this folder. */
export function problemsPage(language: Language, publicUrl: string): string {
  const title = site.problems[language];
  const lead = filled(messages.lead[language], { count: number(problemCodes.length, language) });
  return htmlOf(
    <Layout
      language={language}
      page={paths.problemsPage}
      title={title}
      description={lead}
      publicUrl={publicUrl}
      data={[["application/json", paths.problems()]]}
    >
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <section>
        <h2 id="reading">{messages.reading[language]}</h2>
        <p>
          <Words text={messages.members[language]} language={language} />
        </p>
      </section>
      <section>
        <h2 id="kinds">{messages.table[language]}</h2>
        <Table
          narrow
          id="kinds-table"
          caption={messages.table[language]}
          columns={[messages.status, messages.code, messages.meaning].map((column) => column[language])}
        >
          {byStatus.map((code) => (
            <Tr>
              <Td label={messages.status[language]}>{problemTypes[code].status}</Td>
              <Th>
                <a href={paths.problemPage(language, code)}>
                  <code>{code}</code>
                </a>
              </Th>
              <Td label={messages.meaning[language]} class="prose">
                {problemTypes[code].title[language]}
              </Td>
            </Tr>
          ))}
        </Table>
      </section>
      <p class="as-data">
        <a href={`${paths.problems()}.json`}>{messages.json[language]}</a>
      </p>
    </Layout>,
  );
}

/** A kind of problem as a static page: what it means, what to do, an answer of it. */
export async function problemTypePage(code: ProblemCode, language: Language, publicUrl: string): Promise<string> {
  const { status, title, cure } = problemTypes[code];
  const { asked, problem } = examplesAt(publicUrl)[code];
  // What was noted has a number.
  const body = (await problemResponse(problem, urlsAt(publicUrl), isOurs(problem) ? "…" : undefined).text()).trim();
  const facts = { code, status: String(status) };
  return htmlOf(
    <Layout
      language={language}
      page={(other) => paths.problemPage(other, code)}
      title={title[language]}
      description={filled(messages.description[language], facts)}
      publicUrl={publicUrl}
      cited={paths.problem(code)}
      data={[["application/json", paths.inFormat(paths.problem(code), "json")]]}
      scripts={[files.copy.path]}
      above={[[paths.problemsPage(language), site.problems[language]]]}
    >
      <h1>{title[language]}</h1>
      <dl class="facts">
        <dt>{messages.status[language]}</dt>
        <dd>{status}</dd>
        <dt>{messages.code[language]}</dt>
        <dd>
          <code>{code}</code>
        </dd>
        {problem.more.headers && (
          <>
            <dt>{messages.headers[language]}</dt>
            <dd>
              <code>{Object.keys(problem.more.headers).join(", ")}</code>
            </dd>
          </>
        )}
      </dl>
      <section>
        <h2 id="meaning">{messages.meaning[language]}</h2>
        <p>
          <Words text={meanings[code][language]} language={language} />
        </p>
      </section>
      <section>
        <h2 id="cure">{messages.cure[language]}</h2>
        <p>
          <Words text={cure[language]} language={language} />
        </p>
      </section>
      <section>
        <h2 id="answer">{messages.body[language]}</h2>
        {asked === null ? (
          <p>{messages.madeUp[language]}</p>
        ) : (
          <>
            <p>{messages.asked[language]}</p>
            <Copied id="request" text={asked} language={language} runs />
            <p>{messages.answered[language]}</p>
          </>
        )}
        <Copied id="body" text={body} language={language} />
      </section>
    </Layout>,
  );
}
