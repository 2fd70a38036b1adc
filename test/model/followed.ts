import { readData } from "../../src/cli/data";
import { editionsOf, placedIn } from "../../src/model/concordance";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { priorities } from "../../src/model/priorities";

const { dataset } = readData();

/** The records of a collection, as they are written in data/. */
export const rowsOf = (collection: string) => dataset.get(collection) as readonly Row[];

/** The editions of the policy and the priorities placed in them. */
export const editions = editionsOf(rowsOf("strategies"), rowsOf("plans"));
export const placed = placedIn(
  editions,
  rowsOf("priorities").map((row) => complete(priorities, row)),
);
