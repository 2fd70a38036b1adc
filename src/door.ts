import { limits } from "./api/limits";
import { decodeText } from "./api/parameters";
import { Problem } from "./api/problem";
import { tooLong } from "./api/respond";

const METHODS = "GET, HEAD, OPTIONS";

const COMMON = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "*",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
};

/** Why a request is refused before it is looked at; null when it is not. */
export function refusal(request: Request): Problem | null {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Problem(
      "method-not-allowed",
      { en: `${request.method.slice(0, 20)} is not allowed here.`, ja: `${request.method.slice(0, 20)} は使えません。` },
      { headers: { Allow: METHODS } },
    );
  }
  if (request.url.length > limits.urlBytes) return tooLong(request.url.length);
  const length = request.headers.get("Content-Length");
  if ((length !== null && length !== "0") || request.headers.has("Transfer-Encoding") || request.body) {
    return new Problem("unexpected-body", { en: "The request has a body.", ja: "リクエストに本文があります。" });
  }
  try {
    decodeText(new URL(request.url).pathname);
  } catch (problem) {
    return problem as Problem;
  }
  return null;
}

/** The answer to a CORS preflight (Fetch Standard, section 3.3): any origin may read. */
export function preflight(): Response {
  const headers = {
    Allow: METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}

/** The headers that every answer has. */
export function withCommonHeaders(response: Response): Response {
  const answer = new Response(response.body, response);
  for (const [name, value] of Object.entries(COMMON)) answer.headers.set(name, value);
  return answer;
}
