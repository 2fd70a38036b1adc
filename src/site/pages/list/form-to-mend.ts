import { prefersProblemPage } from "../../../api/negotiate";
import { Problem, problemTypes } from "../../../api/problem";
import type { Ctx } from "../../../api/respond";
import { amissIn } from "./amiss";
import { readAsked } from "./asked";
import { takes } from "./controls";
import type { Listing } from "./listing";
import { readListing } from "./read";
import { pageToMend } from "./to-mend";

/**
 * The form again for a person who typed into it what the list refuses with `error`, with all that it does not refuse; null where it is no
 * person, or where something is wrong that cannot be typed there. `written` is what was sent, as the list takes it. Throws what keeps the
 * rest from being read, such as a search that fails.
 */
export async function formToMend(
  c: Ctx,
  place: Pick<Listing, "language" | "entity" | "named">,
  written: string,
  error: unknown,
): Promise<Response | null> {
  if (!(error instanceof Problem) || !prefersProblemPage(c.req.header("Accept"))) return null;
  const url = new URL(c.req.url);
  const amiss = amissIn(place.entity, url.search, error, place.language);
  if (!amiss) return null;
  const listed = await readWithout(c, place, written, [...amiss.keys(), "cursor"]);
  // A release from before a field has none to type into.
  if (!listed || ![...amiss.keys()].every((name) => takes(listed.listing, name))) return null;
  return pageToMend({ ...listed, amiss }, url, c.env.PUBLIC_URL);
}

/** The list without some parameters; null where its address is wrong in more than these, as in a release that there is not. */
async function readWithout(
  c: Ctx,
  place: Pick<Listing, "language" | "entity" | "named">,
  written: string,
  names: readonly string[],
): Promise<Awaited<ReturnType<typeof readListing>> | null> {
  const rest = new URLSearchParams(written);
  for (const name of names) rest.delete(name);
  try {
    return await readListing(c, { ...place, asked: readAsked(place.entity, String(rest)) });
  } catch (error) {
    if (error instanceof Problem && OF_ADDRESS.includes(problemTypes[error.code].status)) return null;
    throw error;
  }
}

const OF_ADDRESS: readonly number[] = [400, 404, 410];
