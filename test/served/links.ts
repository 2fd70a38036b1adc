import { inject } from "vitest";

const origin = inject("origin");

/** How many requests are under way at a time. */
const AT_A_TIME = 6;

/** What was asked once is not asked again, from whichever page it is linked: status, and the body where a fragment is looked for. */
const asked = new Map<string, Promise<string | null>>();

/** The links that lead nowhere, each with why. Links to other sites are not followed. */
export async function broken(links: Iterable<string>, publicUrl: string): Promise<string[]> {
  const targets = [...new Set([...links].map((link) => inside(link, publicUrl)).filter((link) => link !== null))];
  const found: string[] = [];
  const next = targets[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const target of next) {
        const why = await whyBroken(target);
        if (why !== null) found.push(`${target}: ${why}`);
      }
    }),
  );
  return found.sort();
}

/** The path of a link on the portal, which a permanent name leads to as well; null where it leads elsewhere. */
function inside(link: string, publicUrl: string): string | null {
  const url = new URL(link, origin);
  if (url.origin !== origin && url.origin !== publicUrl) return null;
  return url.pathname + url.search + url.hash;
}

function whyBroken(target: string): Promise<string | null> {
  const [path = "", fragment] = target.split("#");
  return fragment ? remembered(path, "GET", decodeURIComponent(fragment)) : remembered(path, "HEAD");
}

function remembered(path: string, method: "HEAD" | "GET", fragment?: string): Promise<string | null> {
  const key = fragment === undefined ? path : `${path}#${fragment}`;
  const before = asked.get(key);
  if (before) return before;
  const answer = ask(path, method, fragment);
  asked.set(key, answer);
  return answer;
}

async function ask(path: string, method: "HEAD" | "GET", fragment?: string): Promise<string | null> {
  const response = await fetch(origin + path, { method, headers: { Accept: "text/html, */*;q=0.1" } });
  const body = await response.text();
  if (response.status !== 200) return String(response.status);
  // What a fragment names in data, the data says.
  if (fragment === undefined || !response.headers.get("Content-Type")?.startsWith("text/html")) return null;
  return new RegExp(`\\sid="${RegExp.escape(fragment)}"`).test(body) ? null : `has nothing named ${fragment}`;
}
