import type { Node, Standard } from "../standard";

/** What Google recommends of a Dataset; it requires `name` and a `description` of 50 to 5000 characters. */
const RECOMMENDED = [
  "alternateName",
  "citation",
  "creator",
  "distribution",
  "funder",
  "identifier",
  "includedInDataCatalog",
  "isAccessibleForFree",
  "keywords",
  "license",
  "measurementTechnique",
  "spatialCoverage",
  "temporalCoverage",
  "url",
  "variableMeasured",
  "version",
];

export const googleDataset: Standard = {
  title: "schema.org: Dataset as Google asks, required and recommended",
  async violations(portal) {
    const { dataset } = await portal.json<{ dataset: Node[] }>("/schema-org.jsonld");
    const all = dataset.flatMap((one) => [one, ...((one.hasPart ?? []) as Node[])]);
    return all.flatMap((one) => faults(one).map((fault) => `${one["@id"]}: ${fault}`));
  },
};

function faults(dataset: Node): string[] {
  const length = String(dataset.description ?? "").length;
  const unusable = ((dataset.distribution ?? []) as Node[]).filter((each) => !each.contentUrl || !each.encodingFormat);
  return [
    ...(dataset.name ? [] : ["no name"]),
    ...(length >= 50 && length <= 5000 ? [] : [`a description of ${length} characters`]),
    ...RECOMMENDED.filter((key) => dataset[key] === undefined).map((key) => `no ${key}`),
    ...(dataset.hasPart || dataset.isPartOf ? [] : ["neither hasPart nor isPartOf"]),
    ...unusable.map(() => "a distribution without contentUrl or encodingFormat"),
  ];
}
