import type { DumpFile, Manifest } from "../model/release";
import type { Text } from "../model/text";

/** What a data folder says of its dataset, whatever the release: `dataset.yaml`. */
export type DatasetFacts = {
  /** Stem of the files of a whole release, and what the keys of citations begin with. */
  readonly name: string;
  readonly title: Text;
  /** The title on the home page, where a line may break at {break}; the title where it is absent. */
  readonly heading?: Text | undefined;
  readonly description: Text;
  /** What the home page says below the title. */
  readonly lead: Text;
  /** The time that it is about, as dates. */
  readonly period: { readonly start: string; readonly end: string };
  readonly keywords: readonly Text[];
  /** Who makes and publishes it. No comma: RIS would read what follows one as a given name. */
  readonly publisher: Text;
  /** Whose official site the portal is not. */
  readonly notOfficial: Text;
  /** The sentence on sources for what shows data of any release. */
  readonly attribution: Text;
  /** The works that the data of every release rests on, as references. */
  readonly worksCited: readonly string[];
  /** The number of the release that examples name: the latest when they were made. */
  readonly exampleRelease: string;
  /** The id of a record of each collection that has any, for examples. */
  readonly examples: Readonly<Record<string, string>>;
};

// JSON, put here by what bundles or runs the code (src/cli/facts.ts): the Worker knows no files.
declare const DATASET: string;

/** The facts of the dataset at hand. */
export const facts: DatasetFacts = JSON.parse(DATASET);

/** What the dataset, and with it the portal, is called. */
export const datasetTitle: Text = facts.title;

/** What the files of a whole release are called, and the keys of citations begin with. */
export const WHOLE: string = facts.name;

/** The file of a whole release as canonical N-Quads: its digest is the dataset's (RDFC-1.0). */
export function graphFile({ files }: Manifest): DumpFile | undefined {
  return files.find(({ name }) => name === `${WHOLE}.nq`);
}

/** What the dataset holds, whatever the release. */
export const datasetDescription: Text = facts.description;

/** The time that it is about. */
export const { period } = facts;

/** Subjects of the dataset. */
export const { keywords } = facts;

/** Who makes and publishes it. */
export const { publisher } = facts;

/** The licence of the data, by its name and its identifier in the SPDX list. */
export const spdxLicence = { name: "Creative Commons Attribution 4.0 International", id: "CC-BY-4.0" };

/** The sentence on sources for what shows data of any release. */
export const { attribution } = facts;

/** The works that the data of every release rests on, as references. */
export const { worksCited } = facts;

/** A record that there is, for examples: the one of an initiative, or else the first. */
export const exampleRecord: { readonly collection: string; readonly id: string } = (() => {
  const [first] = Object.entries(facts.examples);
  const { initiatives } = facts.examples;
  return initiatives
    ? { collection: "initiatives", id: initiatives }
    : { collection: first?.[0] ?? "sources", id: first?.[1] ?? "none" };
})();
