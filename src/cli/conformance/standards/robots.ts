import type { Standard } from "../standard";
import { textsOf } from "../xml";

/** RFC 9309: groups of rules (section 2.2.1), and other records such as `sitemap` (section 2.2.4). */
const LINE = /^(user-agent|allow|disallow|sitemap)\s*:\s*(.*)$/i;

export const robots: Standard = {
  title: "robots.txt (RFC 9309)",
  async violations(portal) {
    const response = await portal.ask("/robots.txt");
    const found: string[] = [];
    // Section 2.3: plain text in UTF-8.
    if (response.headers.get("content-type") !== "text/plain; charset=utf-8")
      found.push(`it is ${response.headers.get("content-type")}`);
    let inGroup = false;
    const closed: string[] = [];
    const sitemaps: string[] = [];
    for (const line of (await response.text()).split(/\r?\n/).map((one) => one.replace(/#.*/, "").trim())) {
      const [, name = "", value = ""] = LINE.exec(line) ?? [];
      const record = name.toLowerCase();
      if (line !== "" && !record) found.push(`“${line}” is no record`);
      if (record === "user-agent") inGroup = true;
      if (record.endsWith("allow") && !inGroup) found.push(`“${line}” stands before any user-agent`);
      if (record === "disallow" && value) closed.push(value);
      if (record === "sitemap") sitemaps.push(value);
    }
    if (!sitemaps.includes(`${portal.publicUrl}/sitemap.xml`)) found.push("it names no sitemap");
    for (const location of textsOf(await portal.text("/sitemap.xml"), "loc"))
      if (closed.some((path) => location.slice(portal.publicUrl.length).startsWith(path)))
        found.push(`${location} is in the sitemap and closed`);
    return found;
  },
};
