import preferredLanguages from "negotiator/lib/language";
import preferredMediaTypes from "negotiator/lib/mediaType";
import { formats } from "../formats";
import type { Format } from "../formats/format";
import { type GraphFormat, graphFormats } from "../formats/graph-formats";
import { suggest } from "../model/suggest";
import { type Language, languages } from "../model/text";
import { limits } from "./limits";
import { Problem } from "./problem";
import { shorten } from "./shorten";

type Named = Pick<Format, "name" | "mediaType">;

/** A last path segment without its extension, and the format asked for. */
type Negotiated<F extends Named> = { readonly name: string; readonly format: F; readonly byAccept: boolean };

/**
 * The format of a request: its extension, or else the best match of Accept (RFC 9110, section 12.5.1). Everything behind this
 * function knows a format and no request header.
 */
export function negotiate(segment: string, accept: string | undefined): Negotiated<Format> {
  return negotiateAmong(formats, segment, accept);
}

/** The same among some formats, of which the first is the default. */
export function negotiateAmong<F extends Named>(among: readonly F[], segment: string, accept: string | undefined): Negotiated<F> {
  const name = nameIn(segment);
  if (name === segment) return { name, format: acceptedOf(among, accept), byAccept: true };
  return { name, format: withExtension(among, segment.slice(name.length + 1)), byAccept: false };
}

/** A last path segment without its extension. */
export function nameIn(segment: string): string {
  const dot = segment.lastIndexOf(".");
  return dot < 0 ? segment : segment.slice(0, dot);
}

/** The one of some formats that has an extension. Throws where none has. */
export function withExtension<F extends Named>(among: readonly F[], extension: string): F {
  const format = among.find(({ name }) => name === extension);
  if (format) return format;
  const names = among.map(({ name }) => name);
  throw new Problem(
    "unknown-format",
    {
      en: `There is no format “.${shorten(extension, 40)}”.`,
      ja: `「.${shorten(extension, 40)}」という形式はありません。`,
    },
    { members: { available: names, didYouMean: suggest(extension, names) } },
  );
}

/** The one of some formats that Accept prefers, the first where it says nothing. Throws where it takes none of them. */
export function acceptedOf<F extends Named>(among: readonly F[], accept: string | undefined): F {
  if (!accept) return among[0] as F;
  const available = among.map(({ mediaType }) => mediaType);
  const best = bestOf(available, accept);
  const format = among.find(({ mediaType }) => mediaType === best);
  if (format) return format;
  throw new Problem(
    "not-acceptable",
    {
      en: `None of the formats is acceptable: ${shorten(accept, 200)}.`,
      ja: `Accept に合う形式がありません：${shorten(accept, 200)}。`,
    },
    { members: { available }, headers: { Vary: "Accept" } },
  );
}

const mediaTypes = formats.map(({ mediaType }) => mediaType);

// A type that no client names: who takes it takes anything.
const UNNAMED = "x/x";

// What an answer without a format of its own is: a problem, or nothing at all.
const PROBLEM = "application/problem+json";

/**
 * The format for graphs that a request asks for where the answer may be in any or none: by the extension at the end of the path, or else
 * by Accept. `format` is null where it asks for something else, or for nothing in particular.
 */
export function graphFormatFor(
  path: string,
  accept: string | undefined,
): { readonly format: GraphFormat | null; readonly byAccept: boolean } {
  const extension = extensionIn(path);
  const wanted = extension ?? bestOf([PROBLEM, ...mediaTypes], accept);
  const format = graphFormats.find(({ name, mediaType }) => wanted === (extension === undefined ? mediaType : name));
  return { format: format ?? null, byAccept: extension === undefined };
}

/** The extension at the end of a path. What follows the last dot of a release number is none. */
export function extensionIn(path: string): string | undefined {
  return /\.([a-z][^./]*)$/i.exec(path)?.[1];
}

/** Whether Accept asks for a page rather than for a problem or for data. */
export function prefersProblemPage(accept: string | undefined): boolean {
  return prefersHtml([PROBLEM, ...mediaTypes], accept);
}

/** Whether Accept asks for a page rather than for data. */
export function prefersPage(accept: string | undefined): boolean {
  return prefersHtml(mediaTypes, accept);
}

// Whether Accept prefers HTML to other types as somebody who reads does. A browser names XHTML beside it; a library that names HTML first and
// then takes anything did not ask for a page: `text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2` is what Java sends by itself.
function prefersHtml(others: readonly string[], accept = ""): boolean {
  if (bestOf([...others, "text/html"], accept) !== "text/html") return false;
  return /\bapplication\/xhtml\+xml\b/i.test(accept) || bestOf([UNNAMED], accept) === undefined;
}

// Types of RDF that nothing here is written in.
const OTHER_RDF = /\/(?:rdf\+xml|rdf\+n3|n3|n-triples|trig|trix|rdf\+json)\b/i;

/** Whether Accept names a type of RDF that is not offered, and takes what is offered by a wildcard alone, as rdflib's does. */
export function asksForOtherRdf(accept = ""): boolean {
  return OTHER_RDF.test(accept) && bestOf([UNNAMED, ...mediaTypes], accept) === UNNAMED;
}

/** The media type that Accept prefers; the first where it says nothing, or is refused for its length; none where it takes none of them. */
function bestOf(available: readonly string[], accept: string | undefined): string | undefined {
  if (!accept || accept.length > limits.acceptCharacters) return available[0];
  return preferredMediaTypes(withoutParameters(accept), available)[0];
}

/** Media ranges with their weights alone: charset, header and profile do not tell our formats apart. `*` is Java's for any type. */
function withoutParameters(accept: string): string {
  const ranges = accept.replace(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""').split(",");
  return ranges
    .map((one) => {
      const [type = "", ...parameters] = one.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter));
      const range = type === "*" ? "*/*" : type;
      return weight ? `${range};${weight}` : range;
    })
    .join(",");
}

/** The language of a page for a request without one in its path: Japanese where none is asked for, English for readers of others. */
export function negotiateLanguage(acceptLanguage: string | undefined): Language {
  const [best] = preferredLanguages(acceptLanguage ?? "ja", languages);
  // Who refuses English (RFC 9110, section 12.4.2) and asks for nothing that is here is given what is original.
  const isRefused = /(?:^|,)\s*(?:en|\*)\s*;\s*q=0(?:\.0{0,3})?\s*(?:,|$)/i.test(acceptLanguage ?? "");
  return (best as Language | undefined) ?? (isRefused ? "ja" : "en");
}
