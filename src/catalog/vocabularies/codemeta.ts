import { version } from "../../../package.json";
import { paths } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetTitle, keywords, publisher } from "../dataset";

/** The software behind the portal in CodeMeta 3.0. */
export function codemeta({ urls }: Catalog): object {
  const organization = { "@type": "Organization", name: publisher.en, url: urls.portal };
  return {
    "@context": "https://w3id.org/codemeta/3.0",
    "@type": "SoftwareSourceCode",
    name: publisher.en,
    description: `The portal that publishes ${datasetTitle.en}: a Worker that answers versioned open data.`,
    url: urls.portal,
    version,
    license: "https://spdx.org/licenses/MIT",
    programmingLanguage: "TypeScript",
    runtimePlatform: "Cloudflare Workers",
    keywords: keywords.map(({ en }) => en),
    author: [organization],
    maintainer: [organization],
    softwareHelp: urls.absolute(paths.anyDocs()),
  };
}
