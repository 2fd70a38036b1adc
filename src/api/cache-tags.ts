/** The tag of what a later release makes untrue. */
export const LATEST_TAG = "latest";

// A path names one release, or two that it compares.
const MOST_RELEASES = 4;

/** The tag of what a release says. */
export function releaseTag(release: string): string {
  return `release-${release}`;
}

/**
 * The same answer with a `Cache-Tag` where a shared cache may keep it: by it the answer is found again when its release is withdrawn, or
 * another is the latest. The platform takes the header for itself. `url` is where the answer stands; a handler has named the releases
 * that the address does not show.
 */
export function tagged(answer: Response, url: string): Response {
  const { headers } = answer;
  const caching = headers.get("Cache-Control") ?? "";
  if (!caching.includes("public")) {
    headers.delete("Cache-Tag");
    return answer;
  }
  const shown = `${new URL(url).pathname} ${headers.get("Content-Location") ?? ""}`;
  const releases = [...new Set(shown.match(/(?<!\d\.?)\d+\.\d+\.\d+(?!\d)/g))].slice(0, MOST_RELEASES);
  const known = headers.get("Cache-Tag")?.split(",") ?? [];
  const tags = new Set([...(caching.includes("immutable") ? [] : [LATEST_TAG]), ...known, ...releases.map(releaseTag)]);
  if (tags.size > 0) headers.set("Cache-Tag", [...tags].join(","));
  return answer;
}
