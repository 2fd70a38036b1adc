import { limits } from "./api/limits";
import { decodeText } from "./api/parameters";
import { Problem } from "./api/problem";
import { tooLong } from "./api/respond";
import { paths } from "./urls";

/** The methods of a path: everything is read; queries are also kept. */
function methodsOf(path: string): string {
  return path === paths.queries() ? "GET, HEAD, POST, QUERY, OPTIONS" : "GET, HEAD, OPTIONS";
}

const COMMON = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "*",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
};

/**
 * The same request with its path as it is best written: escapes of characters that need none are undone (RFC 3986, section 6.2.2.2), so
 * that everything behind the door knows one path for one thing.
 */
export function normalised<T extends Request>(request: T): T {
  const url = new URL(request.url);
  const path = url.pathname.replace(/%[0-9a-f]{2}/gi, (coded) => {
    const character = String.fromCharCode(Number.parseInt(coded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : coded.toUpperCase();
  });
  if (path === url.pathname) return request;
  url.pathname = path;
  return new Request(url, request) as T;
}

/** Why a request is refused before it is looked at; null when it is not. */
export function refusal(request: Request): Problem | null {
  const { pathname } = new URL(request.url);
  const methods = methodsOf(pathname).split(", ");
  if (!methods.includes(request.method)) {
    return new Problem(
      "method-not-allowed",
      { en: `${request.method.slice(0, 20)} is not allowed here.`, ja: `${request.method.slice(0, 20)} は使えません。` },
      { headers: { Allow: methods.join(", ") } },
    );
  }
  if (request.url.length > limits.urlBytes) return tooLong(request.url.length);
  const length = request.headers.get("Content-Length");
  const hasBody = (length !== null && length !== "0") || request.headers.has("Transfer-Encoding") || request.body;
  if (hasBody && (request.method === "GET" || request.method === "HEAD")) {
    return new Problem("unexpected-body", { en: "The request has a body.", ja: "リクエストに本文があります。" });
  }
  try {
    decodeText(pathname);
  } catch (problem) {
    return problem as Problem;
  }
  return null;
}

/** The answer to a CORS preflight (Fetch Standard, section 3.3): any origin may read. */
export function preflight(request: Request): Response {
  const { pathname } = new URL(request.url);
  const methods = methodsOf(pathname);
  const headers = {
    Allow: methods,
    ...(pathname === paths.queries() && { "Accept-Query": "application/json" }),
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}

/** The headers that every answer has. */
export function withCommonHeaders(response: Response): Response {
  const answer = new Response(response.body, response);
  // A page that needs another policy has said so.
  for (const [name, value] of Object.entries(COMMON)) if (!answer.headers.has(name)) answer.headers.set(name, value);
  // HEAD says of an answer without a body what GET says of it (section 9.3.2).
  if (!answer.body && answer.status >= 300 && answer.status < 400 && answer.status !== 304 && !answer.headers.has("Content-Length"))
    answer.headers.set("Content-Length", "0");
  // A server with a clock sends the moment of the answer (RFC 9110, section 6.6.1).
  if (!answer.headers.has("Date")) answer.headers.set("Date", new Date().toUTCString());
  return answer;
}
