import { problemTypes } from "../../../src/api/problem";
import { normalised } from "../../../src/door";
import { headerFaults, problemFault } from "../documented";
import { get, portal } from "../portal";
import { mostRows } from "./bounds";
import { counting } from "./counting";
import { type Documented, documented, operationsAt, schemaOf } from "./documented";
import type { Asked } from "./requests";
import { encoded } from "./texts";

/** The status of an answer, and what it breaks of what every answer holds, in words; nothing where all is well. */
export async function judged(asked: Asked): Promise<{ readonly status: number; readonly found: readonly string[] }> {
  const { method, path } = asked;
  const { answer, rows } = await counting(() => ask(asked));
  const { pathname, search } = new URL(normalised(new Request(`https://portal.test${path}`)).url);
  const given = namesIn(search);
  const operations = operationsAt(method === "QUERY" ? "post" : method.toLowerCase(), pathname);
  const most = mostRows(method, pathname);
  const found = [
    ...faults(answer),
    ...(/PUT|DELETE/.test(method) && answer.status < 400 ? [`${method} is taken, where nothing can be changed`] : []),
    ...undocumented(answer, operations),
    ...ofProblem(answer, given),
    ...ignored(answer, pathname, given, operations),
    ...(rows > most ? [`${rows} rows read, where ${most} are the most`] : []),
    ...(await shed(answer, pathname, search)),
    ...(await again(asked, answer)),
    ...(method === "GET" ? await otherwise(asked, answer) : []),
  ];
  return { status: answer.status, found };
}

type Answer = { readonly status: number; readonly headers: Headers; readonly type: string; readonly text: string };

async function ask({ method, path, headers, body }: Asked): Promise<Answer> {
  // Each request from another place, so that what is kept for readers is not held back.
  const from = { "CF-Connecting-IP": `198.51.100.${place++ % 250}` };
  const response = await get(path, {
    method,
    headers: { ...headers, ...(method === "GET" ? {} : from) },
    ...(body !== undefined && { body }),
  });
  return {
    status: response.status,
    headers: response.headers,
    type: response.headers.get("Content-Type")?.split(";")[0] ?? "",
    // Each byte as a character, as files are bytes.
    text: [...new Uint8Array(await response.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join(""),
  };
}

let place = 0;

function jsonOf({ text }: Answer): unknown {
  return JSON.parse(
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    ),
  );
}

/** The address of the next page of an answer in pages. */
function nextOf(answer: Answer): string | null {
  if (answer.type !== "application/json") return null;
  return (jsonOf(answer) as { page?: { next?: string | null } }).page?.next ?? null;
}

function hasInstance({ text }: Answer): boolean {
  return text.includes("urn:uuid:");
}

/** Names of a query, decoded; one that cannot be, as it was written. */
function namesIn(search: string): string[] {
  const parts = search.slice(1).split("&").filter(Boolean);
  return parts.map((part) => {
    const name = part.split("=")[0]?.replaceAll("+", " ") ?? "";
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  });
}

// In bytes of UTF-8: control characters but white space, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const UNSHOWN = /[\0-\x08\v\f\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]/;

function faults({ status, headers, type, text }: Answer): string[] {
  const isHonest = status < 500 || status === problemTypes["not-implemented"].status;
  const odd = [...headers].filter(([, value]) => !/^[\x20-\x7e]*$/.test(value));
  return [
    ...(isHonest ? [] : [`a fault: ${text.slice(0, 300)}`]),
    ...odd.map(([name, value]) => `${name}: ${value} is beyond ASCII`),
    ...(/html|problem/.test(type) && UNSHOWN.test(text) ? ["has a character that cannot be shown"] : []),
  ];
}

function undocumented(answer: Answer, operations: readonly Documented[]): string[] {
  if (operations.length === 0) return [];
  const { status, type } = answer;
  const described = operations.filter(({ responses }) => responses[status]);
  if (described.length === 0) return [`no status of ${operations.map(({ id }) => id).join(", ")}`];
  const odd = described.map(({ responses }) => headerFaults(answer.headers, responses[status] ?? {}));
  if (odd.every((faults) => faults.length > 0)) return odd[0] ?? [];
  if (type === "") return answer.text === "" ? [] : ["a body without a type"];
  const typed = described.filter(({ responses }) => Object.keys(responses[status]?.content ?? {}).includes(type));
  if (typed.length === 0) return [`${type} is no type of ${described.map(({ id }) => id).join(", ")}`];
  if (!/[/+]json$/.test(type) || status === 206) return [];
  const body = jsonOf(answer);
  const errors = typed.flatMap((operation) => {
    const schema = schemaOf(operation, status, type);
    return schema ? [schema.safeParse(body).error] : [];
  });
  return errors.length > 0 && errors.every((error) => error !== undefined)
    ? [`another shape than documented: ${String(errors[0]).slice(0, 400)}`]
    : [];
}

function ofProblem(answer: Answer, given: readonly string[]): string[] {
  const { status, type, headers } = answer;
  if (status < 400) return [];
  if (headers.get("Cache-Control") !== "no-store" && type === "application/problem+json") return ["an error that may be kept"];
  if (type !== "application/problem+json") return status === 410 || type === "text/html" ? [] : [`an error as ${type}`];
  const fault = problemFault(jsonOf(answer));
  if (fault !== null) return [`a problem of another shape than documented: ${fault.slice(0, 400)}`];
  const body = jsonOf(answer) as {
    status: number;
    type: string;
    errors?: { parameter: string; expected: string; expectedJa: string }[];
  };
  if (body.status !== status) return [`the body says ${body.status}`];
  const code = body.type.replace(`${portal.PUBLIC_URL}/v1/problems/`, "");
  if (!Object.hasOwn(problemTypes, code)) return [`an unknown kind of problem, ${body.type}`];
  if (code !== "invalid-parameter" && code !== "invalid-query") return [];
  const { errors = [] } = body;
  if (errors.length === 0) return given.length > 32 ? [] : ["no parameter is named"];
  if (errors.some(({ expected, expectedJa }) => !/\w/.test(expected) || !/[ぁ-んァ-ヴ一-龠]/.test(expectedJa)))
    return [`without a cure in both languages: ${JSON.stringify(errors).slice(0, 300)}`];
  if (code === "invalid-query") return [];
  const strange = errors.filter(
    ({ parameter }) =>
      parameter !== "q" && parameter !== "url" && !given.some((name) => name.startsWith(parameter.replace(/…$/, ""))),
  );
  return strange.map(({ parameter }) => `names ${JSON.stringify(parameter)}, which was not given`);
}

// Parameters that no address takes.
const NOBODYS = ["page", "offset", "Limit", "x"];

/** An answer to a parameter that it does not tell of. */
function ignored(
  { status, headers }: Answer,
  pathname: string,
  given: readonly string[],
  operations: readonly Documented[],
): string[] {
  if (status === 204 || status >= 400 || pathname === "/oembed") return [];
  // The query is part of the address whose states are told, and refused as that address would.
  if (pathname.startsWith("/timemap/")) return [];
  const location = headers.get("Location");
  const canonical = headers.get("Content-Location");
  const known = operations.flatMap(({ path, parameters }) => [
    ...parameters.filter((one) => one.in === "query").map(({ name }) => name),
    ...(path.includes("{collection}.{format}") ? LISTED : []),
    ...(path.includes("{collection}/{id}.{format}") ? ["fields", "as_of"] : []),
  ]);
  return given.flatMap((name) => {
    const isKnown = operations.length > 0 ? known.includes(name) : !NOBODYS.includes(name);
    if (status >= 300 && status !== 304) {
      // A redirect takes what it does not answer along; what nobody filled in is none.
      const { search } = new URL(location ?? "", "https://portal.test");
      // A path below another path has its query within it.
      const isTaken = namesIn(search).includes(name) || location?.includes(encoded(name));
      return isKnown || isTaken ? [] : [`leads elsewhere without ${name}`];
    }
    if (!isKnown) return [`answers ${JSON.stringify(name)}, which it does not know`];
    if (status !== 200 || canonical === null || DEFAULTED.includes(name)) return [];
    const told = namesIn(`?${canonical.split("?").slice(1).join("?")}`);
    return told.includes(name) || told.includes(name.replace(/__in$/, "")) ? [] : [`does not tell of ${name}: ${canonical}`];
  });
}

/** What a page of a list or of a search leads on without, though the API refuses it and nobody left it unfilled in a form. */
async function shed({ status, headers }: Answer, pathname: string, search: string): Promise<string[]> {
  const [, of] = /^\/(?:ja|en)((?:\/releases\/[^/]+)?\/\w+)$/.exec(pathname) ?? [];
  if (status !== 302 || of === undefined) return [];
  const there = namesIn(new URL(headers.get("Location") ?? "", "https://portal.test").search);
  const isLeft = (name: string) => !there.includes(name) && !there.includes(name.replace(/__in$/, ""));
  const left = search
    .slice(1)
    .split("&")
    .filter((part) => namesIn(`?${part}`).some(isLeft) && !SPACES.test(part));
  const refused = await Promise.all(
    left.map(async (part) => {
      const answer = await ask({ method: "GET", path: `/v1${of}?${of === "/search" ? "q=AI&" : ""}${part}`, headers: {} });
      if (answer.status !== 400) return [];
      const { errors = [{ code: "malformed" }] } = jsonOf(answer) as { errors?: { code: string }[] };
      return errors.every(({ code }) => code === "empty") ? [] : [`leads on without ${part}, which the API refuses`];
    }),
  );
  return refused.flat();
}

// What a field to type into may send where nothing can be seen in it.
const SPACES = /^(?:q|\w+__(?:gte|lte|contains))=(?:\+|%20|%C2%A0|%E3%80%80)*$/;

const LISTED = documented
  .filter(({ path, method }) => method === "get" && /^\/v1\/\w+$/.test(path))
  .flatMap(({ parameters }) => parameters.map(({ name }) => name));

// What may be asked for as it is anyway.
const DEFAULTED = ["limit", "sort", "fields"];

/** The same asked again: the same bytes, and the next page where there is one. */
async function again(asked: Asked, answer: Answer): Promise<string[]> {
  const second = await ask(asked);
  // What was kept is there; how often one may keep is counted.
  const isKept = asked.method !== "GET" && [200, 429].includes(second.status);
  if (second.status !== answer.status) return isKept ? [] : [`asked again it is ${second.status}`];
  const moves = hasInstance(answer) || asked.method !== "GET";
  return second.text === answer.text || moves ? [] : ["asked again it has other bytes"];
}

/** The same asked in other ways: by HEAD, at its canonical address, with its tag. */
async function otherwise(asked: Asked, answer: Answer): Promise<string[]> {
  const { path, headers } = asked;
  const found: string[] = [];
  const isPart = headers.Range !== undefined;
  const head = await ask({ ...asked, method: "HEAD" });
  if (!isPart && head.status !== answer.status) found.push(`HEAD is ${head.status}`);
  if (head.text !== "") found.push("HEAD has a body");
  if (head.status === answer.status && !hasInstance(answer)) {
    for (const name of [
      "Content-Type",
      "Content-Length",
      "ETag",
      "Location",
      "Content-Location",
      "Cache-Control",
      "Vary",
      "Link",
    ]) {
      if (head.headers.get(name) !== answer.headers.get(name))
        found.push(`HEAD has ${name}: ${head.headers.get(name)}, GET ${answer.headers.get(name)}`);
    }
  }
  const length = answer.headers.get("Content-Length");
  if (length !== null && answer.status !== 304 && Number(length) !== answer.text.length)
    found.push(`${answer.text.length} bytes, Content-Length says ${length}`);
  if (answer.status !== 200) return found;
  const canonical = answer.headers.get("Content-Location");
  if (canonical) {
    const there = await ask({ method: "GET", path: canonical, headers: {} });
    if (there.status !== 200) found.push(`its canonical address ${canonical} is ${there.status}`);
    else if (there.text !== answer.text) found.push(`its canonical address ${canonical} has other bytes`);
    else if (![canonical, null].includes(there.headers.get("Content-Location")))
      found.push(`its canonical address ${canonical} names another`);
  }
  const next = nextOf(answer);
  if (next !== null) {
    const { status } = await ask({ method: "GET", path: next, headers: {} });
    if (status !== 200) found.push(`its next page ${next} is ${status}`);
  }
  const tag = answer.headers.get("ETag");
  if (answer.headers.get("Cache-Control")?.includes("immutable") && !tag) found.push("frozen, without a tag");
  if (tag) {
    const { Accept } = headers;
    const fresh = await ask({ method: "GET", path, headers: { ...(Accept !== undefined && { Accept }), "If-None-Match": tag } });
    if (fresh.status !== 304 || fresh.text !== "") found.push(`with its tag it is ${fresh.status}`);
  }
  return found;
}
