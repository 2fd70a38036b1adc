import { isName } from "../model/kinds";
import { paths } from "../urls";
import { latestRelease } from "./ledger";
import { entityOrProblem, unknownRecord } from "./missing";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { type Ctx, extensionOf } from "./respond";

/** `/id/{collection}/{id}`: the permanent name of a record, 303 to its latest description in the format that Accept asks for. */
export async function identifier(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const { name, format } = negotiate(c.req.param("id") ?? "", c.req.header("Accept"));
  if (!isName(name)) throw await unknownRecord(c.env.DB, await latestRelease(c.env.DB), entity, name);
  return c.body(null, 303, {
    Location: paths.record(entity.collection, name, { extension: extensionOf(format) }),
    Vary: "Accept",
    "Cache-Control": "public, max-age=60",
  });
}
