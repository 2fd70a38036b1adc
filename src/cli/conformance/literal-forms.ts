/**
 * The datatypes of XML Schema 1.1 that the portal's graphs use: the lexical space of each, as narrow as the portal writes it, and what
 * betrays a value of it that is written as mere words.
 */
export const DATATYPES: Readonly<Record<string, { readonly form: RegExp; readonly betrays?: RegExp }>> = {
  anyURI: { form: /^[a-z][a-z0-9+.-]*:\S+$/i, betrays: /^(https?:\/\/|mailto:|urn:|doi:)\S+$/i },
  boolean: { form: /^(true|false)$/, betrays: /^(true|false)$/i },
  date: { form: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, betrays: /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/ },
  dateTime: { form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, betrays: /^\d{4}-\d\d-\d\dT\d\d:\d\d/ },
  decimal: { form: /^-?\d+(\.\d+)?$/, betrays: /^-?\d+\.\d+$/ },
  gYear: { form: /^\d{4}$/ },
  gYearMonth: { form: /^\d{4}-(0[1-9]|1[0-2])$/, betrays: /^\d{4}-\d\d$/ },
  hexBinary: { form: /^([0-9a-f]{2})+$/i, betrays: /^[0-9a-f]{32,}$/i },
  integer: { form: /^-?\d+$/, betrays: /^-?[\d,]+$/ },
  nonNegativeInteger: { form: /^\d+$/ },
};

type Plain = {
  /** The property's IRI; a term of the portal's own without its origin. */
  readonly property: string;
  /** Why its values have neither language nor datatype. */
  readonly reason: string;
  /** What they look like, so that words do not hide among them. */
  readonly form: RegExp;
};

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CAMEL = /^[a-z]+\d*(?:[A-Z][a-z]*\d*)*$/;
const RELEASE = /^\d+\.\d+\.\d+$/;

/** The only properties whose values may be plain strings. */
export const PLAIN: readonly Plain[] = [
  {
    property: "http://purl.org/dc/terms/identifier",
    reason: "An id, which is no address; one that is has its datatype.",
    form: KEBAB,
  },
  {
    property: "http://www.w3.org/2004/02/skos/core#notation",
    reason: "A code, of no language (SKOS section 6.5.1).",
    form: new RegExp(`${KEBAB.source}|${CAMEL.source}`),
  },
  { property: "http://www.w3.org/ns/dcat#version", reason: "The number of a release.", form: RELEASE },
  { property: "http://www.w3.org/2002/07/owl#versionInfo", reason: "The number of a version.", form: RELEASE },
  { property: "https://schema.org/version", reason: "The number of a release.", form: RELEASE },
  { property: "https://schema.org/currency", reason: "A code of ISO 4217.", form: /^[A-Z]{3}$/ },
  { property: "http://purl.org/vocab/vann/preferredNamespacePrefix", reason: "A prefix, as Turtle has it.", form: /^[a-z]+$/ },
  {
    property: "http://rdfs.org/ns/void#uriSpace",
    reason: "What names begin with, and no name itself: VoID has a plain literal.",
    form: /^https?:\/\/\S+\/$/,
  },
  { property: "/ns#formula", reason: "An equation.", form: /^[\d\s+−=-]+$/ },
  {
    property: "/ns#project",
    reason: "The number that a ministry gave to a project, with a character for the ministry.",
    form: /^[\p{L}\d-]+$/u,
  },
  { property: "/ns#supports", reason: "The name of a field.", form: CAMEL },
  { property: "/ns#field", reason: "The name of a field.", form: CAMEL },
  { property: "/ns#collection", reason: "The name of a collection.", form: KEBAB },
  { property: "/ns#records", reason: "The id of a record in the collection that is named beside it.", form: KEBAB },
  { property: "/ns#corporateNumber", reason: "The thirteen digits of a corporate number, no quantity.", form: /^\d{13}$/ },
  {
    property: "https://schema.org/identifier",
    reason: "An identifier in a scheme that is named beside it.",
    form: /^[\p{L}\d-]+$/u,
  },
];
