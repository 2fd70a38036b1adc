import * as z from "zod";
import { paths } from "../../urls";
import type { ProblemCode } from "../problem";
import { extensionOperation, type Operation, searchOperation, searchParameters, withQuery } from "./operation";
import { formatParameter, releaseParameter } from "./parameters";

/** What OpenAPI says of search. */
export const searching: Readonly<Record<"search" | "frozenSearch", () => readonly Operation[]>> = {
  search: () => [
    searchOperation(paths.search(), "search", z.object({}), ["unavailable"]),
    searchAs(paths.search({ extension: "{format}" }), "searchAs", {}, []),
  ],
  frozenSearch: () => [
    searchOperation("/v1/releases/{release}/search", "searchRelease", z.object({ release: releaseParameter }), [
      "unknown-release",
      "unknown-collection",
      "release-withdrawn",
    ]),
    searchAs("/v1/releases/{release}/search.{format}", "searchReleaseAs", { release: releaseParameter }, [
      "unknown-release",
      "unknown-collection",
      "release-withdrawn",
    ]),
  ],
};

/** A search with its format as an extension. */
function searchAs(
  path: string,
  operationId: string,
  params: Readonly<Record<string, z.ZodType>>,
  problems: readonly ProblemCode[],
): Operation {
  const operation = extensionOperation(path, operationId, { ...params, format: formatParameter() }, [
    ...problems,
    "too-much-work",
    "unknown-format",
  ]);
  // What stands beside rows has no place in the format of the example.
  const { include, ...query } = searchParameters(path).shape;
  return withQuery(operation, z.strictObject(query));
}
