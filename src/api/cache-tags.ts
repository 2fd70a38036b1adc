/** The tag of what a later release makes untrue. */
export const LATEST_TAG = "latest";

// A path names one release and links the one before, or names two that it compares.
const MOST_RELEASES = 4;

/** The tag of what a release says. */
export function releaseTag(release: string): string {
  return `release-${release}`;
}

/** The tags of the releases that an address names, or several addresses. */
export function releaseTags(addresses: string): string[] {
  return [...new Set(addresses.match(/(?<!\d\.?)\d+\.\d+\.\d+(?!\d)/g))].slice(0, MOST_RELEASES).map(releaseTag);
}

/**
 * The same answer with a `Cache-Tag` where a shared cache may keep it: by it the answer is found again when its release is withdrawn, or
 * another is the latest. The release before it that it links is among them: that link ends with the withdrawal of that one. The platform
 * takes the header for itself. `url` is where the answer stands; a handler has named the releases that neither address nor link shows.
 */
export function tagged(answer: Response, url: string): Response {
  const { headers } = answer;
  const caching = headers.get("Cache-Control") ?? "";
  if (!caching.includes("public")) {
    headers.delete("Cache-Tag");
    return answer;
  }
  const before = /<([^?>]*)[^>]*>; rel="predecessor-version"/.exec(headers.get("Link") ?? "")?.[1] ?? "";
  const shown = `${new URL(url).pathname} ${before} ${headers.get("Content-Location") ?? ""}`;
  const known = headers.get("Cache-Tag")?.split(",") ?? [];
  const tags = new Set([...(caching.includes("immutable") ? [] : [LATEST_TAG]), ...known, ...releaseTags(shown)]);
  if (tags.size > 0) headers.set("Cache-Tag", [...tags].join(","));
  return answer;
}
