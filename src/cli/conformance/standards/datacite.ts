import { readFileSync } from "node:fs";
import { citationFaults } from "../citations";
import { schemaIn, validator } from "../json-schema";
import type { Standard } from "../standard";

/** Where a controlled list is called otherwise in the JSON Schema than in the XML Schema. */
const XSD_NAMES: Readonly<Record<string, string>> = { resourceTypeGeneral: "resourceType" };

/**
 * There is no JSON Schema of 4.6 at hand. It added nothing to 4.5 but values of controlled lists (revision history in its metadata.xsd,
 * 2024-12-05), so the JSON Schema of 4.5 is held with the lists in the XML Schema of 4.6 in the place of its own.
 */
export const datacite: Standard = {
  title: "DataCite 4.6 (JSON Schema of 4.5 with the controlled lists of 4.6)",
  async violations(portal, schemas) {
    const schema = schemaIn(`${schemas}/citation/datacite-v4.5.json`);
    for (const [name, definition] of Object.entries<{ enum?: string[] }>(schema.definitions))
      if (definition.enum) definition.enum = listIn(`${schemas}/citation/kernel-4.6/include`, name);
    const validate = validator(schema, "2019-09");
    return citationFaults(portal, "datacite.json", (text) => validate(JSON.parse(text)));
  },
};

function listIn(folder: string, name: string): string[] {
  const xsd = readFileSync(`${folder}/datacite-${XSD_NAMES[name] ?? name}-v4.xsd`, "utf8");
  return [...xsd.matchAll(/<xs:enumeration value="([^"]*)"/g)].map(([, value = ""]) => value);
}
