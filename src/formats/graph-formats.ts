import { formats } from ".";
import type { Format, GraphWriter } from "./format";

/** A way to write any graph: what the portal says about itself and its terms, where a Result says what its records are. */
export type GraphFormat = Pick<Format, "name" | "mediaType" | "contentType"> & GraphWriter;

/** The formats for graphs, in the order of all; the first is the default. */
export const graphFormats: readonly GraphFormat[] = formats.flatMap(({ name, mediaType, contentType, graph }) =>
  graph ? [{ name, mediaType, contentType, ...graph }] : [],
);
