import { formats } from "../../formats";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import type { Catalog } from "../catalog";
import { datasetDescription, datasetTitle, WHOLE } from "../dataset";

/** A description of the data: what it says in which vocabulary, and its path. */
type Description = { readonly label: Text; readonly path: string };

/** What the portal is, for readers that are language models (llmstxt.org). */
export function llmsTxt({ urls, whole, collections }: Catalog, descriptions: readonly Description[]): string {
  const at = (path: string) => urls.absolute(path);
  const { release } = whole.current;
  const list = collections.map(({ name, title, description }) => `- [${title.en}](${at(paths.list(name))}): ${description.en}`);
  return `# ${datasetTitle.en}

> ${datasetDescription.en}

The latest release is ${release.id} of ${release.issued}. Paths with a release number never change; cite those. Every list and record is
to be had as ${formats.map(({ name }) => `.${name}`).join(", ")}. No key is needed. Amounts must not be added without looking: see the fields measure,
phase, ambiguous and the reconciliations.

## Start here

- [OpenAPI 3.1](${at(paths.openapi())}): every address of the API and every parameter
- [Documentation](${at(paths.docs("en"))}): the same for people, with a guide
- [Releases](${at(paths.releases())}): what each release holds and changes
- [Search](${at(paths.search({ query: "q=quantum" }))}): every collection in Japanese and English
- [Whole release as JSON](${at(paths.dump("latest", `${WHOLE}.json`))}): one file with every collection
- [Whole release as a ZIP](${at(paths.dump("latest", `${WHOLE}.zip`))}): CSV files with a Data Package
- [Data Package](${at(paths.dataPackage())}): the CSV files with their columns and types

## Collections

${list.join("\n")}

## Descriptions of the data

${descriptions.map(({ label, path }) => `- [${label.en}](${at(path)})`).join("\n")}

## Citing

- [How to cite the latest release](${at(paths.cite("latest", "txt"))})
`;
}
