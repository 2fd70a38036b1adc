import { hop } from "../hop";
import { limits } from "./limits";
import { Problem } from "./problem";

/** What one client may do in a window of time, by the name that its binding has in lower case. */
type Policy = { readonly name: string; readonly quota: number };

const reading: Policy = { name: "reading", quota: limits.requestsPerMinute };
const minting: Policy = { name: "minting", quota: limits.newQueriesPerMinute };

/** Seconds that a quota is for; wrangler.toml says the same. */
const WINDOW = 60;

/**
 * Who asks, as far as one client is told from another: the network address that the platform saw, of IPv6 the /64, which one household
 * has. It is a key to a counter for a minute, and neither stored nor logged. Null where nothing tells: without the header, which
 * Cloudflare always sets, and on the machine that the portal runs on (`npm start`), which nobody outside can claim.
 */
export function clientOf({ headers }: Request): string | null {
  const address = headers.get("CF-Connecting-IP");
  if (!address || address === "::1" || address.startsWith("127.")) return null;
  return address.includes(":") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const [left, right] = [head, tail].map((half) => half.split(":").filter(Boolean)) as [string[], string[]];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

// What stands before every answer may not hold it up.
const COUNTED_WITHIN_MS = 1_000;

/** Why a client that has asked for too much is refused; null where it is not. A counter that fails or hangs refuses nobody. */
export async function refusalOfReading(limiter: RateLimit, client: string): Promise<Problem | null> {
  const { success } = await hop("READING", limiter.limit({ key: client }), { within: COUNTED_WITHIN_MS }).catch(() => ({
    success: true,
  }));
  return success
    ? null
    : tooMany(reading, {
        en: `More than ${reading.quota} requests came in a minute.`,
        ja: `要求が1分間に${reading.quota}件を超えました。`,
      });
}

/** Throws where a client has kept too many new queries. Those whom nothing tells apart share one number, as what is kept stays. */
export async function refuseMinting(limiter: RateLimit, client: string | null): Promise<void> {
  const { success } = await hop("MINTING", limiter.limit({ key: client ?? "unknown" }));
  if (success) return;
  throw tooMany(minting, {
    en: `More than ${minting.quota} new queries were kept in a minute.`,
    ja: `新しいクエリの登録が1分間に${minting.quota}件を超えました。`,
  });
}

/** An answer to a request that was counted, with the policy that counted it (draft-ietf-httpapi-ratelimit-headers-11, section 3). */
export const withReadingPolicy = (answer: Response): Response => withPolicy(reading, answer);
export const withMintingPolicy = (answer: Response): Response => withPolicy(minting, answer);

function withPolicy(policy: Policy, answer: Response): Response {
  answer.headers.append("RateLimit-Policy", written(policy));
  return answer;
}

function tooMany(policy: Policy, detail: Problem["detail"]): Problem {
  return new Problem("too-many-requests", detail, {
    headers: {
      "Retry-After": String(WINDOW),
      // When the platform begins to count anew it does not say, so the parameter `t` is left out (section 4.1.2).
      RateLimit: `"${policy.name}";r=0`,
      ...(policy === minting && { "RateLimit-Policy": written(minting) }),
    },
  });
}

function written({ name, quota }: Policy): string {
  return `"${name}";q=${quota};w=${WINDOW}`;
}
