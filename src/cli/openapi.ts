import { fromHono, OpenAPIRoute } from "chanfana";
import { Hono } from "hono";
import * as z from "zod";
import { extensionIn } from "../api/negotiate";
import { operations } from "../api/operations";
import { withHeaders } from "../api/operations/headers";
import type { Operation } from "../api/operations/operation";
import { datasetTitle } from "../catalog/dataset";
import { entities } from "../model";
import { publicUrl } from "./settings";

type Part = { readonly name?: string };
type Answer = Part & { headers?: Record<string, object> };
type Written = { parameters?: Part[]; responses: Record<string, Answer> };
type Document = { paths: Record<string, Record<string, Written>>; components: Record<string, Record<string, unknown>> };

/** The OpenAPI 3.1 document of every route, made by chanfana from the registry. */
export function openapi(): object {
  const router = fromHono(new Hono(), {
    openapiVersion: "3.1",
    openapi_url: null,
    docs_url: null,
    redoc_url: null,
    schema: {
      info: {
        title: `${datasetTitle.en} / ${datasetTitle.ja}`,
        version: "1.0.0",
        description:
          "Versioned, read-only and without a key. Paths with a release never change their answer; paths without one answer from the latest release. / " +
          "認証不要の読み取り専用API。リリース番号を含むパスの応答は変わらず、含まないパスは最新リリースから応答します。",
        license: { name: "MIT (code), CC BY 4.0 (data)", url: "https://creativecommons.org/licenses/by/4.0/" },
        contact: { name: datasetTitle.en, url: publicUrl() },
      },
      servers: [
        { url: publicUrl(), description: "Production / 本番" },
        { url: "http://localhost:8787", description: "npm start" },
      ],
      security: [],
      tags: [
        { name: "about", description: "The API itself / API自体: Entry points, limits and problems / 入口・制限・エラー" },
        { name: "releases", description: "Releases / リリース: Frozen editions of the data / 凍結されたデータの版" },
        { name: "search", description: "Search / 検索: Every collection, in Japanese and English / 全コレクションを日英で検索" },
        ...entities.map(({ collection, label, description }) => ({
          name: collection,
          description: `${label.en} / ${label.ja}: ${description.en} / ${description.ja}`,
        })),
        { name: "formats", description: "Formats / 形式: The same lists and records with an extension / 拡張子で形式を指定" },
        {
          name: "citations",
          description: "Citations / 引用: Citing releases, records, figures and queries / リリース・レコード・値・問い合わせの引用",
        },
        {
          name: "catalogue",
          description: "Catalogue / カタログ: What is said about the data, in every vocabulary / データの説明（各種語彙）",
        },
        { name: "dumps", description: "Dumps / ダンプ: Whole releases as files / リリース全体のファイル" },
        { name: "operation", description: "Operation / 稼働状況: Whether the portal runs and is ready / 稼働と準備の確認" },
      ],
    },
  });
  for (const operation of Object.values(operations).flatMap((make) => make())) {
    const described = withProblemPages(operation);
    const schema = { ...described, responses: withHeaders(described.responses ?? {}) };
    // The description is all that is wanted of it: the Worker answers with the handlers of routes.ts.
    class Described extends OpenAPIRoute {
      override schema = schema;
      override handle() {
        return new Response();
      }
    }
    router[operation.method ?? "get"](operation.path.replaceAll(/\{(\w+)\}/g, ":$1"), Described);
  }
  return shared(router.schema as Document);
}

/** What OpenAPI says of an operation: a browser is answered problems as a page, where the address names no format. */
function withProblemPages({ path, schema }: Operation): Operation["schema"] {
  if (extensionIn(path.replaceAll(/[{}]/g, "")) !== undefined) return schema;
  const page = { "text/html": { schema: z.string().max(1_000_000) } };
  const responses = Object.entries(schema.responses ?? {}).map(([status, one]) => {
    const isProblem = one.content?.["application/problem+json"] !== undefined;
    return [status, isProblem ? { ...one, content: { ...one.content, ...page } } : one] as const;
  });
  return { ...schema, responses: Object.fromEntries(responses) };
}

/** Moves parameters, headers and responses that stand in several places to components, once each. */
function shared(document: Document): Document {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const answers = operations.flatMap(({ responses }) => Object.values(responses));
  const uses = new Map<string, number>();
  const count = (parts: readonly object[]) => {
    for (const part of parts) {
      const key = JSON.stringify(part);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  };
  const names = new Map<string, string>();
  const component = (section: string, part: object, base: string): object => {
    const key = JSON.stringify(part);
    if ((uses.get(key) ?? 0) < 2) return part;
    document.components[section] ??= {};
    const parts = document.components[section];
    if (!names.has(key)) {
      let name = base;
      for (let i = 2; name in parts; i++) name = `${base}.${i}`;
      names.set(key, name);
      parts[name] = part;
    }
    return { $ref: `#/components/${section}/${names.get(key)}` };
  };
  // Headers first: an answer that refers to them is the same as others that do.
  count(answers.flatMap(({ headers = {} }) => Object.values(headers)));
  for (const { headers = {} } of answers)
    for (const [name, part] of Object.entries(headers)) headers[name] = component("headers", part, name);
  count(operations.flatMap(({ parameters = [], responses }) => [...parameters, ...Object.values(responses)]));
  for (const operation of operations) {
    if (operation.parameters)
      operation.parameters = operation.parameters.map((part) => component("parameters", part, part.name as string));
    for (const [status, part] of Object.entries(operation.responses))
      operation.responses[status] = component("responses", part, `Status${status}`);
  }
  return document;
}
