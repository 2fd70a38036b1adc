import { parse } from "yaml";
import { citationFaults } from "../citations";
import { schemaIn, validator } from "../json-schema";
import type { Standard } from "../standard";

export const citationFileFormat: Standard = {
  title: "Citation File Format 1.2",
  async violations(portal, schemas) {
    const validate = validator(schemaIn(`${schemas}/citation/cff-1.2.0.schema.json`));
    const whole = validate(parse(await portal.text("/CITATION.cff"))).map((fault) => `/CITATION.cff: ${fault}`);
    return [...whole, ...(await citationFaults(portal, "cff", (text) => validate(parse(text))))];
  },
};
