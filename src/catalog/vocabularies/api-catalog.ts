import { languages } from "../../model/text";
import { LICENCE, paths } from "../../urls";
import type { Catalog } from "../catalog";

/**
 * The API in an API catalogue (RFC 9727, section 4): where it is described for machines and for people, and whether it runs.
 */
export function apiCatalog({ urls }: Catalog): object {
  return {
    linkset: [
      {
        anchor: urls.absolute(paths.api()),
        "service-desc": [{ href: urls.absolute(paths.openapi()), type: "application/json" }],
        "service-doc": languages.map((language) => ({
          href: urls.absolute(paths.docs(language)),
          type: "text/html",
          hreflang: [language],
        })),
        "service-meta": [{ href: urls.absolute(paths.catalog(".jsonld")), type: "application/ld+json" }],
        status: [{ href: urls.absolute(paths.readyz()), type: "application/json" }],
        license: [{ href: LICENCE }],
      },
    ],
  };
}
