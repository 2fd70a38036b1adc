import type { Child } from "hono/jsx";
import { limits } from "../../api/limits";
import { problemTypes } from "../../api/problem";
import { formats } from "../../formats";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { Copied } from "../frame/copied";
import { number } from "../frame/locale";
import { Table, Td, Th, Tr } from "../frame/table";
import { Words } from "../frame/words";
import { limitNames, guide as messages } from "../messages/docs";
import { guideTitles } from "../messages/guides";
import type { Operation } from "./document";
import { meaningsOf, suffixOf } from "./filters";
import { inLanguage } from "./in-language";

type Props = { readonly language: Language; readonly publicUrl: string; readonly operations: readonly Operation[] };
type Section = {
  readonly id: string;
  readonly heading: Text;
  readonly paragraphs: readonly Text[];
  readonly More?: (props: Props) => Child;
};

/** The guide, in the order of reading. The contents list it too. */
export const sections: readonly Section[] = [
  { id: "start", heading: messages.start, paragraphs: [messages.startKey], More: Curl },
  { id: "formats-of-answers", heading: messages.formats, paragraphs: [messages.formatsIntro, messages.formatsCsv], More: Formats },
  {
    id: "releases-and-latest",
    heading: messages.releases,
    paragraphs: [messages.releasesFrozen, messages.releasesLatest, messages.releasesRedirect, messages.releasesDumps],
  },
  {
    id: "paging",
    heading: messages.lists,
    paragraphs: [messages.listsLimit, messages.listsNext, messages.listsCursor, messages.listsShape],
  },
  {
    id: "filters",
    heading: messages.filters,
    paragraphs: [messages.filtersIntro, messages.filtersLists, messages.filtersWithin, messages.filtersAmounts],
    More: Operators,
  },
  { id: "searching", heading: messages.search, paragraphs: [messages.searchAll, messages.searchWords, messages.searchList] },
  {
    id: "errors",
    heading: messages.errors,
    paragraphs: [messages.errorsShape, messages.errorsParameters, messages.errorsGone],
    More: Problems,
  },
  { id: "caching", heading: messages.caching, paragraphs: [messages.cachingEtag, messages.cachingAge] },
  { id: "limits", heading: messages.limits, paragraphs: [messages.limitsRate], More: Limits },
];

export function Guide(props: Props) {
  const { language } = props;
  const { default: usual, maximum } = limits.pageSize;
  const fill = { default: number(usual, language), maximum: number(maximum, language) };
  return (
    <>
      {sections.map(({ id, heading, paragraphs, More }) => (
        <section>
          <h3 id={id}>{heading[language]}</h3>
          {paragraphs.map((text) => (
            <p>
              <Words text={text[language]} language={language} fill={fill} />
            </p>
          ))}
          {More && <More {...props} />}
        </section>
      ))}
    </>
  );
}

function Curl({ language, publicUrl }: Props) {
  const lines = [
    `curl --get '${publicUrl}${paths.search()}' --data-urlencode 'q=量子'`,
    `curl '${publicUrl}${paths.list("budgets", { query: "fiscalYear=2022" })}'`,
    `curl --header 'Accept: text/csv' '${publicUrl}${paths.list("initiatives")}'`,
  ];
  return (
    <>
      {lines.map((text, i) => (
        <Copied id={`start-${i + 1}`} text={text} language={language} runs />
      ))}
      <p>
        <Words
          text={messages.startGuide[language]}
          language={language}
          fill={{ guide: <a href={paths.guidePage(language, "developers")}>{guideTitles.developers[language]}</a> }}
        />
      </p>
    </>
  );
}

function Formats({ language }: Props) {
  return (
    <Table
      narrow
      id="formats-table"
      caption={messages.formatsTable[language]}
      columns={[messages.extension, messages.mediaType, messages.format].map((column) => column[language])}
    >
      {formats.map(({ name, mediaType, label }) => (
        <Tr>
          <Th>
            <code>.{name}</code>
          </Th>
          <Td label={messages.mediaType[language]}>
            <code>
              {mediaType.split("/")[0]}/<wbr />
              {mediaType.split("/")[1]}
            </code>
          </Td>
          <Td label={messages.format[language]}>{label[language]}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function Operators({ language, operations }: Props) {
  const example = paths.list("budgets", { query: "phase=supplementary&amount__gte=100000000000" });
  return (
    <>
      <Table
        id="operators-table"
        caption={messages.operatorsTable[language]}
        columns={[messages.operator, messages.operatorMeaning].map((column) => column[language])}
      >
        {meaningsOf(operations).map(({ operator, meaning }) => (
          <Tr>
            <Th>
              <code>
                <var>{messages.anyField[language]}</var>
                {suffixOf(operator)}={operator === "isnull" ? "true" : <var>{messages.anyValue[language]}</var>}
              </code>
            </Th>
            <Td label={messages.operatorMeaning[language]} class="prose">
              <Words text={inLanguage(meaning, language)} language={language} />
            </Td>
          </Tr>
        ))}
      </Table>
      <p>
        {messages.filtersExample[language]}
        <br />
        <a href={example}>
          <code>{example}</code>
        </a>
      </p>
    </>
  );
}

function Problems({ language }: Props) {
  const columns = [messages.status, messages.code, messages.cure];
  return (
    <Table id="problems-table" caption={messages.errorsTable[language]} columns={columns.map((column) => column[language])}>
      {Object.entries(problemTypes).map(([code, { status, title, cure }]) => (
        <Tr>
          <Td label={messages.status[language]}>{status}</Td>
          <Th>
            <a href={paths.problemPage(language, code)}>
              <code>{code}</code>
            </a>
          </Th>
          <Td label={messages.cure[language]} class="prose">
            <b>{title[language]}</b> <Words text={cure[language]} language={language} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function Limits({ language }: Props) {
  const names = Object.keys(limits) as (keyof typeof limits)[];
  return (
    <>
      <Table
        id="limits-table"
        caption={messages.limitsTable[language]}
        columns={[messages.limit, messages.value].map((column) => column[language])}
      >
        {names.map((name) => (
          <Tr>
            <Th>
              <Words text={limitNames[name][language]} language={language} />
            </Th>
            <Td class="number">{number(name === "pageSize" ? limits[name].maximum : limits[name], language)}</Td>
          </Tr>
        ))}
      </Table>
      <p>
        <Words
          text={messages.limitsMeta[language]}
          language={language}
          fill={{
            meta: (
              <a href={paths.meta()}>
                <code>{paths.meta()}</code>
              </a>
            ),
          }}
        />
      </p>
    </>
  );
}
