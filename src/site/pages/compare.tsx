import { changeCounts } from "../../api/change-counts";
import { citationOfComparison } from "../../api/citations";
import {
  type ChangedRows,
  differenceInNumbers,
  pinnedRange,
  rangeOrProblem,
  readAllChanges,
  readChangedRows,
} from "../../api/compare";
import { latestRelease, releaseOf } from "../../api/ledger";
import { limits } from "../../api/limits";
import { Parameters } from "../../api/parameters";
import { type Ctx, MOVING, REDIRECT } from "../../api/respond";
import { type LedgerEntry, type Listed, readLedger } from "../../db/releases";
import { defaultFormat } from "../../formats";
import { entities, entityOf } from "../../model";
import { changeKinds, fieldChanges, kindOf, type RecordChange, titleOf, type Wording } from "../../model/difference";
import type { Row } from "../../model/field";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { files } from "../files";
import { CitationBox } from "../frame/citation-box";
import { CompareForm } from "../frame/compare-form";
import { Differences } from "../frame/difference";
import { htmlOf, Layout } from "../frame/layout";
import { colon, comma, day, number } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Table, Td, Th, Tr } from "../frame/table";
import { Words } from "../frame/words";
import { compare as messages } from "../messages/compare";
import { difference } from "../messages/difference";
import { releases } from "../messages/releases";

/** `/ja/compare?from=…&to=…`: leads to the comparison that the form asks for; without them to what the latest release changed. */
export async function compareForm(c: Ctx, language: Language): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["from", "to"]);
  parameters.check();
  const latest = await latestRelease(c.env.DB);
  const [from, to] = [parameters.get("from") ?? latest.before ?? latest.id, parameters.get("to") ?? latest.id];
  return c.body(null, 302, { Location: paths.comparePage(language, from, to), "Cache-Control": REDIRECT });
}

type Compared = { readonly language: Language; readonly from: LedgerEntry; readonly to: LedgerEntry };

/** `/ja/compare/{a}...{b}` and the same in English: what changed from one release to another, a page of records at a time. */
export async function comparePage(c: Ctx, language: Language): Promise<Response> {
  const { search } = new URL(c.req.url);
  const [a, b] = rangeOrProblem(c.req.param("range") ?? "");
  const pinned = await pinnedRange(c.env.DB, a, b);
  if (pinned) return c.body(null, 307, { Location: paths.comparePage(language, ...pinned) + search, "Cache-Control": REDIRECT });
  const parameters = new Parameters(search, ["collection", "cursor"]);
  const [collection, cursor] = [parameters.get("collection"), parameters.get("cursor")];
  const collections = entities.map((entity) => entity.collection);
  if (collection !== null && !collections.includes(collection))
    parameters.refuse("collection", collection, "value", { en: "a collection", ja: "コレクション" }, collections);
  parameters.check();
  const [from, to, ledger] = await Promise.all([releaseOf(c.env.DB, a), releaseOf(c.env.DB, b), readLedger(c.env.DB)]);
  const [page, changes] = await Promise.all([
    readChangedRows(c.env.DB, from, to, { collection, limit: limits.pageSize.default, cursor }),
    readFew(c.env.DB, from, to, ledger),
  ]);
  const numbers = changes && differenceInNumbers(from, to, changes);
  const citation = changes && (await citationOfComparison(c, from, to, changes));
  const compared = { language, from, to };
  const title = filled(messages.title[language], { from: from.id, to: to.id });
  const days = { fromDay: day(from.issued, language), toDay: day(to.issued, language) };
  const description = filled(messages.description[language], { from: from.id, to: to.id, ...days });
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => paths.comparePage(other, from.id, to.id, search.slice(1) || undefined)}
      title={title}
      description={description}
      publicUrl={c.env.PUBLIC_URL}
      cited={paths.compare(from.id, to.id)}
      issued={[from.issued, to.issued].sort().at(-1) as string}
      data={[[defaultFormat.mediaType, paths.compare(from.id, to.id, rowsQuery(collection))]]}
      above={[[paths.releasesPage(language), releases.title[language]]]}
      scripts={[files.copy.path]}
    >
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      <Choose {...compared} ledger={ledger} />
      <Numbers {...compared} numbers={numbers} />
      <Records {...compared} page={page} collection={collection} isFirst={cursor === null} />
      {citation && (
        <CitationBox language={language} citation={citation} at={(style) => paths.citeComparison(from.id, to.id, style)} />
      )}
      <AsData {...compared} collection={collection} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: c.env.PUBLIC_URL + paths.compare(from.id, to.id) }] });
}

type Counts = ReturnType<typeof differenceInNumbers>;

/** Everything that changed; null where it is more than is read for one answer. */
async function readFew(
  d1: D1Database,
  from: LedgerEntry,
  to: LedgerEntry,
  ledger: readonly Listed[],
): Promise<readonly RecordChange[] | null> {
  const [low, high] = [from.sequence, to.sequence].sort((a, b) => a - b) as [number, number];
  const between = ledger.filter(({ sequence }) => sequence > low && sequence <= high);
  const counts = await changeCounts(d1, between);
  const most = between.reduce((sum, { id }) => sum + changeKinds.reduce((all, kind) => all + (counts.get(id)?.[kind] ?? 0), 0), 0);
  if (most > limits.changedRecords) return null;
  return readAllChanges(d1, from, to);
}

function Choose({ language, from, to, ledger }: Compared & { readonly ledger: readonly Listed[] }) {
  return (
    <section>
      <h2 id="choose">{messages.choose[language]}</h2>
      <CompareForm language={language} ledger={ledger} from={from.id} to={to.id} />
    </section>
  );
}

/** Records added, changed and removed in each collection, which leads to just those; and the fields that came and went. */
function Numbers({ language, from, to, numbers }: Compared & { readonly numbers: Counts | null }) {
  const columns = [messages.collection, ...changeKinds.map((kind) => difference[kind])].map((column) => column[language]);
  const cells = (counts: Counts["total"]) => changeKinds.map((kind) => <Td class="number">{number(counts[kind], language)}</Td>);
  const fields = (
    [
      [messages.fieldsAdded, numbers?.fields.added ?? []],
      [messages.fieldsRemoved, numbers?.fields.removed ?? []],
    ] as const
  ).filter(([, some]) => some.length > 0);
  return (
    <section>
      <h2 id="numbers">{messages.numbers[language]}</h2>
      {!numbers && <p>{messages.tooMany[language]}</p>}
      {numbers && (
        <Table narrow id="counts" caption={messages.numbersCaption[language]} columns={columns}>
          <Tr>
            <Th>{messages.all[language]}</Th>
            {cells(numbers.total)}
          </Tr>
          {entities
            .filter(({ collection }) => numbers.collections[collection])
            .map(({ collection, label }) => (
              <Tr>
                <Th>
                  <a href={`${paths.comparePage(language, from.id, to.id, `collection=${collection}`)}#records`}>
                    {label[language]}
                  </a>
                </Th>
                {cells(numbers.collections[collection] as Counts["total"])}
              </Tr>
            ))}
        </Table>
      )}
      {numbers && numbers.total.changed > 0 && (
        <p>
          {filled(messages.facts[language], {
            facts: number(numbers.changedFacts, language),
            ours: number(numbers.total.changed - numbers.changedFacts, language),
          })}
        </p>
      )}
      {fields.length > 0 && (
        <dl class="facts">
          {fields.map(([label, some]) => (
            <>
              <dt>{label[language]}</dt>
              <dd>
                <ul class="values">
                  {[...Map.groupBy(some, (name) => name.split(".")[0] ?? name)].map(([collection, names]) => (
                    <li>{fieldsNamed(collection, names, language)}</li>
                  ))}
                </ul>
              </dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

/** Fields of a collection in words, `plans.decidedOn` and the like; a name itself where the registry knows it no more. */
function fieldsNamed(collection: string, names: readonly string[], language: Language): string {
  const entity = entityOf(collection);
  const labels = names.map((name) => entity?.fields[name.split(".")[1] ?? ""]?.label[language] ?? name);
  return `${entity?.label[language] ?? collection}${colon[language]}${labels.join(comma[language])}`;
}

type Listing = Compared & { readonly page: ChangedRows; readonly collection: string | null; readonly isFirst: boolean };

function Records({ language, from, to, page, collection, isFirst }: Listing) {
  const { changes, wording, next } = page;
  const label = collection === null ? null : entityOf(collection)?.label[language];
  return (
    <section>
      <h2 id="records">{label ? filled(messages.ofCollection[language], { collection: label }) : messages.records[language]}</h2>
      {label && (
        <p>
          <a href={`${paths.comparePage(language, from.id, to.id)}#records`}>{messages.everything[language]}</a>
        </p>
      )}
      <p class="quiet">{changes.length > 0 ? messages.marks[language] : messages.none[language]}</p>
      {[...Map.groupBy(changes, ({ entity }) => entity)].map(([entity, some]) => (
        <section>
          <h3>{entity.label[language]}</h3>
          <ul class="changes">
            {some.map((change) => (
              <li>
                <Change language={language} from={from} to={to} change={change} wording={wording} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="pages">
        {!isFirst && (
          <a href={`${paths.comparePage(language, from.id, to.id, collection ? `collection=${collection}` : undefined)}#records`}>
            {messages.first[language]}
          </a>
        )}
        {next && (
          <a rel="next" href={`${paths.comparePage(language, from.id, to.id, next)}#records`}>
            {messages.next[language]}
          </a>
        )}
      </p>
    </section>
  );
}

/** A record that differs: what happened to it, each field that differs, and how it stands in both releases. */
function Change({ language, from, to, change, wording }: Compared & { readonly change: RecordChange; readonly wording: Wording }) {
  const { entity, id, before, after } = change;
  const kind = kindOf(change);
  const title = titleOf(entity, (after ?? before) as Row, wording.names)[language];
  const page = ({ id: release }: LedgerEntry) => paths.recordPage(language, entity.collection, id, { release });
  return (
    <>
      <h4>
        <span class={`kind ${kind}`}>{difference[kind][language]}</span>{" "}
        <a href={page(after ? to : from)}>
          <Words text={title} language={language} />
        </a>
        {before && after && (
          <a class="before" href={page(from)}>
            {filled(messages.before[language], { id: from.id })}
            <span class="unseen">: {title}</span>
          </a>
        )}
      </h4>
      {before && after && (
        <Differences
          fields={entity.fields}
          changes={fieldChanges(entity, before, after, wording)}
          names={wording.names}
          language={language}
          releases={[from.id, to.id]}
        />
      )}
    </>
  );
}

function AsData({ language, from, to, collection }: Compared & { readonly collection: string | null }) {
  const links = [
    [messages.stat, "view=stat"],
    [messages.rows, rowsQuery(collection)],
    [messages.patch, "view=patch"],
  ] as const;
  return (
    <section>
      <h2 id="data">{messages.asData[language]}</h2>
      <ul class="inline">
        {links.map(([words, query]) => (
          <li>
            <a href={paths.compare(from.id, to.id, query)}>{words[language]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function rowsQuery(collection: string | null): string {
  return collection ? `view=rows&collection=${collection}` : "view=rows";
}
