import { LICENCE, paths } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetDescription, datasetTitle, keywords, publisher, spdxLicence } from "../dataset";

/** The profile of JSON-LD that a crate is (RO-Crate 1.2, section “Root Data Entity”). */
export const RO_CRATE = "https://w3id.org/ro/crate/1.2";

/** The latest release as a web-based RO-Crate 1.2: every file of it, with type, size and digest. */
export function roCrate({ urls, whole, contact }: Catalog): object {
  const { release, manifest } = whole.current;
  const root = urls.absolute(paths.releaseFolder(release.id));
  const identifier = urls.absolute(paths.releasePart(release.id, "identifier"));
  const fileAt = (name: string) => urls.absolute(paths.dump(release.id, name));
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        conformsTo: { "@id": RO_CRATE },
        about: { "@id": root },
      },
      {
        "@id": root,
        "@type": "Dataset",
        name: `${datasetTitle.en}, release ${release.id}`,
        alternateName: datasetTitle.ja,
        description: datasetDescription.en,
        datePublished: release.issued,
        version: release.id,
        license: { "@id": LICENCE },
        author: { "@id": urls.absolute(paths.catalog("#publisher")) },
        publisher: { "@id": urls.absolute(paths.catalog("#publisher")) },
        identifier: { "@id": identifier },
        url: urls.absolute(paths.release(release.id)),
        "cite-as": urls.absolute(paths.release(release.id)),
        keywords: keywords.flatMap(({ en, ja }) => [en, ja]).join(", "),
        inLanguage: ["ja", "en"],
        hasPart: manifest.files.map(({ name }) => ({ "@id": fileAt(name) })),
      },
      {
        "@id": identifier,
        "@type": "PropertyValue",
        name: "Frozen URL",
        propertyID: "https://registry.identifiers.org/registry/url",
        value: urls.absolute(paths.release(release.id)),
        url: urls.absolute(paths.release(release.id)),
      },
      {
        "@id": urls.absolute(paths.catalog("#publisher")),
        "@type": "Organization",
        name: publisher.en,
        alternateName: publisher.ja,
        url: urls.portal,
        contactPoint: { "@id": contact },
      },
      {
        "@id": contact,
        "@type": "ContactPoint",
        contactType: "data",
        ...(contact.startsWith("mailto:") ? { email: contact } : { url: contact }),
      },
      { "@id": LICENCE, "@type": "CreativeWork", name: spdxLicence.name, identifier: spdxLicence.id, url: LICENCE },
      ...manifest.files.map(({ name, bytes, sha256, contentType }) => ({
        "@id": fileAt(name),
        "@type": "File",
        name,
        contentSize: String(bytes),
        encodingFormat: contentType.split(";")[0],
        sha256,
        license: { "@id": LICENCE },
      })),
    ],
  };
}
