import type { Entity } from "../model/entity";

/** What is wrong with the data, where, and how to fix it. */
export type Finding = {
  readonly collection: string;
  readonly path: Path;
  /** Line of the file, where it is known and no path leads there. */
  readonly line?: number;
  readonly en: string;
  readonly ja: string;
};

/** Position in a file: index of the record, then keys. */
export type Path = readonly (string | number)[];

/** Notes a finding at a place of the file at hand. */
export type Note = (path: Path, en: string, ja: string) => void;

/** Notes what is found in the file of a collection. */
export function noteOf({ collection }: Entity, findings: Finding[]): Note {
  return (path, en, ja) => findings.push({ collection, path, en, ja });
}
