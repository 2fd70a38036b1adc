import { formats } from "../formats";
import { paths } from "../urls";
import { entityOrProblem } from "./missing";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import type { Ctx } from "./respond";

/** `/id/{collection}/{id}`: the permanent name of a record, 303 to its latest description in the format that Accept asks for. */
export function identifier(c: Ctx): Response {
  new Parameters(new URL(c.req.url).search, []).check();
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const { name, format } = negotiate(c.req.param("id") ?? "", c.req.header("Accept"));
  const extension = format === formats[0] ? undefined : format.name;
  return c.body(null, 303, {
    Location: paths.record(entity.collection, name, { extension }),
    Vary: "Accept",
    "Cache-Control": "public, max-age=60",
  });
}
