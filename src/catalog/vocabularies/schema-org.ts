import { entities } from "../../model";
import type { Field } from "../../model/field";
import { columnsOf } from "../../model/kinds";
import type { Text } from "../../model/text";
import { LICENCE, paths } from "../../urls";
import { type Catalog, lastChanged, type Series } from "../catalog";
import { datasetDescription, datasetTitle, period, publisher, worksCited } from "../dataset";

/**
 * The catalogue as schema.org DataCatalog, with the whole as a Dataset and each collection as a part of it: what search engines for
 * datasets require and recommend (Google Search Central, Dataset structured data). The same in a page's head and as a document.
 */
export function schemaOrg(catalog: Catalog): object {
  const { whole, collections } = catalog;
  const parts = collections.map((one) => datasetNode(catalog, one));
  return {
    "@context": "https://schema.org/",
    ...catalogNode(catalog),
    datePublished: catalog.issued,
    dateModified: catalog.modified,
    dataset: [{ ...datasetNode(catalog, whole), hasPart: parts }],
  };
}

/** The last release of a catalogue alone, for the head of a page: it needs no more of the catalogue than that release. */
export function schemaOrgInBrief(catalog: Catalog): object {
  return schemaOrgOf(catalog, catalog.whole);
}

/** The whole or a collection of a catalogue alone, for the head of its page. */
export function schemaOrgOf(catalog: Catalog, series: Series): object {
  return { ...datasetNode(catalog, series), includedInDataCatalog: catalogNode(catalog) };
}

function catalogNode(catalog: Catalog): object {
  const { urls } = catalog;
  return {
    "@type": "DataCatalog",
    "@id": `${urls.absolute(paths.catalog("#catalog"))}`,
    name: datasetTitle.en,
    alternateName: datasetTitle.ja,
    description: datasetDescription.en,
    url: urls.portal,
    inLanguage: ["ja", "en"],
    license: LICENCE,
    publisher: organization(catalog),
  };
}

function datasetNode(catalog: Catalog, series: Series): object {
  const { urls } = catalog;
  const { current } = series;
  const { release } = current;
  const url = urls.absolute(current.path);
  return {
    "@type": "Dataset",
    "@id": url,
    name: series.entity ? `${series.title.en} – ${datasetTitle.en}` : datasetTitle.en,
    alternateName: series.title.ja,
    description: longEnough(series.description, catalog),
    identifier: url,
    url,
    version: release.id,
    keywords: series.keywords.flatMap(({ en, ja }) => [en, ja]),
    license: LICENCE,
    isAccessibleForFree: true,
    inLanguage: ["ja", "en"],
    creator: organization(catalog),
    publisher: organization(catalog),
    // Nobody funds it by a grant; the one who makes it pays for it.
    funder: organization(catalog),
    datePublished: release.issued,
    dateModified: lastChanged(series).release.issued,
    includedInDataCatalog: { "@id": urls.absolute(paths.catalog("#catalog")) },
    ...(series.entity && { isPartOf: { "@id": urls.absolute(paths.release(release.id)) } }),
    spatialCoverage: { "@type": "Place", name: "Japan", address: { "@type": "PostalAddress", addressCountry: "JP" } },
    temporalCoverage: `${period.start}/${period.end}`,
    measurementTechnique: "Transcription of published documents and books, each record with the line or book that it is drawn from",
    variableMeasured: variablesOf(series),
    citation: worksCited,
    isBasedOn: worksCited.map((name) => ({ "@type": "CreativeWork", name })),
    distribution: current.distributions.map(({ path, file, mediaType, label }) => ({
      "@type": "DataDownload",
      name: label.en,
      contentUrl: urls.absolute(path),
      encodingFormat: mediaType,
      contentSize: `${file.bytes} B`,
      sha256: file.sha256,
    })),
  };
}

/** The columns of a collection as the files of its release have them; of the whole, the collections that it has there. */
function variablesOf({ entity, current }: Series): object[] {
  const { fields } = current.manifest;
  if (!entity) {
    return entities
      .filter(({ collection }) => collection in fields)
      .map(({ collection, label, description }) => ({
        "@type": "PropertyValue",
        name: collection,
        alternateName: [label.en, label.ja],
        description: description.en,
      }));
  }
  return (fields[entity.collection] ?? []).flatMap((key) => {
    const field = entity.fields[key] as Field;
    return columnsOf(key, field).map((name) => ({
      "@type": "PropertyValue",
      name,
      alternateName: [field.label.en, field.label.ja],
      description: field.description.en,
      ...(field.kind === "yen" && { unitText: "JPY" }),
    }));
  });
}

function organization({ urls }: Catalog): object {
  return {
    "@type": "Organization",
    "@id": urls.absolute(paths.catalog("#publisher")),
    name: publisher.en,
    alternateName: publisher.ja,
    url: urls.portal,
  };
}

/** A description of 50 characters or more: what is too short says what it is part of. */
function longEnough({ en }: Text, { whole }: Catalog): string {
  return en.length >= 50 ? en : `${en} Part of: ${whole.title.en}.`;
}
