import { paths } from "../../urls";
import type { Catalog } from "../catalog";

/** Whom to tell of a weakness (RFC 9116). It is good for less than a year from the day of the latest release. */
export function securityTxt({ urls, contact, modified }: Catalog): string {
  const expires = new Date(`${modified}T00:00:00Z`);
  expires.setUTCDate(expires.getUTCDate() + 360);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    "Preferred-Languages: ja, en",
    `Canonical: ${urls.absolute(paths.wellKnown("security.txt"))}`,
    "",
  ].join("\n");
}
