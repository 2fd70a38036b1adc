import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { styles } from "../src/catalog/styles";
import { examples } from "../test/catalog/examples";

/** Holds the citations against the JSON Schemas of their formats, which lie in the folder given. */
const [folder] = process.argv.slice(2);
const schema = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
const validators = [
  ["csl.json", new Ajv({ strict: false, validateFormats: false }), "csl-data.json", JSON.parse],
  ["cff", new Ajv({ strict: false }), "cff-1.2.0.schema.json", parse],
  ["datacite.json", new Ajv2019({ strict: false, logger: false }), "datacite-v4.5.json", JSON.parse],
] as const;

let failed = 0;
for (const [extension, ajv, file, read] of validators) {
  addFormats.default(ajv as never);
  // Names of the schemas themselves, one of them in the way of an older draft.
  const { $schema: _, id: __, ...rest } = schema(file);
  const validate = ajv.compile(rest);
  for (const citation of examples) {
    const text = styles.find((style) => style.extension === extension)?.write(citation) ?? "";
    if (validate(read(text))) continue;
    failed++;
    console.error(`${extension}, ${citation.kind}: ${ajv.errorsText(validate.errors)}`);
  }
  console.log(`${extension}: ${examples.length} citations held against ${file}`);
}
process.exit(failed > 0 ? 1 : 0);
