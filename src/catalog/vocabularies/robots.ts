import { paths } from "../../urls";
import type { Catalog } from "../catalog";

/** Everything may be crawled; where the map of it is. */
export function robots({ urls }: Catalog): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${urls.absolute(paths.sitemap())}\n`;
}
