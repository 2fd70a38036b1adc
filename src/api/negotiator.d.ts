// Of the package only these two are asked; its index would bring those for charsets and encodings into the Worker.
declare module "negotiator/lib/language" {
  /** Those of some languages that an Accept-Language takes, the preferred first (RFC 9110, section 12.5.4). */
  export default function preferredLanguages(accept: string, provided: readonly string[]): string[];
}

declare module "negotiator/lib/mediaType" {
  /** Those of some media types that an Accept takes, the preferred first (RFC 9110, section 12.5.1). */
  export default function preferredMediaTypes(accept: string, provided: readonly string[]): string[];
}
