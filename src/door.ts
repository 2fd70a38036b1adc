import { limits } from "./api/limits";
import { decodeText } from "./api/parameters";
import { Problem } from "./api/problem";
import { tooLong } from "./api/respond";
import { paths } from "./urls";

/** The methods of a path: everything is read; queries are also kept. */
function methodsOf(path: string): string {
  return path === paths.queries() ? "GET, HEAD, POST, QUERY, OPTIONS" : "GET, HEAD, OPTIONS";
}

/** Powers of browsers that need a permission, reach a device or tell on the reader (Permissions Policy): no page uses one. */
const withoutPowers = `
  accelerometer autoplay browsing-topics camera captured-surface-control clipboard-read compute-pressure deferred-fetch
  digital-credentials-create digital-credentials-get display-capture encrypted-media fullscreen gamepad geolocation
  gyroscope hid identity-credentials-get idle-detection interest-cohort keyboard-map language-detector language-model
  local-fonts local-network local-network-access loopback-network magnetometer microphone midi
  on-device-speech-recognition otp-credentials payment picture-in-picture private-state-token-issuance private-state-token-redemption
  publickey-credentials-create publickey-credentials-get screen-wake-lock serial speaker-selection storage-access
  summarizer sync-xhr translator unload usb window-management xr-spatial-tracking
`
  .trim()
  .split(/\s+/);

const POLICY = "Content-Security-Policy";

/** Whoever reads an answer may, from anywhere. A 304 says no more: a browser would take the rest for the page that it holds. */
const FOR_ANYBODY = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "*",
};

/** What every other answer says: where it is shown, it runs nothing and sends nothing. */
const COMMON = {
  ...FOR_ANYBODY,
  [POLICY]: "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
};

/**
 * What a page says beside: what it may load, that no other window reaches into it, and which powers of the browser it does without, in
 * itself and in any frame. Isolation from other origins (Cross-Origin-Embedder-Policy) would only buy shared memory, which no page uses.
 */
const OF_PAGES = {
  [POLICY]:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  // Buttons copy citations and commands.
  "Permissions-Policy": ["clipboard-write=(self)", ...withoutPowers.map((feature) => `${feature}=()`)].join(", "),
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
  for (const name of ["Accept", "Accept-Language"])
    if ((request.headers.get(name)?.length ?? 0) > limits.acceptCharacters) return tooWide(name);
  const length = request.headers.get("Content-Length");
  const hasBody = (length !== null && length !== "0") || request.headers.has("Transfer-Encoding") || request.body;
  if (hasBody && (request.method === "GET" || request.method === "HEAD")) {
    return new Problem("unexpected-body", { en: "The request has a body.", ja: "要求に本文があります。" });
  }
  try {
    decodeText(pathname);
  } catch (problem) {
    return problem as Problem;
  }
  return null;
}

function tooWide(name: string): Problem {
  return new Problem("malformed-header", {
    en: `${name} has more than ${limits.acceptCharacters} characters.`,
    ja: `${name} が${limits.acceptCharacters}文字を超えています。`,
  });
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

/** The headers that every answer has, and those of pages where it is one. */
export function withCommonHeaders(response: Response): Response {
  const answer = new Response(response.body, response);
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  // A page that needs another policy has said so.
  const common = answer.status === 304 ? FOR_ANYBODY : isPage ? { ...COMMON, ...OF_PAGES } : COMMON;
  for (const [name, value] of Object.entries(common)) if (!answer.headers.has(name)) answer.headers.set(name, value);
  // For browsers that do not know `frame-ancestors`: a chart may stand in the frame of any site, nothing else in any.
  if (isPage && answer.headers.get(POLICY)?.includes("frame-ancestors 'none'")) answer.headers.set("X-Frame-Options", "DENY");
  // HEAD says of an answer without a body what GET says of it (section 9.3.2).
  if (!answer.body && answer.status >= 300 && answer.status < 400 && answer.status !== 304 && !answer.headers.has("Content-Length"))
    answer.headers.set("Content-Length", "0");
  // A server with a clock sends the moment of the answer (RFC 9110, section 6.6.1).
  if (!answer.headers.has("Date")) answer.headers.set("Date", new Date().toUTCString());
  return answer;
}
