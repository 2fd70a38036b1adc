import type { ParameterError } from "../../../api/problem";
import { suggest } from "../../../model/suggest";

type Part = { readonly name: string; readonly value: string; readonly written: string };

/** The path and query of an address with one wrong parameter put right; null where nobody can know how. */
export function mended(url: URL, error: ParameterError): string | null {
  const parts = partsOf(url.search);
  const at = placeOf(parts, error);
  const part = parts[at];
  if (!part) return null;
  const replaced = replacement(part, error);
  if (replaced === undefined) return null;
  // Given already under its right name, it is one too many.
  const isDouble = replaced !== null && replaced.name !== part.name && parts.some(({ name }) => name === replaced.name);
  const rest = parts.map(({ written }) => written);
  rest.splice(at, 1, ...(replaced === null || isDouble ? [] : [written(replaced)]));
  return url.pathname + (rest.length > 0 ? `?${rest.join("&")}` : "");
}

/** The same with every parameter put right; null where one cannot be. */
export function allMended(url: URL, errors: readonly ParameterError[]): string | null {
  let so: string | null = url.pathname + url.search;
  for (const error of errors) so = so === null ? null : mended(new URL(so, url), error);
  return so;
}

/** The path of an address with the name that was meant in place of the one that was written; null where none is like it. */
export function mendedPath(url: URL, meant: string): string | null {
  const segments = url.pathname.split("/");
  const nearest = suggest(meant, segments.filter(Boolean));
  if (nearest === null || nearest === meant) return null;
  return segments.map((segment) => (segment === nearest ? encodeURIComponent(meant) : segment)).join("/") + url.search;
}

/** What was probably meant, as it would be written there; null where nothing is like it. */
export function meantBy({ code, value, didYouMean }: ParameterError): string | null {
  return didYouMean === null || code === "unknown" ? didYouMean : inItsOrder(value, didYouMean);
}

function partsOf(search: string): Part[] {
  const all = search.replace(/^\?/, "").split("&").filter(Boolean);
  return all.map((one) => {
    const [name = "", ...value] = one.split("=");
    return { name: decoded(name), value: decoded(value.join("=")), written: one };
  });
}

/** Which part an error is about: of what is repeated the last, as the first is kept. */
function placeOf(parts: readonly Part[], { parameter, value, code }: ParameterError): number {
  const isMeant = (part: Part) => part.name === parameter && (part.value === value || part.value.split(",").includes(value));
  return code === "repeated" ? parts.findLastIndex(isMeant) : parts.findIndex(isMeant);
}

/** What stands there instead: null for nothing, undefined where that is not known. */
function replacement({ name, value }: Part, error: ParameterError): Omit<Part, "written"> | null | undefined {
  const { code, didYouMean } = error;
  const items = value.split(",");
  switch (code) {
    case "empty":
    case "cursor":
      return null;
    case "unknown":
      return didYouMean === null ? null : { name: didYouMean, value };
    case "repeated": {
      if (items.length < 2) return null;
      return { name, value: items.filter((_, i) => i !== items.lastIndexOf(error.value)).join(",") };
    }
    default: {
      if (didYouMean === null) return undefined;
      if (value === error.value) return { name, value: inItsOrder(value, didYouMean) };
      return { name, value: items.map((item) => (item === error.value ? inItsOrder(item, didYouMean) : item)).join(",") };
    }
  }
}

/** A key to sort by keeps its direction. */
function inItsOrder(given: string, meant: string): string {
  return given.startsWith("-") && !meant.startsWith("-") ? `-${meant}` : meant;
}

function written({ name, value }: Omit<Part, "written">): string {
  // Commas and colons are read more easily as they are.
  return `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

/** Decoded, or as it is where it is no percent-encoded UTF-8. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
