import type { Node, Standard } from "../standard";

/** What Croissant 1.1 requires or recommends of a dataset (“Dataset-level Information”). */
const MEMBERS = [
  "@context",
  "@type",
  "name",
  "description",
  "license",
  "url",
  "creator",
  "datePublished",
  "version",
  "citeAs",
  "distribution",
  "recordSet",
];

type Field = Node & {
  readonly source: { readonly fileObject: { readonly "@id": string }; readonly extract: { readonly column: string } };
};
type Croissant = Node & {
  readonly distribution: readonly Node[];
  readonly recordSet: readonly { readonly field: readonly Field[] }[];
};

export const croissant: Standard = {
  title: "Croissant 1.1",
  async violations(portal) {
    const document = await portal.json<Croissant>("/croissant.json");
    const found = MEMBERS.filter((key) => document[key] === undefined).map((key) => `no ${key}`);
    if (document.conformsTo !== "http://mlcommons.org/croissant/1.1") found.push("conformsTo is not Croissant 1.1");
    if (document["@type"] !== "sc:Dataset") found.push("@type is not sc:Dataset");
    const headers = new Map<unknown, string[]>();
    for (const file of document.distribution) {
      const id = file["@id"];
      for (const key of ["contentUrl", "encodingFormat", "sha256"]) if (!file[key]) found.push(`${id}: no ${key}`);
      if ((await portal.digest(file.contentUrl as string)) !== file.sha256) found.push(`${id}: another digest`);
      headers.set(id, (await portal.text(file.contentUrl as string)).split("\r\n")[0]?.split(",") ?? []);
    }
    for (const field of document.recordSet.flatMap((set) => set.field)) {
      if (!field.dataType) found.push(`${field["@id"]}: no dataType`);
      const { fileObject, extract } = field.source;
      if (!headers.get(fileObject["@id"])?.includes(extract.column)) found.push(`${field["@id"]}: no such column`);
    }
    return found;
  },
};
