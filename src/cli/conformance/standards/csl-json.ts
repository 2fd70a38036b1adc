import { citationFaults } from "../citations";
import { schemaIn, validator } from "../json-schema";
import type { Standard } from "../standard";

export const cslJson: Standard = {
  title: "CSL-JSON 1.0",
  async violations(portal, schemas) {
    const validate = validator(schemaIn(`${schemas}/citation/csl-data.json`));
    return citationFaults(portal, "csl.json", (text) => validate(JSON.parse(text)));
  },
};
