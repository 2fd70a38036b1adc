import type { Child } from "hono/jsx";
import type { Prefixes, Term, Triple } from "../../formats/graph";
import { compactor, grouped } from "../../formats/ttl";
import { type Language, languages } from "../../model/text";
import { Foreign } from "./words";

type Props = {
  readonly language: Language;
  readonly triples: readonly Triple[];
  /** Which of the things that the graph describes are shown; all where nothing is said. The rest lends them its names. */
  readonly shows?: ((subject: string) => boolean) | undefined;
  readonly prefixes: Prefixes;
  readonly publicUrl: string;
  /** Level of the heading of each thing. */
  readonly heading?: "h2" | "h3";
  /** Which things have their anchors here; all where nothing is said. */
  readonly anchored?: (subject: string) => boolean;
};

/** A graph for people: each thing with what is said of it, its names as links. What has no better page yet is shown like this. */
export function Graph({
  language,
  triples,
  shows = () => true,
  prefixes,
  publicUrl,
  heading: Heading = "h2",
  anchored = () => true,
}: Props) {
  const compact = compactor(prefixes);
  const things = grouped(triples);
  const shown = (iri: string) => compact(iri) ?? (iri === `${publicUrl}/` ? iri : iri.replace(publicUrl, ""));
  const named = (iri: string) => {
    const name = nameOf(things.get(iri), prefixes, language);
    return name ? <Literal {...name} /> : shown(iri);
  };
  const href = (iri: string) => (iri.startsWith(`${publicUrl}/`) ? iri.slice(publicUrl.length) : iri);
  const value = (object: Term) => {
    if (typeof object === "string") return <a href={href(object)}>{named(object)}</a>;
    return <Literal {...object} />;
  };
  const subjects = [...things].filter(([subject]) => shows(subject));
  const title = (predicates: Said) => {
    const name = nameOf(predicates, prefixes, language);
    return name && <Literal {...name} />;
  };
  // Two things may end alike; the first has the anchor.
  const anchors = subjects.map(([subject]) => (anchored(subject) ? anchorOf(subject) : ""));
  return (
    <>
      {subjects.map(([subject, predicates], i) => (
        <section>
          <Heading id={anchors.indexOf(anchors[i] as string) === i && anchors[i] ? anchors[i] : undefined}>
            {title(predicates)} <code>{shown(subject)}</code>
          </Heading>
          <dl class="facts">
            {[...predicates].map(([predicate, objects]) => (
              <>
                <dt>
                  <a href={href(predicate)}>{shown(predicate)}</a>
                </dt>
                {objects.map((object) => (
                  <dd>{value(object)}</dd>
                ))}
              </>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** A text in its language; Japanese in a text of another says that it is. */
function Literal({ value, language }: { readonly value: string; readonly language?: string | undefined }): Child {
  return language ? (
    <span lang={language}>
      <Foreign text={value} language={language as Language} />
    </span>
  ) : (
    value
  );
}

const NAMES = ["skos:prefLabel", "rdfs:label", "dct:title", "schema:name", "foaf:name", "vcard:fn"];

type Said = ReadonlyMap<string, readonly Term[]>;

/** What a thing is called in a language, or in another where it has no name in that; null where it has none. */
function nameOf(said: Said | undefined, prefixes: Prefixes, language: Language): Exclude<Term, string> | null {
  if (!said) return null;
  const full = (compact: string) => compact.replace(/^(\w+):/, (_, prefix: string) => prefixes[prefix] ?? "");
  const names = NAMES.flatMap((one) => said.get(full(one)) ?? []).filter((object) => typeof object !== "string");
  for (const wanted of [language, ...languages]) {
    const found = names.find((name) => name.language === wanted);
    if (found) return found;
  }
  return null;
}

function anchorOf(iri: string): string {
  return iri.split("#")[1] ?? iri.split("/").at(-1) ?? "";
}
