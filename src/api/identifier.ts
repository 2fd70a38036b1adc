import { readAbsent } from "../db/records";
import { ttl } from "../formats/ttl";
import { isName } from "../model/kinds";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { entityOrProblem, goneOrUnknown, unknownRecord } from "./missing";
import { asksForOtherRdf, negotiate, negotiateLanguage, prefersPage } from "./negotiate";
import { Parameters } from "./parameters";
import { type Ctx, extensionOf, PRIVATE } from "./respond";

/**
 * `/id/{collection}/{id}`: the permanent name of a record, 303 to its latest description in the format that Accept asks for, a page among
 * them. Who asks for RDF in a syntax that is not offered, and takes anything else, is given RDF in Turtle.
 */
export async function identifier(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const segment = c.req.param("id") ?? "";
  const accept = c.req.header("Accept");
  const isNegotiated = !segment.includes(".");
  const isPage = isNegotiated && prefersPage(accept);
  const { name, format } = negotiate(
    segment,
    isPage ? undefined : isNegotiated && asksForOtherRdf(accept) ? ttl.mediaType : accept,
  );
  const latest = await latestRelease(c.env.DB);
  if (!isName(name)) throw await unknownRecord(c.env.DB, latest, entity, name);
  if ((await readAbsent(c.env.DB, latest.sequence, entity, [name])).length > 0)
    return goneOrUnknown(c, latest, entity, name, (id) => paths.id(entity.collection, id) + segment.slice(name.length), false);
  return c.body(null, 303, {
    Location: isPage
      ? paths.recordPage(negotiateLanguage(c.req.header("Accept-Language")), entity.collection, name)
      : paths.record(entity.collection, name, { extension: extensionOf(format) }),
    Vary: "Accept, Accept-Language",
    "Cache-Control": PRIVATE,
  });
}
