import { createHash } from "node:crypto";
import { addressOf, type Described } from "../../src/cli/conformance/answers";
import { examplePages } from "../served/page-examples";

/** A request, and what came back: status, digest of the body, and the headers that are to be the same. */
export type Asked = { readonly path: string; readonly headers: Record<string, string> };
export type Walk = ReadonlyMap<string, readonly [status: number, body: string, headers: string]>;

/** Headers of the moment and not of the thing. */
const OF_THE_MOMENT = [
  "date", // when it was answered
  "server-timing", // what answering it cost
  "x-request-id", // made up anew for each request
  "connection", // the server on this machine speaks of its sockets
  "keep-alive",
];

const PAGE = { json: "limit=40", other: "limit=60" };
const words = ["量子", "予算", "人", "AI", "k program", "ＳＢＩＲ"];

/**
 * Asks a portal everything that it has, and follows every list to its end: lists and records of every release in every format, search, sums,
 * comparisons, histories, the change log, mementos, catalogues, citations, kept queries, pages in both languages, errors, and every file.
 */
export async function walk(origin: string, pids: readonly string[]): Promise<Walk> {
  const seen = new Map<string, readonly [number, string, string]>();
  const open = await firstAddresses(origin, pids);
  const workers = Array.from({ length: 6 }, async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const { path, headers } = next;
      const key = [path, ...Object.values(headers)].join(" ");
      if (seen.has(key)) continue;
      seen.set(key, [0, "", ""]);
      const response = await fetch(origin + path, { headers, redirect: "manual" });
      const body = Buffer.from(await response.arrayBuffer());
      // The local server of static files makes their ETag from the moment of the build.
      const isStatic = response.headers.has("cf-cache-status");
      const told = [...response.headers].filter(([name]) => !OF_THE_MOMENT.includes(name) && !(isStatic && name === "etag")).sort();
      seen.set(key, [response.status, createHash("sha256").update(body).digest("hex"), JSON.stringify(told)]);
      const following = /<([^>]+)>; rel="?next"?/.exec(response.headers.get("link") ?? "")?.[1];
      const inBody = response.headers.get("content-type")?.startsWith("application/json")
        ? (JSON.parse(body.toString()) as { page?: { next?: string | null } }).page?.next
        : null;
      for (const more of [following, inBody]) if (more) open.push({ path: more, headers: {} });
    }
  });
  await Promise.all(workers);
  return seen;
}

async function firstAddresses(origin: string, pids: readonly string[]): Promise<Asked[]> {
  const json = async <T>(path: string) => (await (await fetch(origin + path)).json()) as T;
  const { data } = await json<{ data: { id: string; withdrawal?: unknown }[] }>("/v1/releases");
  const { collections, formats } = await json<{ collections: { collection: string }[]; formats: { name: string }[] }>("/v1");
  const described = await json<Described>("/openapi.json");
  const names = collections.map(({ collection }) => collection);
  const extensions = formats.map(({ name }) => name);
  const paths: string[] = [...examplePages, "/", "/v1/nothing", "/v1/plans/nothing", "/dumps/9.9.9/plans.csv", "/en/nothing"];

  for (const [path, { get }] of Object.entries(described.paths)) paths.push((get && addressOf(path, get, described)) ?? path);
  for (const pid of pids) {
    paths.push(
      `/v1/queries/${pid}`,
      `/v1/queries/${pid}/verify`,
      `/v1/queries/${pid}/latest`,
      `/en/queries/${pid}`,
      `/ja/queries/${pid}`,
    );
    paths.push(`/cite/queries/${pid}.bib`, ...extensions.map((extension) => `/v1/queries/${pid}.${extension}`));
  }
  for (const name of names) {
    paths.push(`/timemap/v1/${name}`, `/timegate/v1/${name}`, `/en/${name}`, `/ja/datasets/${name}`, `/cite/${name}@1.4.0.txt`);
    paths.push(...extensions.map((extension) => `/v1/${name}.${extension}`));
  }
  for (const [i, { id, withdrawal }] of data.entries()) {
    const root = `/v1/releases/${id}`;
    paths.push(root, `${root}.ttl`, `/en/releases/${id}`, `/ja/releases/${id}`, `/cite/${id}.txt`, `/cite/${id}.bib`);
    for (const name of names) {
      for (const extension of extensions) paths.push(`${root}/${name}.${extension}?${PAGE.other}`);
      paths.push(
        `${root}/${name}?${PAGE.json}&include=total,links`,
        `${root}/${name}?sort=-id&limit=25`,
        `/en/releases/${id}/${name}`,
      );
      const ids = withdrawal ? [] : await idsIn(`${root}/${name}?limit=1000&fields=id`);
      // Every record of the latest release, some of the others.
      paths.push(...ids.filter((_, nth) => i === 0 || nth % 4 === 0).map((one) => `${root}/${name}/${one}`));
      const [some] = ids;
      if (some)
        paths.push(
          ...extensions.map((extension) => `${root}/${name}/${some}.${extension}`),
          `/ja/${name}/${some}`,
          `/id/${name}/${some}`,
        );
    }
    for (const word of words) paths.push(`${root}/search?q=${encodeURIComponent(word)}&limit=20&include=total,facets`);
    paths.push(
      `${root}/budgets/sum?groupBy=theme`,
      `${root}/appropriations/sum?groupBy=fiscalYear`,
      `${root}/concordance`,
      `${root}/coverage`,
    );
    const files = (await (await fetch(`${origin}/dumps/${id}/SHA256SUMS`)).text()).split("\n").map((line) => line.slice(66));
    paths.push(
      `/dumps/${id}/SHA256SUMS`,
      `/dumps/${id}/release.json`,
      ...(withdrawal ? [] : files.filter(Boolean).map((file) => `/dumps/${id}/${file}`)),
    );
    const other = data[(i + 1) % data.length]?.id;
    paths.push(
      `/v1/compare/${other}...${id}`,
      `/v1/compare/${other}...${id}?view=rows&limit=40`,
      `/v1/compare/${other}...${id}?view=patch`,
    );
    paths.push(`/en/compare/${other}...${id}`);
  }
  for (let next: string | null = "/v1/changes?limit=1000"; next; ) {
    const page: { data: { collection: string; id: string }[]; page: { next: string | null } } = await json(next);
    paths.push(next, ...page.data.map(({ collection, id }) => `/v1/${collection}/${id}/history`));
    paths.push(...page.data.map(({ collection, id }) => `/v1/${collection}/${id}`));
    next = page.page.next;
  }
  paths.push("/v1/changes?limit=70", "/dumps/queries.ndjson", "/dumps/latest/plans.csv", "/readyz");
  const negotiated = ["text/turtle", "text/csv", "text/html", "application/ld+json"].flatMap((Accept) =>
    ["/id/initiatives/k-program", "/v1/budgets", "/catalog", "/ns", "/v1/releases/1.2.1"].map((path) => ({
      path,
      headers: { Accept },
    })),
  );
  return [...paths.map((path) => ({ path, headers: {} })), ...negotiated];

  async function idsIn(path: string): Promise<string[]> {
    // A release has no collection that came later.
    const { data: rows = [] } = await json<{ data?: { id: string }[] }>(path);
    return rows.map(({ id }) => id);
  }
}
