import { namespaces, type Triple } from "../../formats/graph";
import { graphFormats } from "../../formats/graph-formats";
import { LICENCE, paths } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetDescription, datasetTitle, exampleRecord } from "../dataset";
import { describer } from "../describe";

/** The latest release as a VoID dataset (W3C, Describing Linked Datasets): its dumps, its size, its terms and what its names look like. */
export function voidDescription({ urls, whole, collections }: Catalog): Triple[] {
  const about = describer(urls);
  const latest = whole.current;
  const dataset = urls.absolute(`${paths.wellKnown("void")}#dataset`);
  const dumps = latest.distributions.filter(({ suffix }) => graphFormats.some(({ name }) => suffix === `.${name}`));
  const { rdf: _, xsd: __, sti: ___, ...vocabularies } = namespaces(urls);
  return [
    ...about(urls.absolute(paths.wellKnown("void")), {
      a: ["void:DatasetDescription"],
      "dct:title": { ja: `${datasetTitle.ja}の説明`, en: `Description of ${datasetTitle.en}` },
      "foaf:primaryTopic": { id: dataset },
    }),
    ...about(dataset, {
      a: ["void:Dataset"],
      "dct:title": datasetTitle,
      "dct:description": datasetDescription,
      "dct:publisher": { id: urls.absolute(paths.catalog("#publisher")) },
      "dct:license": { id: LICENCE },
      "dct:modified": { value: latest.release.issued, datatype: "xsd:date" },
      "foaf:page": { id: urls.portal },
      "void:dataDump": dumps.map(({ path }) => ({ id: urls.absolute(path) })),
      "void:entities": { value: String(latest.rows), datatype: "xsd:integer" },
      "void:uriSpace": urls.absolute(paths.ids()),
      "void:feature": graphFormats.map(({ uri }) => ({ id: uri })),
      "void:vocabulary": [...Object.values(vocabularies), urls.absolute(paths.terms())].map((id) => ({ id })),
      "void:openSearchDescription": { id: urls.absolute(paths.openSearch()) },
      "void:rootResource": { id: urls.absolute(latest.path) },
      "void:exampleResource": { id: urls.absolute(paths.id(exampleRecord.collection, exampleRecord.id)) },
      "void:classPartition": collections.map(({ name }) => ({ id: `${dataset}-${name}` })),
    }),
    ...collections.flatMap(({ name, title, entity, current }) =>
      about(`${dataset}-${name}`, {
        a: ["void:Dataset"],
        "dct:title": title,
        "void:class": { id: urls.terms + entity?.type },
        "void:entities": { value: String(current.rows), datatype: "xsd:integer" },
        "void:uriSpace": urls.absolute(paths.ids(name)),
      }),
    ),
  ];
}
