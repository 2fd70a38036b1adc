/**
 * Contexts and vocabularies of others, as far as documents here use them: a check needs no network, and a word that is in no list below
 * is one that nobody has looked up yet. Look it up in the vocabulary, then add it.
 */

/** Classes and properties of schema.org. */
const SCHEMA_ORG = words(`
  AboutPage Boolean ContactPoint CreativeWork DataCatalog DataDownload Dataset Date Integer MediaObject MonetaryAmount Number
  Organization Person Place PostalAddress PropertyValue SoftwareSourceCode Text URL WebPage WebSite

  about address addressCountry alternateName applicationCategory author citation contactPoint contactType contentSize contentUrl
  creator dataset dateModified datePublished description distribution domainIncludes email encodingFormat funder hasPart identifier
  inLanguage includedInDataCatalog isAccessibleForFree isBasedOn isPartOf keywords license mainEntity measurementTechnique name
  programmingLanguage propertyID publisher rangeIncludes runtimePlatform sameAs sha256 softwareHelp softwareVersion spatialCoverage
  temporalCoverage unitText url value variableMeasured version
`);

/** Classes and properties of Croissant 1.1: those of its classes, and those of the context that documents copy. */
const CROISSANT = words(`
  Field FileObject FileSet RecordSet

  annotation arrayShape citeAs column containedIn data dataBiases dataCollection dataType equivalentProperty examples excludes extract
  field fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path
  personalSensitiveInformation recordSet references regex repeated replace samplingRate separator source subField transform
`);

/** The terms that a namespace may be used with. What stands in no namespace of these is not held. */
export const TERMS: readonly { readonly namespace: RegExp; readonly terms: readonly string[] }[] = [
  // The context of schema.org says http; both are names of the same terms (schema.org, “FAQ”).
  { namespace: /^https?:\/\/schema\.org\/(?=.)/, terms: SCHEMA_ORG },
  { namespace: /^http:\/\/mlcommons\.org\/croissant\/(?!1\.\d$)/, terms: CROISSANT },
  { namespace: /^https:\/\/codemeta\.github\.io\/terms\//, terms: ["developmentStatus", "issueTracker", "maintainer", "readme"] },
];

type Context = { readonly [term: string]: unknown };

/** The contexts by the address that documents name: each has its terms, and no others. */
export const THEIR_CONTEXTS: Readonly<Record<string, Context>> = {
  "https://schema.org/": { "@vocab": "http://schema.org/" },
  "https://w3id.org/ro/crate/1.2/context": {
    ...schemaOrg(SCHEMA_ORG),
    File: "http://schema.org/MediaObject",
    conformsTo: "http://purl.org/dc/terms/conformsTo",
    "cite-as": "http://www.iana.org/assignments/relation/cite-as",
  },
  // Its terms take a name where those of schema.org would take words too.
  "https://w3id.org/codemeta/3.0": {
    type: "@type",
    id: "@id",
    ...schemaOrg(words("Organization Person SoftwareSourceCode SoftwareApplication")),
    ...schemaOrg(words("description email hasPart isAccessibleForFree isPartOf keywords name operatingSystem")),
    ...schemaOrg(words("programmingLanguage publisher runtimePlatform softwareHelp softwareVersion version")),
    ...schemaOrg(words("applicationCategory codeRepository downloadUrl identifier license sameAs url"), { "@type": "@id" }),
    ...schemaOrg(words("dateCreated dateModified datePublished"), { "@type": "http://schema.org/Date" }),
    ...schemaOrg(["author"], { "@container": "@list" }),
    ...codeMeta(["maintainer"]),
    ...codeMeta(words("developmentStatus issueTracker readme"), { "@type": "@id" }),
  },
};

function schemaOrg(terms: readonly string[], more: object = {}): Context {
  return Object.fromEntries(terms.map((term) => [term, { "@id": `http://schema.org/${term}`, ...more }]));
}

function codeMeta(terms: readonly string[], more: object = {}): Context {
  return Object.fromEntries(terms.map((term) => [term, { "@id": `https://codemeta.github.io/terms/${term}`, ...more }]));
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
