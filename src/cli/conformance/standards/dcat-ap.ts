import { readFileSync } from "node:fs";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import type { Standard } from "../standard";

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DCAT = "http://www.w3.org/ns/dcat#";

/** The shapes of DCAT-AP 3.0.1: what must be, what should be, the ranges, and the controlled vocabularies. */
const SHAPES = ["shapes.ttl", "shapes_recommended.ttl", "range.ttl", "mdr-vocabularies.shape.ttl", "deprecateduris.ttl"];

/** The classes that the catalogue must have something of: a shape says nothing where it finds nothing to look at. */
const CLASSES = ["Catalog", "DatasetSeries", "Dataset", "Distribution", "DataService"];

/** What a shape asks and a portal in Japan cannot or must not do. */
const NOT_OURS = [
  // The shape wants names of SPDX to begin with https; SPDX itself and DCAT 3 (section 6.16) say http.
  { path: "http://spdx.org/rdf/terms#algorithm", message: "ChecksumAlgorithmRestriction" },
  // “Check if a corresponding exists in the EU corporate bodies NAL”: there is none of this portal.
  { path: "http://purl.org/dc/terms/publisher", message: "CorporateBodyRestriction" },
] as const;

export const dcatAp: Standard = {
  title: "DCAT-AP 3.0 (SHACL of 3.0.1)",
  async violations(portal, schemas) {
    const data = new Store(await portal.graph("/catalog.ttl"));
    const classes = new Set(data.getObjects(null, RDF_TYPE, null).map(({ value }) => value));
    const found = CLASSES.filter((name) => !classes.has(`${DCAT}${name}`)).map((name) => `there is no dcat:${name}`);
    for (const file of SHAPES) {
      const written = readFileSync(`${schemas}/dcat-ap-3.0.1/${file}`, "utf8");
      const shapes = new Store(new Parser({ format: "text/turtle" }).parse(written));
      const validator = new SHACLValidator(shapes as never, { importGraph: async () => new Store() as never });
      for (const one of (await validator.validate(data as never)).results) {
        const [, severity = ""] = one.severity?.value.split("#") ?? [];
        const message = one.message.map(({ value }: { value: string }) => value).join(" ");
        // What others named and nobody here can add to: that Japan, say, should have a bounding box.
        const isTheirs = !one.focusNode?.value.startsWith(portal.publicUrl) && severity === "Warning";
        if (isTheirs || NOT_OURS.some((not) => one.path?.value === not.path && message.includes(not.message))) continue;
        found.push(`${file}: ${severity} ${one.focusNode?.value} ${one.path?.value ?? ""} ${message}`);
      }
    }
    return found;
  },
};
