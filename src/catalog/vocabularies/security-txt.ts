import { languages } from "../../model/text";
import { paths } from "../../urls";
import type { Catalog } from "../catalog";

// A file is to expire less than a year ahead (RFC 9116, section 2.5.5).
const GOOD_FOR_DAYS = 360;

/** Whom to tell of a weakness (RFC 9116): whoever deploys the portal says anew that it holds. */
export function securityTxt({ urls, contact, deployed }: Catalog): string {
  const expires = new Date(`${deployed}T00:00:00Z`);
  expires.setUTCDate(expires.getUTCDate() + GOOD_FOR_DAYS);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    `Preferred-Languages: ${languages.join(", ")}`,
    `Canonical: ${urls.absolute(paths.wellKnown("security.txt"))}`,
    ...languages.map((language) => `Policy: ${urls.absolute(paths.guidePage(language, "security"))}`),
    "",
  ].join("\n");
}
