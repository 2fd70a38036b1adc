import * as z from "zod";
import { schemes } from "../../catalog/ontology";
import { type Document, documentsOf, type Vocabulary, vocabularies } from "../../catalog/vocabularies";
import { graphFormats } from "../../formats/graph-formats";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import type { ProblemCode } from "../problem";
import { sent } from "./headers";
import { type Operation, redirect } from "./operation";
import { bodyAs, both, graphContent, notModifiedAnd, pageAnswer } from "./responses";

const [firstScheme] = schemes().values();
const schemeParameter = () =>
  z
    .string()
    .max(80)
    .describe("List of codes / コード一覧")
    .openapi({ example: firstScheme?.name ?? "" });

/** What OpenAPI says of the catalogue and of the portal's own terms. */
export const catalogue = {
  terms: () => [...graphOperations(paths.terms(), "getTerms", { en: "The portal's own terms", ja: "当ポータルの語彙" }, {}, [])],
  scheme: () => [
    ...graphOperations(
      "/codes/{scheme}",
      "getCodes",
      { en: "A list of codes as a concept scheme", ja: "コード一覧（SKOS）" },
      { scheme: schemeParameter() },
      ["not-found"],
    ),
  ],
  code: () => [
    redirect(
      "/codes/{scheme}/{code}",
      "resolveCode",
      { en: "A code: to the list that describes it", ja: "コード：説明のある一覧へ" },
      {
        scheme: schemeParameter(),
        code: z
          .string()
          .max(80)
          .describe("Code / コード")
          .openapi({ example: Object.keys(firstScheme?.values ?? {})[0] }),
      },
      303,
      ["not-found", "not-acceptable"],
    ),
  ],
  vocabularies: () => vocabularies.flatMap(vocabularyOperations),
  dataPackage: () => [
    redirect(paths.dataPackage(), "getDataPackage", {
      en: "The latest release as a Data Package",
      ja: "最新リリースのData Package",
    }),
  ],
} satisfies Record<string, () => readonly Operation[]>;

/** A vocabulary at each of its addresses. */
function vocabularyOperations(vocabulary: Vocabulary): Operation[] {
  const negotiated =
    "triples" in vocabulary
      ? [graphOperation(vocabulary.path, operationIdOf(vocabulary.path), vocabulary.label, {}, ["unavailable"], true)]
      : [];
  return [...negotiated, ...documentsOf(vocabulary).map(documentOperation)];
}

function documentOperation({ path, contentType, label }: Document): Operation {
  const mediaType = contentType.split(";")[0] as string;
  return {
    path,
    schema: {
      operationId: operationIdOf(path),
      tags: ["catalogue"],
      summary: both(label),
      responses: {
        "200": {
          description: both(label),
          headers: sent(["ETag"], ["Link"]),
          content: { [mediaType]: { schema: bodyAs(mediaType, 10_000_000) } },
        },
        ...notModifiedAnd(["invalid-parameter", "unavailable"]),
      },
    },
  };
}

/** `getWellKnownVoid` of `/.well-known/void`. */
function operationIdOf(path: string): string {
  return `get${path.replaceAll(/[^A-Za-z]+(.)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase())}`;
}

/** The extensions of graphs, as a parameter of a path. */
export const graphFormat = () =>
  z
    .enum(graphFormats.map(({ name }) => name))
    .describe("Format / 形式")
    .openapi({ example: "ttl" });

/** A graph at its address and with the extension of each format. */
function graphOperations(
  path: string,
  operationId: string,
  summary: Text,
  params: Record<string, z.ZodType>,
  problems: readonly ProblemCode[],
): Operation[] {
  return [
    graphOperation(path, operationId, summary, params, problems, true),
    graphOperation(`${path}.{format}`, `${operationId}As`, summary, { ...params, format: graphFormat() }, [
      "unknown-format",
      ...problems,
    ]),
  ];
}

/** A graph in the formats for graphs. */
export function graphOperation(
  path: string,
  operationId: string,
  summary: Text,
  params: Record<string, z.ZodType>,
  problems: readonly ProblemCode[],
  hasPage = false,
): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: ["catalogue"],
      summary: both(summary),
      ...(Object.keys(params).length > 0 && { request: { params: z.object(params) } }),
      responses: {
        "200": {
          description: both(summary),
          headers: sent(["ETag", "Content-Location", "Link"], ["Vary"]),
          content: graphContent(),
        },
        ...(hasPage && pageAnswer()),
        ...notModifiedAnd(["invalid-parameter", "not-acceptable", ...problems]),
      },
    },
  };
}
