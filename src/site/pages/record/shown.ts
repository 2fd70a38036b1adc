import type { Names } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import type { Facet } from "../../../model/result";
import type { Language } from "../../../model/text";
import type { WholeLines } from "../../lines";

/** All that the page of a record is made from. */
export type Shown = {
  readonly language: Language;
  readonly entity: Entity;
  readonly row: Row;
  /** The fields that the release has. */
  readonly fields: readonly string[];
  readonly names: Names;
  /** The release whose record it is. */
  readonly release: string;
  /** The release that links lead to; without it they lead to the latest. */
  readonly frozen: string | undefined;
  /** What is known to be missing from the collection, and why. */
  readonly absences: readonly Row[];
  /** The initiatives that budget books have lines for, where the record is about what a document states or does not. */
  readonly budgetLines: readonly Facet[];
  readonly wholeLines: WholeLines;
};
