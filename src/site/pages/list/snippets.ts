import type { Field } from "../../../model/field";
import { typesInPandas, typesInR } from "../datasets/ways";

/** A way to get the list from a program. */
type Snippet = { readonly name: string; readonly code: string };

type Source = {
  /** Where the list stands as CSV and as JSON, at the origin that the reader has reached. */
  readonly csv: string;
  readonly json: string;
  /** Its permanent name. */
  readonly cited: string;
  /** The fields in it. */
  readonly fields: readonly (readonly [key: string, field: Field])[];
};

// What a URL may hold as it is and some shell reads as more than itself, in zsh even after `#`.
const MEANINGFUL = /[!$'()*;]/g;

/** The list in the languages of those who count. Addresses hold nothing that ends a quotation or that a shell would run. */
export function snippetsOf({ fields, ...source }: Source): Snippet[] {
  const [url, document, cited] = [source.csv, source.json, source.cited].map((one) =>
    one.replace(MEANINGFUL, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
  );
  return [
    { name: "curl", code: `# ${cited}\ncurl '${document}'` },
    {
      name: "Python (pandas)",
      code: `# ${cited}\nimport pandas as pd\n\ndf = pd.read_csv(\n    "${url}",\n${typesInPandas(fields)})`,
    },
    { name: "R", code: `# ${cited}\ndf <- read.csv(\n  "${url}",\n  na.strings = ""${typesInR(fields)}\n)` },
    { name: "DuckDB", code: `-- ${cited}\nSELECT *\nFROM read_csv('${url}');` },
  ];
}

/** The command that keeps a query under a permanent name. `predicate` is JSON. */
export function keepingCommand(address: string, predicate: string): string {
  const body = predicate.replaceAll("'", String.raw`'\''`);
  return `curl -i '${address}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}
