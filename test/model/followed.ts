import { readFrozen } from "../../src/cli/frozen";
import { editionsOf, placedIn } from "../../src/model/concordance";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { priorities } from "../../src/model/priorities";

// What is known of them is asked of a release that stays as it is.
const dataset = readFrozen().find(({ release }) => release.id === "1.6.1")?.dataset;

/** The records of a collection, as they are frozen. */
export const rowsOf = (collection: string) => [...(dataset?.get(collection) ?? [])] as readonly Row[];

/** The editions of the policy and the priorities placed in them. */
export const editions = editionsOf(rowsOf("strategies"), rowsOf("plans"));
export const placed = placedIn(
  editions,
  rowsOf("priorities").map((row) => complete(priorities, row)),
);
