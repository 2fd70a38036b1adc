import { fileFormats } from "../formats";
import type { FileType } from "../formats/format";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import type { DumpFile, Manifest, Release } from "../model/release";
import type { Text } from "../model/text";
import { paths, type Urls } from "../urls";
import { datasetDescription, datasetTitle, keywords, WHOLE } from "./dataset";

/**
 * What is said about the data, whatever the vocabulary: a catalogue of series, one for the whole and one for each collection; a member
 * of each for every release that may be read, which DCAT calls its version; and the files that a member can be had as. Every vocabulary
 * is one function of it, and none derives from another.
 */
export type Catalog = {
  readonly urls: Urls;
  /** URI where the people behind the portal are reached. */
  readonly contact: string;
  /** Day on which the portal was deployed, YYYY-MM-DD; that of the latest release where it never was, as on a laptop. */
  readonly deployed: string;
  /** Day of the first release and of the latest, YYYY-MM-DD. */
  readonly issued: string;
  readonly modified: string;
  readonly whole: Series;
  readonly collections: readonly Series[];
};

export type Series = {
  /** The name of the dataset, or the name of a collection. */
  readonly name: string;
  /** Null for the whole. */
  readonly entity: Entity | null;
  readonly title: Text;
  readonly description: Text;
  readonly keywords: readonly Text[];
  /** The member of the latest release. */
  readonly current: SeriesMember;
  /** All of them, newest first. */
  readonly members: readonly SeriesMember[];
};

/** The whole or a collection as one release holds it. “Version” is a word for the API alone. */
export type SeriesMember = {
  /** Path of it in its release: its name, and where it is read. */
  readonly path: string;
  readonly release: Release;
  readonly manifest: Manifest;
  /** Records. */
  readonly rows: number;
  readonly previous: string | null;
  readonly distributions: readonly Distribution[];
};

export type Distribution = {
  /** What follows the name of the series in the name of the file: `.csv`. */
  readonly suffix: string;
  /** What names it in the address of its release, after `#`: `budgets-csv`. */
  readonly fragment: string;
  readonly file: DumpFile;
  readonly path: string;
  /** Without parameters. */
  readonly mediaType: string;
  readonly label: Text;
  readonly fileType: FileType;
};

/** A release that may be read, with its manifest. */
export type ReleaseAndManifest = { readonly release: Release; readonly manifest: Manifest };

/** The catalogue of some releases, newest first. Throws where there is none. */
export function catalogOf(
  releases: readonly ReleaseAndManifest[],
  { contact, deployed }: { readonly contact: string; readonly deployed: string | undefined },
  urls: Urls,
): Catalog {
  const modified = releases[0]?.release.issued ?? "";
  return {
    urls,
    contact,
    deployed: deployed ?? modified,
    issued: releases.at(-1)?.release.issued ?? "",
    modified,
    whole: seriesOf(releases, null, { name: WHOLE, entity: null, title: datasetTitle, description: datasetDescription, keywords }),
    collections: entities.flatMap((entity) => {
      const { collection: name, label: title, description } = entity;
      const held = releases.filter(({ manifest }) => name in manifest.counts);
      return held.length > 0
        ? [
            seriesOf(held, entity, {
              name,
              entity,
              title,
              description,
              keywords: [title, ...keywords.filter(({ ja, en }) => ja !== title.ja && en !== title.en)],
            }),
          ]
        : [];
    }),
  };
}

/** The whole, then each collection. */
export function seriesIn({ whole, collections }: Catalog): readonly Series[] {
  return [whole, ...collections];
}

/** The member whose records are those of the current one, and no member before it: since when nothing has changed. Something of the whole has with every release. */
export function lastChanged({ entity, current, members }: Series): SeriesMember {
  if (!entity) return current;
  const next = members.findIndex((member) => recordsDigest(member) !== recordsDigest(current));
  return members[(next === -1 ? members.length : next) - 1] ?? current;
}

/** The digest of the records of a member. NDJSON holds nothing else. */
export function recordsDigest({ distributions }: SeriesMember): string | null {
  return distributions.find(({ suffix }) => suffix === ".ndjson")?.file.sha256 ?? null;
}

function seriesOf(
  releases: readonly ReleaseAndManifest[],
  entity: Entity | null,
  words: Omit<Series, "current" | "members">,
): Series {
  const members = releases.map((held, i) => memberOf(held, releases[i + 1], entity));
  const [current] = members;
  if (!current) throw new Error(`${words.name} has no release`);
  return { ...words, current, members };
}

function memberOf(
  { release, manifest }: ReleaseAndManifest,
  before: ReleaseAndManifest | undefined,
  entity: Entity | null,
): SeriesMember {
  const pathIn = (id: string) => (entity ? paths.list(entity.collection, { release: id }) : paths.release(id));
  const counts = Object.values(manifest.counts);
  return {
    path: pathIn(release.id),
    release,
    manifest,
    rows: entity ? (manifest.counts[entity.collection] ?? 0) : counts.reduce((sum, count) => sum + count, 0),
    previous: before ? pathIn(before.release.id) : null,
    distributions: distributionsOf(release, manifest, entity),
  };
}

/** The files of a member, without their packed twins. */
export function distributionsOf({ id }: Release, manifest: Manifest, entity: Entity | null): Distribution[] {
  const name = entity?.collection ?? WHOLE;
  const kinds = [...fileFormats, ...(entity ? [] : [ZIP])];
  return kinds.flatMap(({ suffix, label, fileType }) => {
    const file = manifest.files.find((one) => one.name === name + suffix);
    if (!file) return [];
    const [mediaType = ""] = file.contentType.split(";");
    return [
      {
        suffix,
        fragment: (name + suffix).replaceAll(/[^a-z]+/g, "-"),
        file,
        path: paths.dump(id, file.name),
        mediaType,
        label,
        fileType,
      },
    ];
  });
}

const ZIP = {
  suffix: ".zip",
  label: { ja: "ZIP（Data Package）", en: "ZIP, a Data Package" },
  fileType: { term: "ZIP", name: "ZIP" },
};
