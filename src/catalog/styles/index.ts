import type { CitationStyle } from "../citation";
import { bibtex } from "./bibtex";
import { cff } from "./cff";
import { csl } from "./csl";
import { datacite } from "./datacite";
import { ris } from "./ris";
import { text } from "./text";

/** The only list of citation styles. */
export const styles: readonly CitationStyle[] = [bibtex, ris, csl, datacite, cff, text];
