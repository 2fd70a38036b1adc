import { limits } from "../../../api/limits";
import { queryString } from "../../../api/query-string";
import { distributionsOf } from "../../../catalog/catalog";
import { styles } from "../../../catalog/styles";
import { graphFormats } from "../../../formats/graph-formats";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { Copied } from "../../frame/copied";
import { DataLinks, wholly } from "../../frame/formats";
import { number } from "../../frame/locale";
import { Words } from "../../frame/words";
import { datasets } from "../../messages/datasets";
import { guideTitles } from "../../messages/guides";
import { list as messages } from "../../messages/list";
import { forPeopleFirst, isForExcel } from "../datasets/files";
import type { Listing } from "./listing";
import { predicateOf } from "./predicate";
import { keepingCommand, snippetsOf } from "./snippets";
import { having, type State, without } from "./state";

type Props = Listing & {
  /** Origin that the reader has reached. */
  readonly origin: string;
  /** The permanent name of the list. */
  readonly cited: string;
};

/** The list as data: files, code that gets it, and how to cite it. All of it is pinned to the release. */
export function Take(props: Props) {
  const { language, release } = props;
  return (
    <section class="take" aria-labelledby="take">
      <h2 id="take">{messages.take[language]}</h2>
      <p>{filled(messages.takeLead[language], { id: release.id })}</p>
      <DataLinks language={language} at={(format) => dataAt(props, format)} total={{ count: props.total }} />
      <Download {...props} />
      <Code {...props} />
      <Cite {...props} />
    </section>
  );
}

/** Where the list stands as data: all of it or as many records as one answer holds, from the beginning, whatever page is shown. */
function dataAt({ entity, release, request, state, total }: Props, extension: string | undefined): string {
  const isGraph = graphFormats.some(({ name }) => name === extension);
  const asked = without(isGraph ? withoutVirtual(state, entity) : state, "facet");
  const query = wholly(asked, { count: total }, request.limit);
  return paths.list(entity.collection, { release: release.id, extension, query });
}

/** A state as linked data can be asked for it: it has no field that is worked out for the question. */
function withoutVirtual(state: State, { fields }: Entity): State {
  const chosen = state.find(([name]) => name === "fields")?.[1] as readonly string[] | undefined;
  return chosen ? having(state, "fields", ["id", ...chosen.filter((key) => !fields[key]?.virtual)]) : state;
}

function Download(props: Props) {
  const { entity, held, language, named, release, total } = props;
  const most = limits.pageSize.maximum;
  const [count, limit] = [number(total, language), number(most, language)];
  const files = forPeopleFirst(distributionsOf(release, release.manifest, entity));
  return (
    <>
      <h3 id="download">{messages.download[language]}</h3>
      {total > 0 && <Sheet {...props} />}
      {total > 0 && (
        <p>
          <a href={dataAt(props, "csv")}>{filled((total > most ? messages.csvPart : messages.csv)[language], { count, limit })}</a>{" "}
          <span class="quiet">
            <Words text={messages.csvNote[language]} language={language} />
          </span>
        </p>
      )}
      {total > most && (
        <p>
          <Words text={messages.csvMore[language]} language={language} fill={{ limit }} />
        </p>
      )}
      <p>{filled(messages.files[language], { id: release.id, count: number(held, language) })}</p>
      <ul class="formats">
        {files.map((one) => (
          <li>
            <a href={one.path} title={one.label[language]}>
              {isForExcel(one) ? datasets.excelFile[language] : one.suffix.slice(1)}
            </a>
          </li>
        ))}
      </ul>
      <ul class="links">
        <li>
          <a href={named ? `${paths.releasePage(language, release.id)}#contents` : paths.datasetPage(language, entity.collection)}>
            {messages.datasetPage[language]}
          </a>
        </li>
        <li>
          <a href={paths.sqlPage(language, queryString([["release", release.id]]))}>{messages.sqlPage[language]}</a>
        </li>
      </ul>
    </>
  );
}

/** The list as one table for people who open it in a spreadsheet; of more records than one holds, what to do instead. */
function Sheet({ entity, language, release, state, total }: Props) {
  const most = limits.queryRows;
  if (total > most) return <p>{filled(messages.sheetNone[language], { limit: number(most, language) })}</p>;
  const query = queryString(without(state, "facet", "limit"));
  return (
    <p>
      <a href={paths.listTable(language, entity.collection, { release: release.id, query })} rel="nofollow">
        {filled(messages.sheet[language], { count: number(total, language) })}
      </a>{" "}
      <span class="quiet">
        <Words
          text={messages.sheetNote[language]}
          language={language}
          fill={{ guide: <a href={paths.guidePage(language, "analysts")}>{guideTitles.analysts[language]}</a> }}
        />
      </span>
    </p>
  );
}

function Code(props: Props) {
  const { entity, fields, cited, language, origin, request, state } = props;
  const isChosen = state.some(([name]) => name === "fields");
  const snippets = snippetsOf({
    fields: (isChosen ? request.fields : fields).map((key) => [key, entity.fields[key] as Field] as const),
    csv: origin + dataAt(props, "csv"),
    json: origin + dataAt(props, undefined),
    cited,
  });
  return (
    <>
      <h3 id="code">{messages.code[language]}</h3>
      {snippets.map(({ name, code }, i) => (
        <details>
          <summary>{name}</summary>
          <Copied id={`code-${i}`} text={code} language={language} />
        </details>
      ))}
    </>
  );
}

function Cite(props: Props) {
  const { entity, language, origin, release } = props;
  const { collection, label } = entity;
  const predicate = JSON.stringify(predicateOf(props));
  return (
    <>
      <h3 id="cite">{messages.cite[language]}</h3>
      <p>{filled(messages.citeLead[language], { id: release.id, label: label[language] })}</p>
      <ul class="formats">
        {styles.map((style) => (
          <li>
            <a href={paths.cite(release.id, style.extension, collection)}>
              <Words text={style.label[language]} language={language} />
            </a>
          </li>
        ))}
      </ul>
      <h3 id="keep">{messages.keep[language]}</h3>
      <p>{messages.keepLead[language]}</p>
      <noscript>
        <p>
          <Words
            text={messages.keepUnscripted[language]}
            language={language}
            fill={{
              guide: <a href={`${paths.guidePage(language, "researchers")}#queries`}>{messages.keepGuide[language]}</a>,
            }}
          />
        </p>
      </noscript>
      <button
        type="button"
        hidden
        data-keeps={predicate}
        data-at={paths.queries()}
        data-page={paths.queryPage(language, "{pid}")}
        data-citation={paths.citeQuery("{pid}", "txt")}
        data-kept={messages.kept[language]}
        data-failed={messages.notKept[language]}
      >
        {messages.keepButton[language]}
      </button>
      <div class="kept" role="status" />
      <details>
        <summary>{messages.keepByCurl[language]}</summary>
        <Copied id="keeping" text={keepingCommand(origin + paths.queries(), predicate)} language={language} />
        <p>
          <Words text={messages.keepByCurlMore[language]} language={language} />
        </p>
      </details>
    </>
  );
}
