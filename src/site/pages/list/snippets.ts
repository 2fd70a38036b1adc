/** A way to get the list from a program. */
export type Snippet = { readonly name: string; readonly code: string };

/**
 * The list in the languages of those who count. What is called is the origin that the reader has reached; what is cited is the permanent
 * name. Apostrophes, the only quotation mark that a URL may hold, are written as their code.
 */
export function snippetsOf({
  csv,
  json,
  cited,
}: {
  readonly csv: string;
  readonly json: string;
  readonly cited: string;
}): Snippet[] {
  const [url, document] = [csv, json].map((one) => one.replaceAll("'", "%27")) as [string, string];
  return [
    { name: "curl", code: `# ${cited}\ncurl '${document}'` },
    { name: "Python (pandas)", code: `# ${cited}\nimport pandas as pd\n\ndf = pd.read_csv("${url}")` },
    { name: "R (readr)", code: `# ${cited}\nlibrary(readr)\n\ndf <- read_csv("${url}")` },
    { name: "DuckDB", code: `-- ${cited}\nSELECT *\nFROM read_csv('${url}');` },
  ];
}

/** The command that keeps a query under a permanent name. `predicate` is JSON. */
export function keepingCommand(address: string, predicate: string): string {
  const body = predicate.replaceAll("'", String.raw`'\''`);
  return `curl -i '${address}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}
