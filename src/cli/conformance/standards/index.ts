import type { Standard } from "../standard";
import { apiCatalog } from "./api-catalog";
import { atom } from "./atom";
import { citationFileFormat } from "./citation-file-format";
import { codemeta } from "./codemeta";
import { croissant } from "./croissant";
import { cslJson } from "./csl-json";
import { csvw } from "./csvw";
import { dataPackage } from "./data-package";
import { datacite } from "./datacite";
import { dcatAp } from "./dcat-ap";
import { googleDataset } from "./google-dataset";
import { jsonFeed } from "./json-feed";
import { jsonLd } from "./json-ld";
import { linkset } from "./linkset";
import { literals } from "./literals";
import { llmsTxt } from "./llms-txt";
import { names } from "./names";
import { oneGraph } from "./one-graph";
import { openSearch } from "./open-search";
import { openapi } from "./openapi";
import { roCrate } from "./ro-crate";
import { robots } from "./robots";
import { securityTxt } from "./security-txt";
import { signposting } from "./signposting";
import { sitemap } from "./sitemap";

/** The only list of standards that the portal is held to. A new one is a file, and a line here. */
export const standards: readonly Standard[] = [
  dcatAp,
  googleDataset,
  croissant,
  csvw,
  dataPackage,
  datacite,
  cslJson,
  citationFileFormat,
  codemeta,
  roCrate,
  jsonLd,
  signposting,
  linkset,
  apiCatalog,
  openapi,
  atom,
  jsonFeed,
  sitemap,
  robots,
  securityTxt,
  openSearch,
  llmsTxt,
  names,
  oneGraph,
  literals,
];
