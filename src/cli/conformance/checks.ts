import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019";
import addFormats from "ajv-formats";
import { parse as parseCsv } from "csv-parse/sync";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { validateXML } from "xmllint-wasm";
import { parse as parseYaml } from "yaml";
import { canonicalHash, type Portal } from "./portal";

/** A standard, and what of it the portal does not keep: one line for each violation, none where all is well. */
export type Check = { readonly standard: string; run(portal: Portal, schemas: string): Promise<string[]> };

/** The only list of standards that the portal is held to. */
export const checks: readonly Check[] = [
  {
    standard: "DCAT-AP 3.0 (SHACL)",
    async run(portal, schemas) {
      const data = new Store(await portal.graph("/catalog.ttl"));
      const files = ["shapes.ttl", "shapes_recommended.ttl", "range.ttl", "mdr-vocabularies.shape.ttl", "deprecateduris.ttl"];
      const found: string[] = [];
      for (const file of files) {
        const shapes = new Store(
          new Parser({ format: "text/turtle" }).parse(readFileSync(`${schemas}/dcat-ap-3.0.1/${file}`, "utf8")),
        );
        const report = await new SHACLValidator(shapes as never, { importGraph: async () => new Store() as never }).validate(
          data as never,
        );
        for (const one of report.results) {
          // What others named and nobody here can add to: that Japan, say, should have a bounding box.
          const isTheirs = !one.focusNode?.value.startsWith(portal.publicUrl) && one.severity?.value.endsWith("Warning");
          if (isTheirs || NOT_OURS.some(({ path, message }) => one.path?.value === path && text(one).includes(message))) continue;
          found.push(`${file}: ${one.severity?.value.split("#")[1]} ${one.focusNode?.value} ${one.path?.value ?? ""} ${text(one)}`);
        }
      }
      return found;
    },
  },
  {
    standard: "DCAT: one graph in JSON-LD, Turtle and N-Quads",
    async run(portal) {
      const hashes = await Promise.all(
        ["jsonld", "ttl", "nq"].map(async (one) => canonicalHash(await portal.graph(`/catalog.${one}`))),
      );
      return new Set(hashes).size === 1 ? [] : [`the hashes differ: ${hashes.join(" ")}`];
    },
  },
  {
    standard: "schema.org: Dataset as Google asks, required and recommended",
    async run(portal) {
      const recommended = (
        "alternateName citation creator distribution funder identifier includedInDataCatalog isAccessibleForFree keywords license " +
        "measurementTechnique sameAs spatialCoverage temporalCoverage url variableMeasured version"
      ).split(" ");
      const { dataset } = await portal.json<{ dataset: Node[] }>("/schema-org.jsonld");
      const all = dataset.flatMap((one) => [one, ...((one.hasPart ?? []) as Node[])]);
      return all.flatMap((one) => {
        const of = `${one["@id"]}: `;
        const length = String(one.description ?? "").length;
        return [
          ...(one.name ? [] : [`${of}no name`]),
          ...(length >= 50 && length <= 5000 ? [] : [`${of}a description of ${length} characters`]),
          ...recommended.filter((key) => one[key] === undefined).map((key) => `${of}no ${key}`),
          ...(one.hasPart || one.isPartOf ? [] : [`${of}neither hasPart nor isPartOf`]),
          ...((one.distribution ?? []) as Node[])
            .filter((each) => !each.contentUrl || !each.encodingFormat)
            .map(() => `${of}a distribution without contentUrl`),
        ];
      });
    },
  },
  {
    standard: "Croissant 1.1",
    async run(portal) {
      const found: string[] = [];
      const document = await portal.json<Node>("/croissant.json");
      for (const key of [
        "@context",
        "@type",
        "name",
        "description",
        "license",
        "url",
        "creator",
        "datePublished",
        "version",
        "citeAs",
        "distribution",
        "recordSet",
      ])
        if (document[key] === undefined) found.push(`no ${key}`);
      if (document.conformsTo !== "http://mlcommons.org/croissant/1.1") found.push("conformsTo is not Croissant 1.1");
      if (document["@type"] !== "sc:Dataset") found.push("@type is not sc:Dataset");
      await jsonld.expand(
        document as never,
        {
          safe: true,
          base: `${portal.publicUrl}/croissant.json`,
          documentLoader: () => Promise.reject(new Error("a remote context")),
        } as never,
      );
      const files = new Map((document.distribution as Node[]).map((file) => [file["@id"], file]));
      const headers = new Map<unknown, string[]>();
      for (const [id, file] of files) {
        for (const key of ["contentUrl", "encodingFormat", "sha256"]) if (!file[key]) found.push(`${id}: no ${key}`);
        if ((await portal.digest(file.contentUrl as string)) !== file.sha256) found.push(`${id}: another digest`);
        headers.set(id, (await portal.text(file.contentUrl as string)).split("\r\n")[0]?.split(",") ?? []);
      }
      for (const set of document.recordSet as Node[]) {
        for (const field of set.field as Node[]) {
          const source = field.source as { fileObject: { "@id": string }; extract: { column: string } };
          if (!field.dataType) found.push(`${field["@id"]}: no dataType`);
          if (!headers.get(source.fileObject["@id"])?.includes(source.extract.column))
            found.push(`${field["@id"]}: no such column`);
        }
      }
      return found;
    },
  },
  {
    standard: "CSV on the Web",
    async run(portal) {
      const found: string[] = [];
      const { id } = await latest(portal);
      const wellKnown = (await portal.text("/.well-known/csvm")).trim().split("\n");
      if (wellKnown[0] !== "{+url}-metadata.json") found.push("/.well-known/csvm does not name {+url}-metadata.json");
      const { tables } = await portal.json<{ tables: CsvwTable[] }>(`/dumps/${id}/csv-metadata.json`);
      const ids = new Map<string, Set<string>>();
      const read = new Map<string, Record<string, string>[]>();
      for (const table of tables) {
        const response = await portal.ask(table.url);
        if (!response.headers.get("link")?.includes('type="application/csvm+json"'))
          found.push(`${table.url}: no Link to its metadata`);
        if (!/charset=utf-8/i.test(response.headers.get("content-type") ?? "")) found.push(`${table.url}: no charset`);
        const rows: string[][] = parseCsv(await response.text());
        const [header = [], ...body] = rows;
        const names = table.tableSchema.columns.map(({ name }) => name);
        if (header.join() !== names.join()) found.push(`${table.url}: columns ${header.join()} are not ${names.join()}`);
        const records = body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])));
        read.set(table.url, records);
        ids.set(table.url, new Set(records.map((record) => record.id ?? "")));
        for (const column of table.tableSchema.columns)
          for (const record of records) found.push(...cellFaults(table.url, column, record[column.name] ?? ""));
        if (ids.get(table.url)?.size !== records.length) found.push(`${table.url}: a primary key comes twice`);
        const own = await portal.json<CsvwTable>(`${table.url}-metadata.json`);
        if (own.url !== table.url) found.push(`${table.url}-metadata.json describes ${own.url}`);
      }
      for (const { url, tableSchema } of tables) {
        for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
          for (const record of read.get(url) ?? []) {
            const value = record[columnReference];
            if (value && !ids.get(reference.resource)?.has(value))
              found.push(`${url}: ${columnReference} ${value} is in no ${reference.resource}`);
          }
        }
      }
      return found;
    },
  },
  {
    standard: "Data Package 2.0",
    async run(portal, schemas) {
      const { id } = await latest(portal);
      const document = await portal.json<{ resources: { path: string; hash: string; bytes: number }[] }>(
        `/dumps/${id}/datapackage.json`,
      );
      const found = violations(new Ajv({ strict: false, logger: false }), `${schemas}/datapackage-v2/datapackage.json`, document);
      for (const { path, hash } of document.resources)
        if (`sha256:${await portal.digest(`/dumps/${id}/${path}`)}` !== hash) found.push(`${path}: another digest`);
      return found;
    },
  },
  {
    standard: "DataCite, CSL-JSON and Citation File Format",
    async run(portal, schemas) {
      const { id } = await latest(portal);
      const found: string[] = [];
      for (const part of ["", "budgets@", "budgets/sbir-2022@"]) {
        const at = (style: string) => portal.text(`/cite/${part}${id}.${style}`);
        found.push(
          ...violations(
            new Ajv2019({ strict: false, logger: false }),
            `${schemas}/citation/datacite-v4.5.json`,
            JSON.parse(await at("datacite.json")),
          ),
          ...violations(
            new Ajv({ strict: false, validateFormats: false }),
            `${schemas}/citation/csl-data.json`,
            JSON.parse(await at("csl.json")),
          ),
          ...violations(
            new Ajv({ strict: false, logger: false }),
            `${schemas}/citation/cff-1.2.0.schema.json`,
            parseYaml(await at("cff")),
          ),
        );
      }
      found.push(
        ...violations(
          new Ajv({ strict: false, logger: false }),
          `${schemas}/citation/cff-1.2.0.schema.json`,
          parseYaml(await portal.text("/CITATION.cff")),
        ),
      );
      return found;
    },
  },
  {
    standard: "RO-Crate 1.2",
    async run(portal) {
      const found: string[] = [];
      const document = await portal.json<{ "@graph": Node[] }>("/ro-crate-metadata.json");
      const nodes = new Map(document["@graph"].map((node) => [node["@id"], node]));
      const descriptor = nodes.get("ro-crate-metadata.json");
      if ((descriptor?.conformsTo as Node)?.["@id"] !== "https://w3id.org/ro/crate/1.2")
        found.push("the descriptor does not conform to 1.2");
      const root = nodes.get((descriptor?.about as Node)?.["@id"]);
      if (!String(root?.["@id"]).endsWith("/")) found.push("the root does not end in /");
      for (const key of ["name", "description", "datePublished", "license", "author", "publisher", "identifier"])
        if (root?.[key] === undefined) found.push(`the root has no ${key}`);
      for (const part of (root?.hasPart ?? []) as Node[]) {
        const file = nodes.get(part["@id"]);
        if (!file) found.push(`${part["@id"]} is not described`);
        else if (!file.encodingFormat || !file.name) found.push(`${part["@id"]}: no encodingFormat or name`);
      }
      const { data } = await portal.json<{ data: { files: unknown[] } }>(`/v1/releases/${(await latest(portal)).id}`);
      if (data.files.length !== (root?.hasPart as unknown[])?.length) found.push("not every file is a part");
      return found;
    },
  },
  {
    standard: "FAIR Signposting, levels 1 and 2",
    async run(portal) {
      const found: string[] = [];
      const { id } = await latest(portal);
      const page = `${portal.publicUrl}/v1/releases/${id}`;
      const links = linksIn((await portal.ask(page)).headers.get("link") ?? "");
      const of = (relation: string) => links.filter((link) => link.rel === relation);
      if (of("cite-as").length !== 1) found.push(`${of("cite-as").length} cite-as`);
      for (const relation of ["describedby", "item"]) {
        if (of(relation).length === 0) found.push(`no ${relation}`);
        for (const { href, type } of of(relation)) {
          const response = await portal.ask(href);
          if (!type || response.headers.get("content-type")?.split(";")[0] !== type)
            found.push(`${relation} ${href} is ${response.headers.get("content-type")}, not ${type}`);
        }
      }
      if (!of("type").some(({ href }) => href === "https://schema.org/AboutPage") || of("type").length < 2)
        found.push("no AboutPage beside the type of the thing");
      for (const relation of ["author", "license"]) if (of(relation).length === 0) found.push(`no ${relation}`);
      for (const { href } of of("item")) {
        const back = linksIn((await portal.ask(href)).headers.get("link") ?? "");
        if (!back.some(({ rel }) => rel === "collection")) found.push(`${href}: no collection back`);
      }
      const [set] = of("linkset");
      const response = await portal.ask(set?.href ?? "/none");
      if (response.headers.get("content-type") !== "application/linkset+json") return [...found, "no linkset"];
      const { linkset } = (await response.json()) as { linkset: Node[] };
      const context = linkset.find(({ anchor }) => anchor === page);
      for (const relation of ["cite-as", "describedby", "item", "type", "author", "license"])
        if (!context?.[relation]) found.push(`the linkset has no ${relation} of ${page}`);
      for (const one of linkset.filter((each) => each.describes)) {
        const back = linksIn((await portal.ask(one.anchor as string)).headers.get("link") ?? "");
        if (!back.some(({ rel }) => rel === "describes")) found.push(`${one.anchor}: no describes back`);
      }
      return found;
    },
  },
  {
    standard: "API catalogue (RFC 9727)",
    async run(portal) {
      const found: string[] = [];
      const path = "/.well-known/api-catalog";
      const head = await portal.ask(path, {}, "HEAD");
      if (!head.headers.get("link")?.includes('rel="api-catalog"')) found.push("HEAD has no Link rel=api-catalog");
      if (head.headers.get("content-type") !== 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"')
        found.push(`it is ${head.headers.get("content-type")}`);
      const { linkset } = await portal.json<{ linkset: Node[] }>(path);
      for (const relation of ["service-desc", "service-doc", "service-meta", "status"]) {
        for (const { href } of (linkset[0]?.[relation] ?? [{ href: "/none" }]) as { href: string }[])
          if (!(await portal.ask(href)).ok) found.push(`${relation} ${href} does not answer`);
      }
      return found;
    },
  },
  {
    standard: "Atom (RFC 4287) and JSON Feed 1.1",
    async run(portal) {
      const atom = await portal.text("/feed.atom");
      const found = await xmlFaults("feed.atom", atom);
      for (const part of ["<id>", "<title>", "<updated>", "<author>", 'rel="self"'])
        if (!atom.includes(part)) found.push(`Atom has no ${part}`);
      const feed = await portal.json<Node>("/feed.json");
      if (feed.version !== "https://jsonfeed.org/version/1.1" || !feed.title) found.push("JSON Feed has no version or title");
      for (const item of feed.items as Node[])
        if (!item.id || !(item.content_text || item.content_html)) found.push("an item without id or content");
      return found;
    },
  },
  {
    standard: "Sitemap, robots.txt, OpenSearch, security.txt, llms.txt",
    async run(portal) {
      const sitemap = await portal.text("/sitemap.xml");
      const found = [
        ...(await xmlFaults("sitemap.xml", sitemap)),
        ...(await xmlFaults("opensearch.xml", await portal.text("/opensearch.xml"))),
      ];
      for (const [, entry = ""] of sitemap.matchAll(/<url>(.*?)<\/url>/g)) {
        const location = /<loc>(.*?)<\/loc>/.exec(entry)?.[1] ?? "";
        if (!/<lastmod>\d{4}-\d{2}-\d{2}<\/lastmod>/.test(entry)) found.push(`${location}: no lastmod`);
        if (!(await portal.ask(location)).ok) found.push(`${location} does not answer`);
      }
      if (!(await portal.text("/robots.txt")).includes(`Sitemap: ${portal.publicUrl}/sitemap.xml`))
        found.push("robots.txt names no sitemap");
      const security = await portal.text("/.well-known/security.txt");
      const expires = Date.parse(/^Expires: (.*)$/m.exec(security)?.[1] ?? "");
      if (!/^Contact: (mailto|https):/m.test(security)) found.push("security.txt has no Contact");
      if (!(expires > Date.now() && expires < Date.now() + 366 * 86_400_000))
        found.push("security.txt has run out or lasts longer than a year");
      if (!/^# .+\n\n> .+/.test(await portal.text("/llms.txt"))) found.push("llms.txt has no title and summary");
      return found;
    },
  },
];

/** What a shape asks and a portal in Japan cannot or must not do. */
const NOT_OURS = [
  // The shape wants names of SPDX to begin with https; SPDX itself and DCAT 3 (section 6.16) say http.
  { path: "http://spdx.org/rdf/terms#algorithm", message: "ChecksumAlgorithmRestriction" },
  // “Check if a corresponding exists in the EU corporate bodies NAL”: there is none of this portal.
  { path: "http://purl.org/dc/terms/publisher", message: "CorporateBodyRestriction" },
] as const;

function text({ message }: { readonly message: readonly { readonly value: string }[] }): string {
  return message.map(({ value }) => value).join(" ");
}

type Node = { readonly [key: string]: unknown };
type CsvwColumn = {
  readonly name: string;
  readonly required?: boolean;
  readonly separator?: string;
  readonly datatype: string | { base: string; format?: string; minimum?: number; maximum?: number };
};
type CsvwTable = {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: readonly CsvwColumn[];
    readonly foreignKeys?: readonly { readonly columnReference: string; readonly reference: { readonly resource: string } }[];
  };
};

async function latest(portal: Portal): Promise<{ id: string }> {
  return { id: (await portal.json<{ latest: string }>("/v1/releases")).latest };
}

function violations(ajv: Ajv | Ajv2019, file: string, document: unknown): string[] {
  addFormats.default(ajv as never);
  // Names of the schemas themselves, one of them in the way of an older draft.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  const validate = ajv.compile(schema);
  return validate(document) ? [] : [ajv.errorsText(validate.errors).slice(0, 500)];
}

function cellFaults(url: string, { name, required, separator, datatype }: CsvwColumn, cell: string): string[] {
  if (cell === "") return required ? [`${url}: ${name} is empty`] : [];
  const { base, format, minimum, maximum } =
    typeof datatype === "string" ? ({ base: datatype } as Exclude<typeof datatype, string>) : datatype;
  const faults = (value: string) => {
    const isNumber = ["integer", "decimal"].includes(base);
    if (isNumber && !/^-?\d+$/.test(value)) return [`${url}: ${name} ${value} is no ${base}`];
    if (
      isNumber &&
      (Number(value) < (minimum ?? Number.NEGATIVE_INFINITY) || Number(value) > (maximum ?? Number.POSITIVE_INFINITY))
    )
      return [`${url}: ${name} ${value} is out of range`];
    return format && !new RegExp(`^(?:${format})$`).test(value) ? [`${url}: ${name} ${value} is not ${format}`] : [];
  };
  return (separator ? cell.split(separator) : [cell]).flatMap(faults);
}

function linksIn(header: string): { href: string; rel: string; type?: string | undefined }[] {
  return [...header.matchAll(/<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?/g)].map(([, href = "", rel = "", type]) => ({
    href,
    rel,
    type,
  }));
}

/** What keeps an XML document from being well-formed. */
async function xmlFaults(fileName: string, contents: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName, contents }, normalization: "format" });
  return errors.map(({ message }) => `${fileName}: ${message}`);
}
