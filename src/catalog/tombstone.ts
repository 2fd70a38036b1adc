import type { Triple } from "../formats/graph";
import type { Release, Tombstone, Withdrawal } from "../model/release";
import type { Text } from "../model/text";
import { paths, type Urls } from "../urls";
import { datasetCitation } from "./citation";
import { describer, type Value } from "./describe";
import { apa, sist } from "./styles/text";

/** The states of ADMS 1.0 (section 6.1) that a thing is left in: `merged` lives on in another, the rest is of no more use. */
const STATUS = { gone: "http://purl.org/adms/status/Withdrawn", merged: "http://purl.org/adms/status/Deprecated" } as const;

/**
 * What stays of a record that a release removed or merged, as a graph. `lastHeld` is the last release that may be read and holds it;
 * null where there is none.
 */
export function recordTombstone(
  stone: Tombstone & { readonly release: Pick<Release, "id" | "issued"> },
  lastHeld: Release | null,
  urls: Urls,
): Triple[] {
  const { collection, id, reason, successor, merged, release } = stone;
  const last = lastHeld && {
    "foaf:isPrimaryTopicOf": { id: urls.absolute(paths.record(collection, id, { release: lastHeld.id })) },
    "dct:bibliographicCitation": citationOf(lastHeld, urls),
    "rdfs:seeAlso": [paths.history(collection, id), paths.cite(lastHeld.id, "txt", `${collection}/${id}`)].map((path) => ({
      id: urls.absolute(path),
    })),
  };
  return tombstone(
    urls.record(collection, id),
    {
      "dct:identifier": id,
      "adms:status": { id: merged ? STATUS.merged : STATUS.gone },
      "dct:isReplacedBy": successor === null ? null : { id: urls.record(collection, successor) },
      ...last,
    },
    {
      fragment: "removal",
      label: merged
        ? { ja: `リリース${release.id}での統合`, en: `Merger with release ${release.id}` }
        : { ja: `リリース${release.id}での削除`, en: `Removal with release ${release.id}` },
      day: release.issued,
      reason,
      generated: urls.absolute(paths.release(release.id)),
    },
    urls,
  );
}

/** What stays of a release that was withdrawn, as a graph. */
export function releaseTombstone(release: Release, { on, reason }: Omit<Withdrawal, "release">, urls: Urls): Triple[] {
  return tombstone(
    urls.absolute(paths.release(release.id)),
    {
      "dct:identifier": release.id,
      "adms:status": { id: STATUS.gone },
      "dct:issued": { value: release.issued, datatype: "xsd:date" },
      "dct:bibliographicCitation": citationOf(release, urls),
      "rdfs:seeAlso": { id: urls.absolute(paths.cite(release.id, "txt")) },
    },
    {
      fragment: "withdrawal",
      label: { ja: `リリース${release.id}の取り下げ`, en: `Withdrawal of release ${release.id}` },
      day: on,
      reason,
      generated: null,
    },
    urls,
  );
}

/** What put an end to a thing. `day` is YYYY-MM-DD, `generated` the IRI of the release that came of it. */
type End = {
  readonly fragment: string;
  readonly label: Text;
  readonly day: string;
  readonly reason: Text;
  readonly generated: string | null;
};

function tombstone(
  thing: string,
  properties: Readonly<Record<string, Value | readonly Value[] | null>>,
  { fragment, label, day, reason, generated }: End,
  urls: Urls,
): Triple[] {
  const about = describer(urls);
  // PROV-O wants a moment; midnight UTC of the day, as in feeds and Memento. The day itself is the date of what ended it.
  const moment = { value: `${day}T00:00:00Z`, datatype: "xsd:dateTime" };
  const end = `${thing}#${fragment}`;
  return [
    ...about(thing, {
      a: ["prov:Entity"],
      ...properties,
      "owl:deprecated": { value: "true", datatype: "xsd:boolean" },
      "prov:invalidatedAtTime": moment,
      "prov:wasInvalidatedBy": { id: end },
      "skos:changeNote": reason,
    }),
    ...about(end, {
      a: ["prov:Activity"],
      "rdfs:label": label,
      "rdfs:comment": reason,
      "dct:date": { value: day, datatype: "xsd:date" },
      "prov:endedAtTime": moment,
      "prov:generated": generated === null ? null : { id: generated },
    }),
  ];
}

/** A release in a sentence of both languages, as its other citations have it; the digest stands in those. */
function citationOf(release: Release, urls: Urls): Text {
  const citation = datasetCitation({ release, works: [], sha256: "", urls });
  return { ja: sist(citation), en: apa(citation) };
}
