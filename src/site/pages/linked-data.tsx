import { schemeOrProblem } from "../../api/graph";
import { nothingHere } from "../../api/missing";
import { type Ctx, MOVING } from "../../api/respond";
import { readCatalog } from "../../api/vocabulary";
import { prefixesOf } from "../../catalog/describe";
import { ontologyTriples, schemeTriples } from "../../catalog/ontology";
import { signposts } from "../../catalog/signposts";
import { graphVocabularies } from "../../catalog/vocabularies";
import { schemaOrgInBrief } from "../../catalog/vocabularies/schema-org";
import { formatOf } from "../../formats";
import type { Triple } from "../../formats/graph";
import { graphFormats } from "../../formats/graph-formats";
import type { Language, Text } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { Graph } from "../frame/graph";
import { htmlOf, Layout } from "../frame/layout";
import { sendPage } from "../frame/send";
import { Words } from "../frame/words";
import { linkedData as messages } from "../messages/linked-data";
import { site } from "../messages/site";

/** `/ja/ns` and `/en/ns`: the portal's own terms. */
export function termsPage(c: Ctx, language: Language): Promise<Response> {
  const data = graphFormats.map(({ name }) => [name, paths.terms({ extension: name })] as const);
  return page(c, language, messages.terms, paths.termsPage, paths.terms(), ontologyTriples(urlsAt(c.env.PUBLIC_URL)), data);
}

/** `/ja/codes/{scheme}` and `/en/codes/{scheme}`: a list of codes. */
export function schemePage(c: Ctx, language: Language): Promise<Response> {
  const scheme = schemeOrProblem(c.req.param("scheme") ?? "");
  const data = graphFormats.map(({ name }) => [name, paths.scheme(scheme.name, { extension: name })] as const);
  const path = (other: Language) => paths.schemePage(other, scheme.name);
  return page(c, language, scheme.label, path, paths.scheme(scheme.name), schemeTriples(scheme, urlsAt(c.env.PUBLIC_URL)), data);
}

/** `/ja/catalog` and the like: what a vocabulary that is a graph says at its own address. */
export async function vocabularyPage(c: Ctx, language: Language): Promise<Response> {
  const vocabulary = graphVocabularies.find(({ name }) => name === c.req.param("vocabulary"));
  if (!vocabulary) throw nothingHere();
  const { name, path, label, triples } = vocabulary;
  const data = graphFormats.map((format) => [format.name, paths.inFormat(path, format.name)] as const);
  const catalog = await readCatalog(c);
  const here = urlsAt(c.env.PUBLIC_URL).absolute(path);
  return page(c, language, label, (other) => paths.vocabularyPage(other, name), path, triples(catalog), data, {
    issued: catalog.modified,
    about: schemaOrgInBrief(catalog),
    // What it names elsewhere is described there, and releases with hundreds of files have pages of their own.
    shows: (subject) => subject.split("#")[0] === here,
  });
}

function page(
  c: Ctx,
  language: Language,
  title: Text,
  path: (language: Language) => string,
  cited: string,
  triples: readonly Triple[],
  data: readonly (readonly [name: string, path: string])[],
  {
    issued,
    about,
    shows,
  }: {
    readonly issued?: string;
    readonly about?: object;
    readonly shows?: (subject: string) => boolean;
  } = {},
): Promise<Response> {
  const { PUBLIC_URL } = c.env;
  const isWhole = !shows || triples.every(([subject]) => shows(subject));
  const lead = (isWhole ? messages.lead : messages.leadInPart)[language];
  const body = htmlOf(
    <Layout
      language={language}
      page={path}
      title={title[language]}
      description={lead}
      publicUrl={PUBLIC_URL}
      cited={cited}
      issued={issued}
      about={about}
      data={data.map(([name, href]) => [mediaTypeOf(name), href])}
    >
      <h1>{title[language]}</h1>
      <p class="lead">{lead}</p>
      <p>
        <Words
          text={messages.forPeople[language]}
          language={language}
          fill={{ data: <a href={paths.datasetsPage(language)}>{site.data[language]}</a> }}
        />
      </p>
      <ul class="formats">
        {data.map(([name, href]) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
      <Graph language={language} triples={triples} shows={shows} prefixes={prefixesOf(urlsAt(PUBLIC_URL))} publicUrl={PUBLIC_URL} />
    </Layout>,
  );
  const urls = urlsAt(PUBLIC_URL);
  const items = data.map(([name, href]) => ({ href: urls.absolute(href), type: mediaTypeOf(name) }));
  const describedBy = items.filter(({ type }) => isGraph(type));
  return sendPage(c, body, language, MOVING, signposts({ cited: urls.absolute(cited), describedBy, items }, false, urls));
}

function isGraph(mediaType: string): boolean {
  return graphFormats.some((one) => one.mediaType === mediaType);
}

function mediaTypeOf(name: string): string {
  return formatOf(name)?.mediaType ?? "";
}
