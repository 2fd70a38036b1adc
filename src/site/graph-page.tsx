import type { Term, Triple } from "../formats/graph";
import { compactor, grouped, type Prefixes } from "../formats/ttl";
import { type Language, languages } from "../model/text";

type Props = {
  readonly language: Language;
  readonly triples: readonly Triple[];
  readonly prefixes: Prefixes;
  readonly publicUrl: string;
};

/** A graph for people: each thing with what is said of it, its names as links. What has no better page yet is shown like this. */
export function Graph({ language, triples, prefixes, publicUrl }: Props) {
  const compact = compactor(prefixes);
  const shown = (iri: string) => compact(iri) ?? iri.replace(publicUrl, "");
  const href = (iri: string) => (iri.startsWith(`${publicUrl}/`) ? iri.slice(publicUrl.length) : iri);
  const value = (object: Term) => {
    if (typeof object === "string") return <a href={href(object)}>{shown(object)}</a>;
    return object.language ? <span lang={object.language}>{object.value}</span> : object.value;
  };
  return (
    <>
      {[...grouped(triples)].map(([subject, predicates]) => (
        <section>
          <h2 id={anchorOf(subject)}>
            {nameOf(predicates, prefixes, language)} <code>{shown(subject)}</code>
          </h2>
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

const NAMES = ["skos:prefLabel", "rdfs:label", "dct:title", "schema:name"];

/** What a thing is called in a language, or in another where it has no name in that. */
function nameOf(predicates: ReadonlyMap<string, readonly Term[]>, prefixes: Prefixes, language: Language): string {
  const full = (compact: string) => compact.replace(/^(\w+):/, (_, prefix: string) => prefixes[prefix] ?? "");
  const names = NAMES.flatMap((one) => predicates.get(full(one)) ?? []).filter((object) => typeof object !== "string");
  for (const wanted of [language, ...languages]) {
    const found = names.find((name) => name.language === wanted);
    if (found) return found.value;
  }
  return "";
}

function anchorOf(iri: string): string {
  return iri.split("#")[1] ?? iri.split("/").at(-1) ?? "";
}
