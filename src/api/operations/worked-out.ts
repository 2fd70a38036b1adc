import * as z from "zod";
import type { Entity } from "../../model/entity";
import type { Text } from "../../model/text";
import type { Place } from "../../urls";
import type { ProblemCode } from "../problem";
import { extensionOperation, type Operation, withQuery } from "./operation";
import { asOfParameter, formatParameter, releaseParameter } from "./parameters";
import { asOfAnswers, both, inEveryFormat, pageAnswer } from "./responses";

type WorkedOut = {
  /** What it is called in the names of its operations: `Coverage`. */
  readonly name: string;
  readonly tag: string;
  readonly summary: Text;
  /** What a row is. */
  readonly entity: Entity;
  readonly path: (place: Place) => string;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: Readonly<Record<string, z.ZodType>>;
  readonly answer: z.ZodType;
  readonly problems?: readonly ProblemCode[];
  /** Whether a page tells the same of a release. */
  readonly hasPage?: true;
  /** Answers beside those that all have, by status. */
  readonly others?: Operation["schema"]["responses"];
};

/** An answer worked out from records, of the latest release and of one that is named, each with the format as an extension too. */
export function workedOutOperations(one: WorkedOut): { readonly alias: () => Operation[]; readonly frozen: () => Operation[] } {
  return {
    alias: () => operations(one, `get${one.name}`, {}, {}, ["unavailable"]),
    frozen: () =>
      operations(one, `get${one.name}InRelease`, { release: "{release}" }, { release: releaseParameter }, [
        "unknown-release",
        "release-withdrawn",
      ]),
  };
}

function operations(
  { tag, summary, entity, path, params = {}, query = {}, answer, problems = [], hasPage, others = {} }: WorkedOut,
  operationId: string,
  place: Place,
  more: Readonly<Record<string, z.ZodType>>,
  beside: readonly ProblemCode[],
): Operation[] {
  // Braces stand for parameters in the paths of OpenAPI.
  const at = (where: Place) => decodeURIComponent(path({ ...place, ...where }));
  const asked = z.strictObject({ ...query, ...asOfParameter(at({})) });
  const all = { ...params, ...more };
  const found: ProblemCode[] = [...problems, ...beside, "unknown-format"];
  return [
    {
      path: at({}),
      schema: {
        operationId,
        tags: [tag],
        summary: both(summary),
        description: both(entity.description),
        request: { params: z.object(all), query: asked },
        responses: {
          "200": inEveryFormat(entity, answer),
          ...(hasPage && place.release && pageAnswer()),
          ...others,
          ...asOfAnswers(at({}), ["invalid-parameter", "not-acceptable", ...found]),
        },
      },
    },
    withQuery(
      extensionOperation(at({ extension: "{format}" }), `${operationId}As`, { ...all, format: formatParameter() }, found, others),
      asked,
    ),
  ];
}
